import { another } from './answering';
import { expect, test } from './fixtures';

test('a correction of an open survey says what changed, and asks only those whom it concerns', async ({
  page,
  browser,
  db,
  signIn,
  expectSound,
  baseURL,
}) => {
  const send = async (method: 'POST' | 'PATCH', path: string, data: unknown, more = {}) => {
    const answer = await page.request.fetch(path, {
      method,
      data,
      headers: { origin: baseURL ?? '', ...more },
    });
    expect(answer.ok(), `${path} ${await answer.text()}`).toBe(true);
    return answer.json();
  };
  const whole = (key: string, label: string, more = {}) => ({
    ...{ type: 'integer', key, scope: 'municipality', required: false, label: { nb: label } },
    ...more,
  });
  const affected = { type: 'core', key: 'affected' };
  const nights = whole('nights', 'Timer om natten?', { showWhen: [{ key: 'hours', atLeast: 10 }] });
  const own = (type: string, key: string, nb: string, more = {}) => whole(key, nb, { type, ...more });
  const once = { scope: 'request' };
  const options = [
    { key: 'letter', label: { nb: 'Brev' } },
    { key: 'phone', label: { nb: 'Telefon' } },
  ];
  /** One of every other type, in both places. */
  const rest = [
    own('yesNo', 'told', 'Er naboene varslet?'),
    own('date', 'toldOn', 'Når ble de varslet?', { showWhen: [{ key: 'told', in: ['yes'] }] }),
    own('single', 'who', 'Hvem gjorde det?', { options }),
    own('multiple', 'how', 'Hvordan?', { options }),
    own('dateTime', 'doneAt', 'Når er det gjort?', once),
    own('shortText', 'lead', 'Hvem leder arbeidet?', once),
    own('longText', 'more', 'Noe mer?', once),
  ];
  const message = { nb: 'Natten er kortest.', nn: 'Natta er kortast.', en: 'Nights are shortest.' };
  const checks = [{ left: 'nights', is: 'atMost', right: 'hours', message }];
  const first = {
    items: [affected, whole('hours', 'Timer?'), whole('people', 'Personer?'), nights, ...rest],
    checks,
  };
  const calls = whole('calls', 'Samtaler?', {
    required: true,
    showWhen: [{ key: 'affected', in: ['under_investigation'] }],
  });
  await signIn('trondelag@example.test');
  const { rows } = await db.query(`select id from incident where title = 'Tapte bekymringsmeldinger'`);
  const made = await send('POST', '/api/v1/questionnaires', { title: 'Timer og personer' });
  const version = `/api/v1/questionnaires/${made.questionnaireVersionId}`;
  await send('PATCH', version, { revision: 0, definition: first });
  await send('POST', `${version}/publish`, { revision: 1 });
  const { surveyId } = await send('POST', '/api/v1/surveys', {
    ...{ incidentId: rows[0].id, questionnaireVersionId: made.questionnaireVersionId, title: 'Timer brukt' },
    ...{ introduction: 'Vi ber om svar.', legalBasis: 'Loven.' },
    recipients: { all: false, include: ['tr-verdal-inderoy', 'tr-snasa', 'tr-leka'] },
  });
  await send('POST', `/api/v1/surveys/${surveyId}/open`, {});
  const requestOf = async (service: string) => {
    const found = await db.query(
      `select r.id, array_agg(m."municipalityNumber") as numbers from request r
       join request_municipality m on m."requestId" = r.id
       where r."surveyId" = $1 and r."serviceId" = $2 group by r.id`,
      [surveyId, service],
    );
    return found.rows[0] as { id: string; numbers: string[] };
  };
  const answered = async (service: string, said: string) => {
    const { id, numbers } = await requestOf(service);
    await signIn(`leder@${service}.example.test`);
    const of = (key: string, value: unknown) =>
      numbers.map((number) => [`${number}.${key}`, { kind: 'stated', value }]);
    const answers = Object.fromEntries([...of('affected', said), ...of('hours', 3), ...of('people', 2)]);
    await send(
      'POST',
      `/api/v1/requests/${id}/returns`,
      { baseVersion: 0, answers },
      { 'idempotency-key': id },
    );
    return id;
  };
  const concerned = await answered('tr-verdal-inderoy', 'under_investigation');
  const unconcerned = await answered('tr-snasa', 'no');

  // A leader is at it while the questions are corrected.
  const { id: open } = await requestOf('tr-leka');
  const leader = await another(browser, db, 'leder@tr-leka.example.test', baseURL);
  await leader.context().addCookies([{ name: 'kvittert-language', value: 'nn', url: baseURL ?? '' }]);
  await leader.goto(`/requests/${open}/answer`);
  await leader.getByLabel(/^Timer\?/).fill('40');
  await expect(leader.getByText(/^Lagra \d\d:\d\d$/)).toBeVisible();

  await signIn('trondelag@example.test');
  await page.goto(`/surveys/${surveyId}/questions`);
  await page.getByRole('button', { name: 'Lag en kladd av rettelsen' }).click();
  await expect(page.getByRole('heading', { name: 'Rediger spørreskjema' })).toBeVisible();
  const draft = new URL(page.url()).pathname.split('/')[2];
  await send('PATCH', `/api/v1/questionnaires/${draft}`, {
    revision: 0,
    definition: { items: [affected, whole('hours', 'Timer i alt?'), calls, nights, ...rest], checks },
  });
  await page.reload();
  await page.getByRole('button', { name: 'Publiser' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publiser' }).click();
  await expect(page.getByText('1 tjeneste som har svart, spørres igjen. 1 svar blir stående')).toBeVisible();
  await page.getByLabel('Hva er rettet, og hvorfor?').fill('Vi glemte samtalene.');
  await expectSound(page);
  await page.getByRole('button', { name: 'Ta rettelsen i bruk' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ta rettelsen i bruk' }).click();
  await page.waitForURL(`**/surveys/${surveyId}`);

  // What the leader types next is not saved to questions that are no longer asked; what was typed comes along.
  const hours = leader.getByLabel(/^Timer/).first();
  await hours.fill('41');
  await expect(leader.getByText(/^Spørsmåla er retta medan du svarte/)).toBeVisible();
  await leader.getByRole('link', { name: 'Vis dei nye spørsmåla' }).click();
  await expect(leader.getByLabel(/^Timer i alt/)).toHaveValue('41');
  // Every type, on a phone; the check speaks the reader's language.
  const group = (name: RegExp) => leader.getByRole('group', { name });
  await group(/Har meldingar gått tapt/)
    .getByRole('radio', { name: 'Nei' })
    .check();
  // Bokmål stands in where Nynorsk lacks, and is read aloud as what it is.
  await expect(leader.locator('legend span[lang=nb]', { hasText: 'Hvem gjorde det?' })).toBeVisible();
  const atNight = leader.getByLabel(/^Timer om natten/);
  await atNight.fill('50');
  await atNight.blur();
  await expect(leader.getByText('Natta er kortast.')).toBeVisible();
  await atNight.fill('12');
  await group(/Er naboene varslet/)
    .getByRole('radio', { name: 'Nei' })
    .check();
  await expect(leader.getByLabel(/^Når ble de varslet/)).toHaveCount(0);
  await group(/Er naboene varslet/)
    .getByRole('radio', { name: 'Ja' })
    .check();
  await leader.getByLabel(/^Når ble de varslet/).fill('2023-06-05');
  await group(/Hvem gjorde det/)
    .getByRole('radio', { name: 'Brev' })
    .check();
  await group(/Hvordan/)
    .getByRole('checkbox', { name: 'Telefon' })
    .check();
  await group(/Når er det gjort/)
    .getByLabel('Dato')
    .fill('2024-01-31');
  await group(/Når er det gjort/)
    .getByLabel('Klokkeslett')
    .fill('15:30');
  await leader.getByLabel(/^Hvem leder arbeidet/).fill('Vakta');
  await leader.getByLabel(/^Noe mer/).fill('Nei.');
  await expectSound(leader);
  await leader.getByRole('button', { name: 'Sjå over svaret' }).click();
  await expect(leader.locator('dt span[lang=nb]', { hasText: 'Hvem gjorde det?' })).toBeVisible();
  await expect(leader.locator('dd span[lang=nb]', { hasText: 'Brev' })).toBeVisible();
  await leader.getByRole('button', { name: 'Send inn svaret' }).click();
  await expect(leader.getByText(/^KV-\d{7}-\d$/)).toBeVisible();
  await expect(leader.locator('dt span[lang=nb]', { hasText: 'Hvem gjorde det?' })).toBeAttached();
  await leader.context().close();

  await signIn('leder@tr-verdal-inderoy.example.test');
  await page.goto(`/requests/${concerned}`);
  const corrected = page.locator('main').getByText('Spørsmålene er rettet').locator('..');
  await expect(corrected).toContainText('Nytt spørsmål: «Samtaler?»');
  await expect(corrected).toContainText('Endret: «Timer i alt?» – tekst');
  await expect(corrected).toContainText('Tatt bort: «Personer?»');
  await expect(corrected).toContainText('Dere spørres igjen bare om det som er nevnt over');
  await expectSound(page);
  await signIn('leder@tr-snasa.example.test');
  await page.goto(`/requests/${unconcerned}`);
  await expect(corrected).toContainText('Svaret deres står, og dere trenger ikke gjøre noe');

  // The answer of before keeps its own questions beside the new ones.
  await signIn('leder@tr-verdal-inderoy.example.test');
  const { numbers } = await requestOf('tr-verdal-inderoy');
  const again = Object.fromEntries(
    numbers.flatMap((number) =>
      Object.entries({ affected: 'under_investigation', hours: 3, calls: 9 }).map(([key, value]) => [
        `${number}.${key}`,
        { kind: 'stated', value },
      ]),
    ),
  );
  await send(
    'POST',
    `/api/v1/requests/${concerned}/returns`,
    { baseVersion: 1, answers: again, reason: 'Etter rettelsen' },
    { 'idempotency-key': `${concerned}-again` },
  );
  await signIn('trondelag@example.test');
  await page.goto(`/surveys/${surveyId}/requests/${concerned}`);
  const people = page.getByRole('row', { name: /^Personer\?/ }).first();
  await expect(people.getByRole('cell')).toHaveText(['2', 'Ikke spurt i denne versjonen']);
  const total = page.getByRole('row', { name: /^Timer i alt\?/ }).first();
  await expect(total.getByRole('cell').first()).toContainText('Spurt slik: «Timer?»');
  await expectSound(page);

  // Counted, charted and exported like the core; whom a condition hid a question from is told apart.
  await page.goto(`/surveys/${surveyId}/answers`);
  const chart = (name: string) => page.getByRole('region', { name });
  await expect(chart('Timer i alt?')).toContainText('Besvart for 4 av 4 linjer');
  await expect(chart('Er naboene varslet?')).toContainText('Besvart for 1 av 4 linjer');
  await expect(chart('Når ble de varslet?')).toContainText('5. juni 2023');
  await expect(chart('Når ble de varslet?')).toContainText('3 ikke relevant');
  await expect(chart('Hvem gjorde det?')).toContainText('Brev');
  await expect(chart('Hvordan?')).toContainText('Telefon');
  await expect(chart('Når er det gjort?')).toContainText('31. januar 2024');
  await expect(chart('Hvem leder arbeidet?')).toContainText('Vakta');
  await expect(chart('Noe mer?')).toContainText('Nei.');
  await expectSound(page);
  const csv = await (await page.request.get(`/api/v1/surveys/${surveyId}/answers.csv?language=nb`)).text();
  const leka = csv.split('\r\n').find((line) => line.includes('Leka')) ?? '';
  for (const said of [
    '41;oppgitt',
    '12;oppgitt',
    'Ja;oppgitt',
    '2023-06-05;oppgitt',
    'Brev;oppgitt',
    'Telefon;oppgitt',
    'Vakta;oppgitt',
    'Nei.;oppgitt',
  ])
    expect(leka).toContain(said);
});
