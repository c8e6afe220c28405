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

/** Drags to just above `to`, and drops it there, or gives it up with Escape. */
async function drag(page: Page, from: Locator, to: Locator, end?: 'Escape'): Promise<void> {
  await to.scrollIntoViewIfNeeded();
  const [start, target] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !target) throw new Error('nothing to drag');
  await page.mouse.move(start.x + 4, start.y + 4);
  await page.mouse.down();
  await page.mouse.move(start.x + 4, start.y + 12, { steps: 2 });
  await page.mouse.move(target.x + 4, target.y - 4, { steps: 6 });
  if (end) await page.keyboard.press(end);
  await page.mouse.up();
}

test('a coordinator builds a questionnaire, tries it, publishes it, and makes others of it', async ({
  page,
  db,
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
  // In the first incident's words, whatever other journeys begin meanwhile.
  const { rows } = await db.query(`select id from incident where title = 'Tapte bekymringsmeldinger'`);
  const edit = `${page.url()}?incident=${rows[0].id}`;
  await page.goto(edit);

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
  // A condition, an option and a check are taken out by mistake and brought back as a question is.
  await page.getByRole('button', { name: 'Ta bort vilkåret' }).click();
  await expect(page.getByText('«Vilkår: Timer i alt?» er tatt bort.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Når svaret på')).toBeFocused();
  await expect(page.getByLabel('er minst')).toHaveValue('10');
  await page.getByRole('button', { name: 'Ferdig' }).click();
  await addQuestion(page, 'Legg til spørsmål per kommune', 'Hvem gjorde det?', 'Flere valg');
  for (const [at, option] of ['Egne folk', 'Leverandøren'].entries()) {
    await page.getByRole('button', { name: 'Legg til alternativ' }).click();
    await page.getByLabel(`Alternativ ${at + 1} (Bokmål)`).fill(option);
  }
  await page.getByRole('button', { name: 'Ta bort «Egne folk»' }).click();
  await page.getByRole('button', { name: 'Angre' }).click();
  await expect(page.getByLabel('Alternativ 1 (Bokmål)')).toBeFocused();
  await expect(page.getByLabel('Alternativ 1 (Bokmål)')).toHaveValue('Egne folk');
  await page.getByRole('switch', { name: 'Filer kan legges ved' }).check();
  await expectSound(page);
  await page.getByRole('button', { name: 'Ferdig' }).click();
  await expect(page.getByRole('button', { name: 'Rediger Hvem gjorde det?' })).toBeFocused();
  await addQuestion(page, 'Legg til spørsmål per kommune', 'Er naboene varslet?', 'Ja eller nei');
  await page.getByRole('button', { name: 'Ferdig' }).click();
  await addQuestion(page, 'Legg til spørsmål per kommune', 'Når ble de varslet?', 'Dato');
  await page.getByRole('button', { name: 'Legg til vilkår' }).click();
  await page.getByLabel('Når svaret på').selectOption({ label: 'Er naboene varslet?' });
  await page.getByRole('button', { name: 'Ferdig' }).click();
  await addQuestion(page, 'Legg til spørsmål per kommune', 'Hvordan?', 'Ett valg');
  for (const [at, option] of ['Brev', 'Telefon'].entries()) {
    await page.getByRole('button', { name: 'Legg til alternativ' }).click();
    await page.keyboard.type(option);
    await expect(page.getByLabel(`Alternativ ${at + 1} (Bokmål)`)).toHaveValue(option);
  }
  await page.getByRole('button', { name: 'Ferdig' }).click();
  // Taken out by mistake, and back again.
  await page.getByRole('button', { name: 'Ta bort Hvordan?' }).click();
  await expect(page.getByText('«Hvordan?» er tatt bort.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Rediger Hvordan?' })).toBeFocused();
  await addQuestion(
    page,
    'Legg til spørsmål som stilles én gang',
    'Når er det gjort?',
    'Dato og klokkeslett',
  );
  await page.getByRole('button', { name: 'Ferdig' }).click();
  await addQuestion(page, 'Legg til spørsmål som stilles én gang', 'Hvem leder arbeidet?', 'Kort tekst');
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
  await check.getByRole('button', { name: 'Ta bort kontrollen' }).click();
  await expect(page.getByText(/^«Kontroll: Timer om natten\?.*Timer i alt\?» er tatt bort\.$/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Melding (Engelsk)')).toHaveValue('Nights are shorter than days.');
  await expect(page.getByText('Engelsk: 14 tekster mangler')).toBeVisible();
  await page.getByRole('group', { name: 'Språk for tekstene' }).getByText('Bokmål').click();

  // By keyboard, and by dragging; a condition that no longer looks back is said.
  expect(await titlesOf(page, perMunicipality)).toEqual([
    '1. Timer i alt?',
    '2. Timer om natten?',
    '3. Hvem gjorde det?',
    '4. Er naboene varslet?',
    '5. Når ble de varslet?',
    '6. Hvordan?',
  ]);
  const down = page.getByRole('button', { name: 'Flytt «Timer i alt?» ned' });
  await down.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('«Timer i alt?» står nå på plass 2 av 6')).toBeAttached();
  await expect(down).toBeFocused();
  await expect(
    page.getByText(/^Timer om natten\? Vilkåret viser til et spørsmål som kommer senere/),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publiser' })).toBeDisabled();
  const [total, nights] = ['timerIAlt', 'timerOmNatten'].map((key) => page.locator(`[data-handle="${key}"]`));
  if (!total || !nights) throw new Error('nothing to drag');
  await drag(page, total, nights, 'Escape');
  await expect(page.getByText('Flyttingen er avbrutt. «Timer i alt?» står der det sto')).toBeAttached();
  await drag(page, total, nights);
  await expect(page.getByText('«Timer i alt?» står nå på plass 1 av 6')).toBeAttached();
  await expect(page.getByText('Klart til publisering.')).toBeVisible();

  // A colleague saves first: what differs is said, and one chooses. What is typed last is not lost by leaving.
  const status = page.getByRole('status').filter({ hasText: /^Lagret$/ });
  await expect(status).toBeVisible();
  const draft = `/api/v1/questionnaires/${new URL(edit).pathname.split('/')[2]}`;
  const { revision } = await (await page.request.get(draft)).json();
  const headers = { origin: baseURL ?? '' };
  await page.request.patch(draft, { data: { revision, title: 'Kollegaens timer' }, headers });
  const title = page.getByLabel('Navn på skjemaet');
  await title.fill('Mine timer');
  await expect(page.getByText('Skjemaet heter «Kollegaens timer».')).toBeVisible();
  await expect(page.getByText('Lagret av deg selv, i et annet vindu,')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publiser' })).toBeDisabled();
  await page.getByRole('button', { name: 'Behold min' }).click();
  await expect(status).toBeVisible();
  await title.fill('Timer og vakter');
  const [saving] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'PATCH'),
    page.getByRole('main').getByRole('link', { name: 'Spørreskjemaer' }).click(),
  ]);
  expect(saving.ok()).toBe(true);
  await page.goto(edit);
  await expect(title).toHaveValue('Timer og vakter');

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
  await page.getByRole('group', { name: 'Språk' }).getByText('Engelsk').click();
  await expect(form.getByText(/^Missing in English/)).toBeVisible();
  await page.getByRole('group', { name: 'Språk' }).getByText('Bokmål').click();
  await expect(form.getByText('Dette er en prøve.')).toBeVisible();
  await form.getByLabel('Timer i alt?').fill('10');
  await form.getByLabel(/Timer om natten/).fill('2');
  const group = (name: string) => form.getByRole('group', { name });
  await expect(form.getByLabel(/Når ble de varslet/)).toHaveCount(0);
  await group('Er naboene varslet?').getByRole('radio', { name: 'Ja' }).check();
  await form.getByLabel(/Når ble de varslet/).fill('2023-06-05');
  await form.getByRole('checkbox', { name: 'Leverandøren' }).check();
  await group('Hvordan?').getByRole('radio', { name: 'Telefon' }).check();
  await group('Når er det gjort?').getByLabel('Dato').fill('2024-01-31');
  await group('Når er det gjort?').getByLabel('Klokkeslett').fill('15:30');
  await form.getByLabel(/Hvem leder arbeidet/).fill('Vakta');
  await form.getByLabel(/Noe mer/).fill('Nei.');
  await form.getByRole('radio', { name: 'Nei' }).first().check();
  await form.getByRole('button', { name: 'Se hva som ville bli lagret' }).click();
  const stored = form.getByRole('status').filter({ hasText: 'Dette ville bli lagret' });
  for (const said of [
    '10 timer',
    '5. juni 2023',
    'Leverandøren',
    'Telefon',
    '31. januar 2024 kl. 15:30',
    'Vakta',
    'Nei.',
  ])
    await expect(stored).toContainText(said);
  await expectSound(page);

  await page.getByRole('link', { name: 'Tilbake til kladden' }).click();
  await page.getByRole('button', { name: 'Publiser' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Engelsk: 14 tekster mangler');
  await dialog.getByRole('button', { name: 'Publiser' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Timer og vakter' })).toBeVisible();
  await expect(page.getByText('Vises når «Er naboene varslet?» er Ja.')).toBeVisible();
  await expect(page.getByText('(Helt tall, timer, høyst 500, må besvares)')).toBeVisible();
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
  await page.getByRole('button', { name: 'Importer' }).click();
  await expect(page.getByRole('link', { name: 'JSON-fil: Velg en fil.' })).toBeVisible();
  await page.getByLabel('JSON-fil').setInputFiles(testInfo.outputPath('wrong.json'));
  await page.getByRole('button', { name: 'Importer' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Ingenting er importert' })).toContainText(
    'definition.items.7.type',
  );
  await expectSound(page);
  await page.getByLabel('JSON-fil').setInputFiles(file);
  await page.getByRole('button', { name: 'Importer' }).click();
  await expect(page.getByText('Klart til publisering.')).toBeVisible();
  expect(new URL(page.url()).pathname).not.toBe(new URL(edit).pathname);
  expect(await titlesOf(page, perMunicipality)).toHaveLength(6);
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
