import type { Page } from '@playwright/test';
import type { Client } from 'pg';
import { expect, test } from './fixtures';

const report = 'Avviksrapport om tapte bekymringsmeldinger';
const round = 'Statusrunde om tapte bekymringsmeldinger';

async function surveyOf(db: Client, title: string): Promise<string> {
  const { rows } = await db.query('select id from survey where title = $1', [title]);
  return rows[0].id;
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const stored = (page: Page) => expect(page.getByRole('status').filter({ hasText: /^Lagret$/ })).toBeVisible();

async function startIncident(page: Page, title: string): Promise<void> {
  await page.goto('/incidents/new');
  await page.getByLabel('Navn på hendelsen').fill(title);
  await page.getByLabel('System', { exact: true }).fill('Postkassen');
  await page.getByLabel('Hva har skjedd?').fill('Meldinger ble liggende uleste.');
  await page.getByRole('button', { name: 'Start hendelsen' }).click();
  await expect(heading(page, title)).toBeVisible();
}

async function draftSurvey(page: Page, legalBasis: string): Promise<void> {
  await page.getByRole('link', { name: 'Ny henvendelse' }).click();
  await page.getByRole('radio', { name: /tre spørsmål/ }).check();
  await page.getByRole('button', { name: 'Lag kladd' }).click();
  await expect(heading(page, 'Kladd')).toBeVisible();
  await page.getByLabel('Hjemmel').fill(legalBasis);
  await stored(page);
}

/** Asks only these services, added by hand. */
async function askOnly(page: Page, ...services: string[]): Promise<void> {
  await page.getByRole('radio', { name: 'Velg fylker' }).check();
  await expect(page.getByText('Ingen tjenester blir spurt om ingen kommuner')).toBeVisible();
  for (const service of services) {
    await page.getByLabel('Søk tjeneste eller kommune').fill(service);
    await page.getByRole('checkbox', { name: service }).check();
  }
  await stored(page);
}

test('a coordinator starts an incident, posts a notice, loads a list, and opens a survey that is tracked', async ({
  page,
  db,
  signIn,
  expectSound,
}) => {
  test.slow();
  await signIn('trondelag@example.test');
  await page.goto('/incidents');
  await expectSound(page);
  await page.getByRole('link', { name: 'Ny hendelse' }).click();
  await page.getByRole('button', { name: 'Start hendelsen' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Dette må rettes' })).toBeVisible();
  await expectSound(page);
  await startIncident(page, 'Uleste meldinger');
  await expectSound(page);
  await page.getByRole('link', { name: 'Endre hendelsen' }).click();
  await page.getByLabel('Oppdaget').fill('2023-03-10');
  await expectSound(page);
  // A colleague was first: what differs is shown, and nothing typed is lost.
  await db.query(
    `update incident set system = 'Deres system', "editRevision" = "editRevision" + 1 where title = 'Uleste meldinger'`,
  );
  await page.getByRole('button', { name: 'Lagre' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Noen andre har endret hendelsen' })).toContainText(
    'Deres system',
  );
  await expectSound(page);
  await page.getByRole('button', { name: 'Lagre min likevel' }).click();
  await expect(page.getByText('10. mars 2023')).toBeVisible();
  await expect(page.getByText('Deres system').first()).toBeVisible();

  await page.getByRole('link', { name: 'Ny kunngjøring' }).click();
  await expectSound(page);
  await page.getByLabel('Fra').fill('Leverandøren');
  await page.getByLabel('Overskrift').fill('Slik leter dere');
  await page.getByLabel('Tekst').fill('1. Åpne postkassen.');
  await page.getByRole('button', { name: 'Publiser kunngjøringen' }).click();
  await expect(page.getByText('Slik leter dere')).toBeVisible();

  await page.getByRole('link', { name: 'Nytt notat' }).click();
  await expectSound(page);
  await page.getByLabel('Hva skjedde?').fill('Feilen ble funnet.');
  await page.getByRole('button', { name: 'Legg til notatet' }).click();
  await expect(page.getByText('Feilen ble funnet.')).toBeVisible();

  await page.getByRole('link', { name: 'Last inn liste' }).click();
  await page
    .getByLabel(/lim inn innholdet/)
    .first()
    .fill('number,uses_system\n5001,ja\n9999,kanskje\n');
  await page.getByRole('button', { name: 'Kontroller listen' }).click();
  await expect(page.getByText(/Linje 3, uses_system/)).toBeVisible();
  await expectSound(page);
  await page
    .getByLabel(/lim inn innholdet/)
    .first()
    .fill('number,uses_system\n5001,ja\n5007,nei\n');
  await page.getByLabel('Hvem listen er fra').fill('KS');
  await page.getByRole('button', { name: 'Kontroller listen' }).click();
  await expect(page.getByText('2 rader: 1 bruker systemet, 0 har rettet versjon.')).toBeVisible();
  await page.getByRole('button', { name: 'Legg til listen' }).click();
  await expect(page.getByText('Listen er lagret.')).toBeVisible();
  await expect(page.getByRole('row', { name: /Trondheim/ })).toContainText('ja');
  await page.getByRole('link', { name: 'Uleste meldinger' }).click();

  await draftSurvey(page, '');
  await expectSound(page);
  await page.getByRole('checkbox', { name: /Bare kommuner som bruker systemet/ }).check();
  await expect(page.getByText('1 tjeneste blir spurt om 1 kommune')).toBeVisible();
  await page.getByRole('checkbox', { name: /Bare kommuner som bruker systemet/ }).uncheck();
  await askOnly(page, 'Barneverntjenesten i Leka', 'Barneverntenesta Surnadal–Rindal');
  await expect(page.getByText('2 tjenester blir spurt om 2 kommuner')).toBeVisible();
  await page.getByRole('button', { name: 'Se over og åpne' }).click();
  await expect(heading(page, 'Se over og åpne')).toBeVisible();
  await expect(page.getByText('Hjemmel: Fyll ut dette feltet.')).toBeVisible();
  await expect(page.getByRole('button', { name: /Åpne og send/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'Rett det i kladden' }).click();
  await page.getByLabel('Hjemmel').fill('Barnevernsloven.');
  await stored(page);
  await page.getByRole('button', { name: 'Se over og åpne' }).click();
  await expect(page.getByRole('row', { name: /Surnadal–Rindal/ })).toContainText('Rindal');
  await expectSound(page);
  await page.getByRole('button', { name: 'Åpne og send til 2 tjenester' }).dblclick();

  await expect(page.getByText('Henvendelsen er åpnet')).toBeVisible();
  await expect(page.getByRole('link', { name: /2 spurt/ })).toBeVisible();
  await expectSound(page);
  const sent = await db.query(
    `select count(distinct r.id)::int as requests, count(m.id)::int as invitations from request r
     join survey s on s.id = r."surveyId" join incident i on i.id = s."incidentId"
     left join message m on m."requestId" = r.id and m.kind = 'invitation' where i.title = 'Uleste meldinger'`,
  );
  expect(sent.rows).toEqual([{ requests: 2, invitations: 2 }]);

  // Exempt one for a reason, and close.
  await page.getByRole('checkbox', { name: 'Velg Barneverntjenesten i Leka' }).check();
  await page.getByRole('button', { name: 'Frita', exact: true }).click();
  await expectSound(page);
  await page.getByRole('dialog').getByLabel('Begrunnelse').fill('Ingen berørte.');
  await page.getByRole('dialog').getByRole('button', { name: 'Frita' }).click();
  await expect(page.getByText('1 tjeneste er fritatt.')).toBeVisible();
  await expect(page.getByRole('link', { name: /1 fritatt/ })).toBeVisible();
  await page.getByRole('button', { name: 'Lukk henvendelsen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Lukk henvendelsen' }).click();
  await expect(page.getByRole('button', { name: 'Åpne igjen' })).toBeVisible();
});

test('the second of two who edit a draft is shown the other’s version and chooses', async ({
  page,
  context,
  signIn,
  expectSound,
}) => {
  await signIn('trondelag@example.test');
  await startIncident(page, 'Uleste meldinger to ganger');
  await page.getByRole('link', { name: 'Ny henvendelse' }).click();
  await expect(heading(page, 'Ny henvendelse')).toBeVisible();
  await expectSound(page);
  await page.goBack();
  await draftSurvey(page, 'Loven.');
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByLabel('Tittel').fill('Deres tittel');
  await stored(other);
  await page.getByLabel('Tittel').fill('Min tittel');
  await expect(page.getByText('Noen andre har endret kladden')).toBeVisible();
  await expect(page.getByText('Deres tittel')).toBeVisible();
  await page.getByRole('button', { name: 'Lagre min likevel' }).click();
  await stored(page);
  // Back shows the page as it was read once; what was stored since is there all the same.
  await page.getByRole('main').getByRole('link', { name: 'Uleste meldinger to ganger' }).click();
  await expect(heading(page, 'Uleste meldinger to ganger')).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel('Tittel')).toHaveValue('Min tittel');
  await other.reload();
  await expect(other.getByLabel('Tittel')).toHaveValue('Min tittel');
  await page.getByRole('button', { name: 'Slett kladden' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Slett kladden' }).click();
  await expect(heading(page, 'Uleste meldinger to ganger')).toBeVisible();
});

test('a caseworker finds a service by keyboard, reads it beside the list, and shares the address', async ({
  page,
  db,
  signIn,
  expectSound,
}) => {
  await signIn('bufdir@example.test');
  await page.goto(`/surveys/${await surveyOf(db, report)}`);
  await expect(page.getByText('244 av 244 forespørsler')).toBeVisible();
  await page.getByRole('link', { name: /utestående/ }).click();
  await expect(page).toHaveURL(/status=outstanding/);
  await page.getByLabel('Søk').fill('namdal');
  await expect(page.getByText(/^2 av 244/)).toBeVisible();

  await page.getByRole('table').getByRole('link').first().focus();
  await page.keyboard.press('ArrowDown');
  const service = (await page.locator(':focus').textContent()) ?? '';
  await page.keyboard.press(' ');
  await expect(page.getByText('1 valgt')).toBeVisible();
  await page.keyboard.press('Enter');
  const pane = page.getByRole('complementary', { name: service });
  await expect(pane.getByText('Hva som har skjedd')).toBeVisible();
  await expectSound(page);
  const address = page.url();
  await page.keyboard.press('Escape');
  await expect(pane).toHaveCount(0);
  await page.goBack();
  await expect(pane).toBeVisible();

  await page.goto(address);
  await expect(pane).toBeVisible();
  await expect(page.getByLabel('Søk')).toHaveValue('namdal');
  await page.getByRole('button', { name: /^Purr \d+ tjeneste/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // The address follows the search a little later, and does not take back the page that was asked for meanwhile.
  await page.route(/\/incidents\/.*_rsc=/, async (route) => {
    await page.waitForURL(/q=oslo/);
    await route.continue();
  });
  await page.getByLabel('Søk').fill('oslo');
  await page.getByRole('main').getByRole('link', { name: 'Tapte bekymringsmeldinger' }).first().click();
  await expect(page).toHaveURL(/\/incidents\//);
  await page.goBack();
  await expect(page.getByLabel('Søk')).toHaveValue('oslo');
});

test('the list downloads with the filter that is shown', async ({ page, db, signIn }) => {
  await signIn('bufdir@example.test');
  await page.goto(`/surveys/${await surveyOf(db, round)}?status=overdue`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Last ned listen' }).click(),
  ]);
  const csv = (await (await download.createReadStream()).toArray()).join('');
  expect(csv).toContain('Tjeneste;Kommunenummer');
  expect(
    csv
      .trim()
      .split('\n')
      .slice(1)
      .every((line) => line.includes('over fristen')),
  ).toBe(true);
});

test('the versions of a return stand side by side with what changed marked, on a phone too', async ({
  page,
  db,
  signIn,
  expectSound,
}) => {
  await signIn('bufdir@example.test');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/surveys/${await surveyOf(db, round)}?q=N%C3%A6r%C3%B8ysund`);
  await page.getByRole('link', { name: 'Barneverntjenesten i Nærøysund' }).click();
  await expect(heading(page, 'Svar fra Barneverntjenesten i Nærøysund')).toBeVisible();
  const lost = page.getByRole('row', { name: /Tapte meldinger/ });
  await expect(lost).toContainText('Vet ikke ennå');
  await expect(lost).toContainText('endret');
  await expect(page.getByRole('link', { name: /^Kvittering KV-/ })).toHaveCount(2);
  await expectSound(page);
});

test('another county’s governor sees the own services only, and no actions', async ({ page, db, signIn }) => {
  await signIn('trondelag@example.test');
  await page.goto(`/surveys/${await surveyOf(db, round)}`);
  await expect(page.getByText('Du ser tjenestene i eget fylke.')).toBeVisible();
  await expect(page.getByRole('link', { name: /22 spurt/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /Purr/ })).toHaveCount(0);
  await expect(page.getByRole('checkbox')).toHaveCount(0);
});

test('a leader is not shown incidents or tracking', async ({ page, db, signIn }) => {
  await signIn('leder@tr-leka.example.test');
  await page.goto(`/surveys/${await surveyOf(db, round)}`);
  await expect(heading(page, 'Vi finner ikke denne siden')).toBeVisible();
  await page.goto('/incidents/new');
  await expect(heading(page, 'Vi finner ikke denne siden')).toBeVisible();
});
