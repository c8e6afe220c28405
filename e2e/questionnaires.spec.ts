import { readFile, writeFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';

const perMunicipality = 'Egne spørsmål, per kommune';

/** The questions of a part, as they stand. */
const titlesOf = (page: Page, part: string) =>
  page
    .getByRole('list', { name: part, exact: true })
    .locator('> li > div p:first-child')
    .filter({ hasText: /^\d+\. / })
    .allTextContents();

/** Adds a question and writes its text; the editor stays open. */
async function addQuestion(page: Page, button: string, text: string, type: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await page.getByLabel('Spørsmål (Bokmål)').fill(text);
  await page.getByLabel('Type').selectOption({ label: type });
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await to.scrollIntoViewIfNeeded();
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('nothing to drag');
  await page.mouse.move(start.x + 4, start.y + 4);
  await page.mouse.down();
  await page.mouse.move(start.x + 4, start.y + 12, { steps: 2 });
  await page.mouse.move(end.x + 4, end.y - 4, { steps: 6 });
  await page.mouse.up();
}

test('a coordinator builds a questionnaire, tries it, publishes it, and makes others of it', async ({
  page,
  signIn,
  expectSound,
  baseURL,
}, testInfo) => {
  test.slow();
  await signIn('bufdir@example.test');
  await page.goto('/questionnaires');
  await expect(page.getByRole('link', { name: 'Avviksrapport innen én uke' })).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: 'Nytt spørreskjema' }).click();
  await page.getByLabel('Navn på skjemaet').fill('Timer og vakter');
  await expectSound(page);
  await page.getByRole('button', { name: 'Lag kladd' }).click();
  await expect(page.getByRole('heading', { name: 'Rediger spørreskjema' })).toBeVisible();
  const edit = page.url();

  // The core is picked, and brings what it needs.
  await page.getByText('Velg fra listen').click();
  await page.getByRole('checkbox', { name: /^Tapte meldinger/ }).check();
  await page.getByRole('checkbox', { name: 'Er meldinger gått tapt?' }).check();
  await expect(page.getByRole('list', { name: 'Kjernen, per kommune' }).getByRole('listitem')).toContainText([
    '1. Er meldinger gått tapt?',
    '2. Tapte meldinger, Gjenfunnet, Tapt for alltid, Letes det fortsatt etter',
  ]);

  await addQuestion(page, 'Legg til spørsmål per kommune', 'Timer i alt?', 'Helt tall');
  await page.getByLabel('Enhet (Bokmål)').fill('timer');
  await page.getByLabel('Høyst').fill('500');
  await page.getByRole('switch', { name: 'Må besvares' }).check();
  await page.getByRole('button', { name: 'Ferdig' }).click();
  await addQuestion(page, 'Legg til spørsmål per kommune', 'Timer om natten?', 'Helt tall');
  await page.getByRole('button', { name: 'Legg til vilkår' }).click();
  await page.getByLabel('Når svaret på').selectOption({ label: 'Timer i alt?' });
  await page.getByLabel('er minst').fill('10');
  await page.getByRole('button', { name: 'Ferdig' }).click();
  await addQuestion(page, 'Legg til spørsmål per kommune', 'Hvem gjorde det?', 'Flere valg');
  for (const [at, option] of ['Egne folk', 'Leverandøren'].entries()) {
    await page.getByRole('button', { name: 'Legg til alternativ' }).click();
    await page.getByLabel(`Alternativ ${at + 1} (Bokmål)`).fill(option);
  }
  await page.getByRole('switch', { name: 'Filer kan legges ved' }).check();
  await expectSound(page);
  await page.getByRole('button', { name: 'Ferdig' }).click();
  await addQuestion(page, 'Legg til spørsmål som stilles én gang', 'Noe mer?', 'Lang tekst');
  const text = page.getByLabel('Spørsmål (Bokmål)');
  await text.fill('Gjelder 13097248022?');
  await expect(page.getByText(/^Ikke lagret: Teksten inneholder et fødselsnummer/)).toBeVisible();
  await expect(text).toBeFocused();
  await text.fill('Noe mer?');
  await page.getByRole('button', { name: 'Ferdig' }).click();

  // A check with its message in three languages, and what is not translated is counted.
  await page.getByRole('button', { name: 'Legg til kontroll' }).click();
  const check = page.locator('#check-0');
  await check.getByLabel('Svaret på', { exact: true }).selectOption({ label: 'Timer om natten?' });
  await check.getByLabel('svaret på', { exact: true }).last().selectOption({ label: 'Timer i alt?' });
  for (const [language, message] of [
    ['Bokmål', 'Natten er kortere enn døgnet.'],
    ['Nynorsk', 'Natta er kortare enn døgnet.'],
    ['Engelsk', 'Nights are shorter than days.'],
  ] as const) {
    await page.getByRole('group', { name: 'Språk for tekstene' }).getByText(language).click();
    await page.getByLabel(`Melding (${language})`).fill(message);
  }
  await expect(page.getByText('Engelsk: 7 tekster mangler')).toBeVisible();
  await page.getByRole('group', { name: 'Språk for tekstene' }).getByText('Bokmål').click();

  // By keyboard, and by dragging; a condition that no longer looks back is said.
  expect(await titlesOf(page, perMunicipality)).toEqual([
    '1. Timer i alt?',
    '2. Timer om natten?',
    '3. Hvem gjorde det?',
  ]);
  const down = page.getByRole('button', { name: 'Flytt «Timer i alt?» ned' });
  await down.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('«Timer i alt?» står nå på plass 2 av 3')).toBeAttached();
  await expect(down).toBeFocused();
  await expect(page.getByRole('listitem').filter({ hasText: 'Timer om natten?:' })).toContainText(
    'Vilkåret viser til et spørsmål som kommer senere',
  );
  await expect(page.getByRole('button', { name: 'Publiser' })).toBeDisabled();
  await drag(page, page.locator('[data-handle="timerIAlt"]'), page.locator('[data-handle="timerOmNatten"]'));
  await expect(page.getByText('«Timer i alt?» står nå på plass 1 av 3')).toBeAttached();
  await expect(page.getByText('Klart til publisering.')).toBeVisible();

  // As a leader sees it, on a phone and on a wide screen; the check says what it was told to.
  await page.getByRole('button', { name: 'Forhåndsvis og prøv' }).click();
  const form = page.frameLocator('iframe');
  await form.getByLabel('Timer i alt?').fill('10');
  await form.getByLabel(/Timer om natten/).fill('12');
  await form.getByRole('button', { name: 'Se hva som ville bli lagret' }).click();
  await expect(form.getByRole('link', { name: /Natten er kortere enn døgnet/ })).toBeVisible();
  const phone = await page.locator('iframe').boundingBox();
  await page.getByRole('group', { name: 'Bredde' }).getByText('Skjerm').click();
  await expect.poll(async () => (await page.locator('iframe').boundingBox())?.width).toBeGreaterThan(1000);
  expect(phone?.width).toBeLessThanOrEqual(392);
  await form.getByLabel(/Timer om natten/).fill('2');
  await form.getByRole('radio', { name: 'Nei' }).first().check();
  await form.getByRole('button', { name: 'Se hva som ville bli lagret' }).click();
  await expect(form.getByRole('heading', { name: 'Dette ville bli lagret' })).toBeVisible();
  await expectSound(page);

  await page.getByRole('link', { name: 'Tilbake til kladden' }).click();
  await page.getByRole('button', { name: 'Publiser' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Engelsk: 7 tekster mangler');
  await dialog.getByRole('button', { name: 'Publiser' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Timer og vakter' })).toBeVisible();
  await expectSound(page);
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const change = await page.request.patch(`/api/v1/questionnaires/${id}`, {
    data: { revision: 99, title: 'Noe annet' },
    headers: { origin: baseURL ?? '' },
  });
  expect([change.status(), (await change.json()).code]).toEqual([409, 'PUBLISHED']);

  // Out as a file, and in again; a file of another shape says what is wrong and stores nothing.
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Eksporter som JSON' }).click();
  const file = testInfo.outputPath('timer.json');
  await (await download).saveAs(file);
  const exported = JSON.parse(await readFile(file, 'utf8'));
  exported.definition.items[0].key = 'meldingar';
  exported.definition.items[7].type = 'letter';
  await writeFile(testInfo.outputPath('wrong.json'), JSON.stringify(exported));
  await page.goto('/questionnaires/import');
  await page.getByLabel('JSON-fil').setInputFiles(testInfo.outputPath('wrong.json'));
  await page.getByRole('button', { name: 'Importer' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Ingenting er importert' })).toContainText(
    'definition.items.7.type',
  );
  await expectSound(page);
  await page.getByLabel('JSON-fil').setInputFiles(file);
  await page.getByRole('button', { name: 'Importer' }).click();
  await expect(page.getByText('Klart til publisering.')).toBeVisible();
  expect(page.url()).not.toBe(edit);
  expect(await titlesOf(page, perMunicipality)).toHaveLength(3);
  await page.getByRole('button', { name: 'Slett kladden' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Slett kladden' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Spørreskjemaer' })).toBeVisible();

  // The next version says what it changed; a published key and its type stay.
  await page.goto(`/questionnaires/${id}`);
  await page.getByRole('button', { name: 'Lag ny versjon' }).click();
  await page.getByRole('button', { name: 'Rediger Hvem gjorde det?' }).click();
  await page.getByRole('switch', { name: 'Filer kan legges ved' }).uncheck();
  await page.getByRole('button', { name: 'Ta bort Noe mer?' }).click();
  await page.getByRole('button', { name: 'Publiser' }).click();
  await expect(dialog).toContainText('Endret: «Hvem gjorde det?» – om filer kan legges ved.');
  await dialog.getByRole('button', { name: 'Publiser' }).click();
  await expect(page.getByText('Tatt bort: «Noe mer?»')).toBeVisible();
  await expect(page.getByText('Versjon 2')).toBeVisible();
  await page.getByRole('link', { name: 'Kopier' }).click();
  await expect(page.getByLabel('Navn på skjemaet')).toHaveValue('Timer og vakter – kopi');
  await page.getByRole('button', { name: 'Lag kladd' }).click();
  await expect(page.getByText('Klart til publisering.')).toBeVisible();
});

test('a correction of an open survey says what changed, and asks only those whom it concerns', async ({
  page,
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
  const first = { items: [affected, whole('hours', 'Timer?'), whole('people', 'Personer?')] };
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
    recipients: { all: false, include: ['tr-verdal-inderoy', 'tr-snasa'] },
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

  await signIn('trondelag@example.test');
  await page.goto(`/surveys/${surveyId}/questions`);
  await page.getByRole('button', { name: 'Lag en kladd av rettelsen' }).click();
  await expect(page.getByRole('heading', { name: 'Rediger spørreskjema' })).toBeVisible();
  const draft = new URL(page.url()).pathname.split('/')[2];
  await send('PATCH', `/api/v1/questionnaires/${draft}`, {
    revision: 0,
    definition: { items: [affected, whole('hours', 'Timer i alt?'), calls] },
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
  const hours = page.getByRole('row', { name: /^Timer i alt\?/ }).first();
  await expect(hours.getByRole('cell').first()).toContainText('Spurt slik: «Timer?»');
  await expectSound(page);
});
