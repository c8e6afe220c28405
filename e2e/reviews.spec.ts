import type { Client } from 'pg';
import { expect, test } from './fixtures';

const county = 'Tre spørsmål om tapte bekymringsmeldinger';
const round = 'Statusrunde om tapte bekymringsmeldinger';

async function requestOf(db: Client, title: string, serviceId: string) {
  const { rows } = await db.query(
    `select r.id, r."surveyId", m."municipalityNumber" as number from request r
     join survey s on s.id = r."surveyId" join request_municipality m on m."requestId" = r.id
     where r."serviceId" = $1 and s.title = $2`,
    [serviceId, title],
  );
  expect(rows).toHaveLength(1);
  return rows[0] as { id: string; surveyId: string; number: string };
}

test('an answer is sent back with a question, corrected by the leader at the field, and accepted', async ({
  page,
  db,
  signIn,
  expectSound,
}) => {
  test.slow();
  const { id, surveyId, number } = await requestOf(db, county, 'tr-malvik');
  const authorityPage = `/surveys/${surveyId}/requests/${id}`;
  await signIn('trondelag@example.test');
  await page.goto(authorityPage);
  await expect(page.getByText('venter på gjennomgang')).toBeVisible();
  await expectSound(page);

  await page.getByRole('button', { name: 'Send tilbake' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Spørsmål').fill('Gjelder 13097248022?');
  // What was typed is there when the dialog is opened again.
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: 'Send tilbake' }).click();
  await dialog.getByLabel('Felt').selectOption(`${number}.howChecked`);
  await dialog.getByRole('button', { name: 'Send tilbake' }).click();
  await expect(dialog.getByText(/fødselsnummer/).last()).toBeVisible();
  await dialog.getByLabel('Spørsmål').fill('Har dere også søkt i loggen?');
  await expectSound(page);
  await dialog.getByRole('button', { name: 'Send tilbake' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Skal rettes innen')).toBeVisible();
  await page.getByLabel('Nytt notat').fill('Ring dem på mandag.');
  await page.getByRole('button', { name: 'Lagre notatet' }).click();
  await expect(page.getByText('Ring dem på mandag.')).toBeVisible();
  await expectSound(page);
  const mails = await db.query(`select 1 from message where kind = 'returned' and "requestId" = $1`, [id]);
  expect(mails.rowCount).toBe(1);

  await signIn('leder@tr-malvik.example.test');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/requests/${id}`);
  await expect(page.getByText('Har dere også søkt i loggen?')).toBeVisible();
  await expect(page.getByText('Ring dem på mandag.')).toHaveCount(0);
  await page.getByLabel('Skriv til den som spør').fill('Vi ser på det.');
  await page.getByRole('button', { name: 'Send meldingen' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Vi ser på det.' })).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: 'Rett svaret' }).click();
  await expect(page.getByText('Myndigheten spør: Har dere også søkt i loggen?')).toBeVisible();
  await expectSound(page);
  await page.getByRole('radio', { name: /logg/i }).first().check();
  await page.getByRole('button', { name: 'Se over svaret' }).click();
  await page.getByLabel('Hvorfor rettes svaret?').fill('Loggen er også søkt gjennom.');
  await page.getByRole('button', { name: 'Send inn rettingen' }).click();
  await expect(page.getByText(/^KV-\d{7}-\d$/)).toBeVisible();

  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn('trondelag@example.test');
  await page.goto(`/surveys/${surveyId}?review=reply`);
  await expect(page.getByRole('row', { name: /Malvik/ })).toContainText('ny melding fra tjenesten');
  await page.goto(authorityPage);
  await expect(page.getByText('Vi ser på det.')).toBeVisible();
  await expect(page.getByText('Spurt om versjon 1: Har dere også søkt i loggen?')).toBeVisible();
  await page.getByRole('button', { name: 'Godta svaret' }).click();
  await expect(page.getByRole('button', { name: 'Angre godkjenningen' })).toBeVisible();
  await expectSound(page);

  await signIn('leder@tr-malvik.example.test');
  await page.goto(`/requests/${id}`);
  await expect(page.getByText('Svaret er godtatt.')).toBeVisible();
});

test('what has no remark is accepted together, and taken back without a colleague’s', async ({
  page,
  db,
  signIn,
  expectSound,
  baseURL,
}) => {
  const { id, surveyId } = await requestOf(db, county, 'tr-froya');
  const headers = { origin: baseURL ?? '' };
  // A service has written about its answer, which therefore is not taken along.
  await signIn('leder@tr-levanger.example.test');
  const written = await requestOf(db, county, 'tr-levanger');
  await page.request.post(`/api/v1/requests/${written.id}/thread`, { data: { text: 'Vent litt.' }, headers });
  await signIn('trondelag@example.test');
  await page.goto(`/surveys/${surveyId}`);
  await page.getByRole('button', { name: /^Godta uten merknad/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/tjenester$/)).toBeVisible();
  await expect(dialog.getByText(/venter og er ikke med$/)).toBeVisible();
  await expect(dialog.getByText('Barneverntjenesten i Levanger: ny melding fra tjenesten')).toBeVisible();
  await expectSound(page);
  // A colleague accepts one of them in the meantime: it is passed over, and what is taken back is not hers.
  const accept = await page.request.post(`/api/v1/surveys/${surveyId}/requests/accept`, {
    data: { answers: [{ requestId: id, version: 1 }] },
    headers,
  });
  expect(await accept.json()).toMatchObject({ changed: 1 });
  await dialog.getByRole('button', { name: 'Godta' }).dblclick();
  // Other journeys may write about an answer of the same survey meanwhile.
  await expect(page.getByText(/svar er godtatt\. \d+ ble hoppet over: .*\d+ var godtatt/)).toBeVisible();
  await page.getByRole('button', { name: 'Angre', exact: true }).click();
  await expect(page.getByText(/^Godkjenningen av \d+ svar er angret/)).toBeVisible();
  // Another journey may have sent back one of them meanwhile, which then is passed over; the colleague's is not among them.
  await expect(page.getByRole('row', { name: /Frøya/ })).toContainText('godtatt');
  await expect(page.getByRole('button', { name: /^Godta uten merknad/ })).toBeVisible();

  // What is typed for one service is not under another, and is there again on return.
  const opened = async (place: string) => {
    await page
      .getByRole('row', { name: new RegExp(place) })
      .getByRole('link')
      .click();
    return page.getByRole('complementary', { name: new RegExp(place) }).getByLabel('Skriv til tjenesten');
  };
  await (await opened('Frøya')).fill('Takk for svaret.');
  await expect(await opened('Levanger')).toHaveValue('');
  await (await opened('Levanger')).fill('Vi venter.');
  await expect(await opened('Frøya')).toHaveValue('Takk for svaret.');
});

test('a finding is dismissed with a reason beside the list, and a view is saved', async ({
  page,
  db,
  signIn,
  expectSound,
}) => {
  const { surveyId } = await requestOf(db, round, 'tr-naeroysund');
  await signIn('bufdir@example.test');
  await page.goto(`/surveys/${surveyId}?remark=silentNeighbour`);
  const row = page.getByRole('row', { name: /Sagene/ });
  await expect(row).toContainText('naboen har svart');
  await page.getByRole('button', { name: 'Lagre visningen' }).click();
  await page.getByRole('dialog').getByLabel('Navn').fill('Stille naboer');
  await page.getByRole('dialog').getByRole('button', { name: 'Lagre' }).click();
  await expect(page.getByLabel('Lagret visning')).toHaveValue(/.+/);

  await row.getByRole('link').click();
  const pane = page.getByRole('complementary', { name: /Sagene/ });
  await expect(pane.getByText(/har svart for samme kommune/)).toBeVisible();
  await expectSound(page);
  await pane.getByRole('button', { name: 'Legg bort' }).click();
  await page.getByRole('dialog').getByLabel('Begrunnelse').fill('Snakket med dem i dag.');
  await page.getByRole('dialog').getByRole('button', { name: 'Legg bort' }).click();
  await expect(pane.getByText(/Snakket med dem i dag\./)).toBeVisible();
  await expect(page.getByRole('row', { name: /Sagene/ })).toHaveCount(0);
});

test('reminders are shown before they are sent, and sent once', async ({ page, db, signIn, expectSound }) => {
  const { surveyId } = await requestOf(db, round, 'tr-naeroysund');
  await signIn('bufdir@example.test');
  await page.goto(`/surveys/${surveyId}?q=Grorud`);
  await page.getByRole('checkbox', { name: /Velg .*Grorud/ }).check();
  await page.getByRole('button', { name: 'Purr', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('1 har ikke svart')).toBeVisible();
  await expectSound(page);
  await dialog.getByRole('button', { name: 'Send purring' }).dblclick();
  await expect(page.getByText('1 purring er på vei.')).toBeVisible();
  const sent = await db.query(
    `select 1 from message m join request r on r.id = m."requestId"
     where m.kind = 'reminder' and r."surveyId" = $1`,
    [surveyId],
  );
  expect(sent.rowCount).toBe(1);
});

test('a caseworker takes requests on, sees her own, and other counties see neither that nor remarks', async ({
  page,
  db,
  signIn,
  expectSound,
}) => {
  const { surveyId } = await requestOf(db, round, 'tr-naeroysund');
  await signIn('bufdir@example.test');
  await page.goto(`/surveys/${surveyId}?q=Nærøysund`);
  await page.getByRole('checkbox', { name: /Velg .*Nærøysund/ }).check();
  await page.getByRole('button', { name: 'Gi til …' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Følges av')).toHaveValue(/.+/);
  await expectSound(page);
  await dialog.getByRole('button', { name: 'Lagre' }).click();
  await expect(page.getByText('1 forespørsel er gitt videre.')).toBeVisible();
  await page.goto(`/surveys/${surveyId}?assigned=mine`);
  await expect(page.getByRole('row', { name: /Nærøysund/ })).toContainText('følges av deg');
  await expect(page.getByText(/^1 av \d+ forespørsler/)).toBeVisible();
  await expectSound(page);

  await signIn('trondelag@example.test');
  await page.goto(`/surveys/${surveyId}`);
  await expect(page.getByRole('row', { name: /Nærøysund/ })).toBeVisible();
  await expect(page.getByText('følges av deg')).toHaveCount(0);
  await expect(page.getByLabel('Følges av')).toHaveCount(0);
  await expect(page.getByRole('columnheader', { name: 'Merknad' })).toHaveCount(0);
});

test('a checklist is written, ticked for a return, and never seen by the service', async ({
  page,
  db,
  signIn,
  expectSound,
}) => {
  const { id, surveyId } = await requestOf(db, county, 'tr-leka');
  await signIn('trondelag@example.test');
  await page.goto(`/surveys/${surveyId}`);
  await page.getByRole('button', { name: 'Purreplan og sjekkliste' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Sjekkliste').fill('Loggen er søkt\nDatatilsynet er varslet');
  await expectSound(page);
  await db.query(
    `update survey set checklist = '[{"key":"ring","text":"Tjenesten er ringt"}]',
       "checklistRevision" = "checklistRevision" + 1 where id = $1`,
    [surveyId],
  );
  await dialog.getByRole('button', { name: 'Lagre', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('Tjenesten er ringt');
  await dialog.getByRole('button', { name: 'Lagre min likevel' }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto(`/surveys/${surveyId}/requests/${id}`);
  const point = page.getByRole('checkbox', { name: /^Loggen er søkt/ });
  await point.check();
  await expect(page.getByText(/^Haket av av /)).toBeVisible();
  await page.reload();
  await expect(point).toBeChecked();
  await expect(page.getByRole('checkbox', { name: /^Datatilsynet er varslet/ })).not.toBeChecked();
  await expectSound(page);

  await signIn('leder@tr-leka.example.test');
  await page.goto(`/requests/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Loggen er søkt')).toHaveCount(0);
});

test('a longer due time is given with a reason, which the service sees', async ({
  page,
  db,
  signIn,
  expectSound,
}) => {
  const { id, surveyId } = await requestOf(db, 'Avviksrapport om tapte bekymringsmeldinger', 'in-os');
  await signIn('bufdir@example.test');
  await page.goto(`/surveys/${surveyId}/requests/${id}`);
  await page.getByRole('button', { name: 'Utsett fristen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Ny frist (norsk tid)').fill('2023-06-20T12:00');
  await dialog.getByRole('button', { name: 'Utsett fristen' }).click();
  await expect(dialog.getByText('Fyll ut dette feltet.')).toBeVisible();
  await dialog.getByLabel('Begrunnelse').fill('Lederen er syk denne uken.');
  await expectSound(page);
  // The answer to a question that was dismissed while it was sent closes no other.
  await page.keyboard.press('Escape');
  let answer = () => {};
  const held = new Promise<void>((release) => {
    answer = release;
  });
  await page.route('**/requests/remind', async (route) => {
    await held;
    await route.fulfill({ json: { changed: 1, skipped: [] } });
  });
  await page.getByRole('button', { name: 'Purr', exact: true }).click();
  await dialog.getByRole('button', { name: 'Send purring' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Utsett fristen' }).click();
  await dialog.getByLabel('Ny frist (norsk tid)').fill('2023-06-20T12:00');
  await dialog.getByLabel('Begrunnelse').fill('Lederen er syk denne uken.');
  answer();
  await expect(page.getByText('1 purring er på vei.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Utsett fristen' })).not.toHaveAttribute('aria-busy');
  await dialog.getByRole('button', { name: 'Utsett fristen' }).click();
  await expect(page.getByText('Fristen er utsatt for 1 tjeneste.')).toBeVisible();

  await signIn('leder@in-os.example.test');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/requests/${id}`);
  await expect(page.getByText('tirsdag 20. juni kl. 12:00').first()).toBeVisible();
  await expect(page.getByText('Lederen er syk denne uken.')).toBeVisible();
  await expectSound(page);
});
