import { readFile } from 'node:fs/promises';
import type { Client } from 'pg';
import { expect, test } from './fixtures';

const ministry = 'departementet@example.test';
/** Figures as of a past moment never change, whatever the demo's clock does meanwhile. */
const ninth = 'asOf=2023-06-09T15:00:00%2B02:00';

async function incidentOf(db: Client): Promise<string> {
  const { rows } = await db.query(`select id from incident where title = 'Tapte bekymringsmeldinger'`);
  return rows[0].id;
}

async function surveyOf(db: Client, title: string): Promise<string> {
  const { rows } = await db.query('select id from survey where title like $1', [`${title}%`]);
  return rows[0].id;
}

test('the ministry finds the national status from the front page', async ({ page, signIn, expectSound }) => {
  await signIn(ministry);
  await page.goto('/');
  await page.getByRole('link', { name: 'Nasjonal status' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Nasjonal status' })).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: 'Tapte bekymringsmeldinger' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('tapte meldinger i');
});

test('the national page says the figure, what it covers and what it is made of, and each chart has its numbers in a table', async ({
  page,
  db,
  signIn,
  expectSound,
}) => {
  await signIn(ministry);
  await page.goto(`/status/${await incidentOf(db)}?${ninth}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('67 tapte meldinger i 23 kommuner');
  await expect(
    page.getByText('Status per 9. juni 2023 kl. 15:00 · 199 av 244 tjenester har svart'),
  ).toBeVisible();
  await expect(page.getByRole('heading', { name: '23 kommuner er rammet' })).toBeVisible();
  await expect(page.getByRole('option', { name: 'Bergen, Vestland: Rammet, 21 tapt' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Vestland har meldt flest: 22 av 67' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'forespørsler er besvart' })).toBeVisible();
  await expect(
    page.getByRole('heading', { name: '194 av 242 kommuner som bruker systemet, har kontrollert' }),
  ).toBeVisible();
  await expect(page.getByText('356 av 356 kommuner')).toBeVisible();

  const lost = page.getByRole('figure').filter({ hasText: 'Vestland har meldt flest' });
  await lost.getByText('Vis tallene i en tabell').click();
  const viken = lost.getByRole('row', { name: /^Viken/ }).getByRole('cell');
  await expect(viken.nth(-2)).toHaveText('11');
  await expect(viken.last()).toHaveText('6');
  await expectSound(page);
});

test('a tile filters everything by its county, with the pointer and with the keys', async ({
  page,
  db,
  signIn,
}) => {
  await signIn(ministry);
  await page.goto(`/status/${await incidentOf(db)}?${ninth}`);
  const title = page.getByRole('heading', { level: 1 });
  await page.getByRole('option', { name: /^Bergen,/ }).click();
  await expect(title).toHaveText('22 tapte meldinger i 2 kommuner');
  await expect(page).toHaveURL(/county=46/);
  for (const whole of [/ er rammet, /, /Vestland har meldt flest/, / mangler minst ett svar/])
    await expect(
      page.getByRole('heading', { name: new RegExp(`^Hele landet: .*${whole.source}`) }),
    ).toBeVisible();
  await expect(page.getByText('43 av 43 kommuner')).toBeVisible();
  await page.reload();
  await expect(title).toHaveText('22 tapte meldinger i 2 kommuner');
  await page.getByLabel('Fylke', { exact: true }).selectOption('Hele landet');
  await expect(title).toHaveText('67 tapte meldinger i 23 kommuner');
  await page.goBack();
  await expect(title).toHaveText('22 tapte meldinger i 2 kommuner');
  await page.goForward();
  await expect(title).toHaveText('67 tapte meldinger i 23 kommuner');

  const map = page.getByRole('listbox');
  await map.focus();
  await page.keyboard.press('ArrowRight');
  const first = await map.getAttribute('aria-activedescendant');
  await page.keyboard.press('ArrowDown');
  await expect(map).not.toHaveAttribute('aria-activedescendant', first ?? '');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/county=\d\d/);
});

test('the slider goes back to how it was, and forward to now', async ({ page, db, signIn }) => {
  await signIn(ministry);
  await page.goto(`/status/${await incidentOf(db)}`);
  const slider = page.getByRole('slider', { name: 'Vis status per' });
  await expect(slider).toHaveAttribute('aria-valuetext', 'nå');
  await slider.press('Home');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ingen har meldt om tapte meldinger');
  await expect(page).toHaveURL(/asOf=2023-06-05T13/);
  await expect(page.getByText('Slik var det.')).toBeVisible();
  await page.getByRole('button', { name: 'Vis nå' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('tapte meldinger i');
  await expect(page).not.toHaveURL(/asOf/);
});

test('one survey has figures of its own', async ({ page, db, signIn }) => {
  await signIn(ministry);
  const report = await surveyOf(db, 'Avviksrapport');
  await page.goto(`/status/${await incidentOf(db)}?survey=${report}&asOf=2023-06-09T15:00:00%2B02:00`);
  const covers = page.getByText('Status per 9. juni 2023');
  await expect(covers).toContainText('12 av 244 tjenester har svart');
  await page.getByLabel('Tall fra').selectOption('');
  await expect(covers).toContainText('199 av 244 tjenester har svart');
});

test('an open page renews itself, and says so when it cannot', async ({ page, db, signIn }) => {
  await signIn(ministry);
  await page.clock.install();
  const incidentId = await incidentOf(db);
  let answer: 'newer' | 'none' = 'newer';
  await page.route(`**/api/v1/incidents/${incidentId}/figures`, async (route) => {
    if (answer === 'none') return route.abort();
    const response = await route.fetch();
    const figures = await response.json();
    figures.totals.lost.value = 999;
    return route.fulfill({ response, json: figures });
  });
  await page.goto(`/status/${incidentId}`);
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toContainText('tapte meldinger i');
  await page.clock.runFor(13_000);
  await expect(title).toContainText('999 tapte meldinger i');
  answer = 'none';
  await page.clock.runFor(30_000);
  await expect(page.getByText('Vi får ikke hentet nyere')).toBeVisible();
  await expect(title).toContainText('999 tapte meldinger i');
});

test('the table is searched, sorted and downloaded', async ({ page, db, signIn }) => {
  await signIn(ministry);
  await page.goto(`/status/${await incidentOf(db)}?${ninth}`);
  const table = page.getByRole('region', { name: 'Alle kommuner' }).last();
  await page.getByRole('button', { name: 'tapt', exact: true }).click();
  await expect(table.getByRole('rowheader').first()).toHaveText('Bergen');
  await page.getByLabel('Søk kommune eller nummer').fill('agder');
  await expect(page.getByText('25 av 356 kommuner')).toBeVisible();
  await expect(table.getByRole('rowheader').first()).toHaveText('Kristiansand');
  await page.getByLabel('Tilstand').selectOption('Rammet');
  await expect(page.getByText('2 av 356 kommuner')).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Last ned som CSV' }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
  expect(lines[0]).toContain('kommunenummer;kommune;fylke');
  const bergen = lines.find((line) => line.includes(';4601;'))?.split(';');
  expect(bergen?.slice(1, 4)).toEqual(['4601', 'Bergen', 'Vestland']);
  expect(bergen).toContain('21');
});

test('a county governor sees the own counties, a leader nothing, the observer the notices', async ({
  page,
  db,
  signIn,
  expectSound,
}) => {
  const incidentId = await incidentOf(db);
  await signIn('trondelag@example.test');
  await page.goto(`/status/${incidentId}?${ninth}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 tapt melding i 1 kommune');
  await expect(page.getByText('38 av 38 kommuner')).toBeVisible();

  await signIn('datatilsynet@example.test');
  await page.goto(`/status/${incidentId}`);
  await expect(page).toHaveURL(/breaches$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Melding til Datatilsynet' })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Bergen/ })).toBeVisible();
  await expectSound(page);

  await signIn('leder@vl-bergen.example.test');
  for (const address of ['/status', `/status/${incidentId}`, `/status/${incidentId}/breaches`]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vi finner ikke denne siden');
  }
});

test('unchanged figures are not sent again, and nobody gets what is not theirs', async ({
  page,
  db,
  signIn,
}) => {
  const incidentId = await incidentOf(db);
  const path = `/api/v1/incidents/${incidentId}/figures?${ninth}`;
  expect((await page.request.get(path)).status()).toBe(401);
  await signIn(ministry);
  const first = await page.request.get(path);
  const etag = first.headers().etag ?? '';
  expect(first.status()).toBe(200);
  expect((await page.request.get(path, { headers: { 'if-none-match': etag } })).status()).toBe(304);
  expect((await page.request.get(`/api/v1/incidents/${incidentId}/breaches`)).status()).toBe(403);
  await signIn('trondelag@example.test');
  const own = await page.request.get(path, { headers: { 'if-none-match': etag } });
  expect(own.status()).toBe(200);
  expect((await own.json()).states).toHaveLength(38);
  await signIn('leder@vl-bergen.example.test');
  expect((await page.request.get(path, { headers: { 'if-none-match': etag } })).status()).toBe(403);
  for (const wrong of ['asOf=yesterday', 'asOf=2099-01-01T00:00:00Z', 'county=466']) {
    await signIn(ministry);
    expect((await page.request.get(`/api/v1/incidents/${incidentId}/figures?${wrong}`)).status()).toBe(422);
  }
});

test('paper holds every municipality, also those that the screen folds away, and says so when they were filtered', async ({
  page,
  db,
  signIn,
}) => {
  await signIn(ministry);
  await page.goto(`/status/${await incidentOf(db)}?${ninth}`);
  const rows = page.getByRole('table').last().locator('tbody tr');
  await expect(rows).toHaveCount(40);
  await page.emulateMedia({ media: 'print' });
  await expect(rows).toHaveCount(356);
  await page.emulateMedia({ media: 'screen' });
  await page.getByLabel('Søk kommune eller nummer').fill('nes');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(/^\d+ av 356 kommuner · Søk kommune eller nummer: nes$/)).toBeVisible();
});

test('the observer reads the breach notices as of a past moment', async ({
  page,
  db,
  signIn,
  expectSound,
}) => {
  await signIn('datatilsynet@example.test');
  const path = `/status/${await incidentOf(db)}/breaches`;
  await page.goto(`${path}?asOf=2023-06-07T15:00:00%2B02:00`);
  await expect(page.getByText('Per 7. juni 2023 kl. 15:00')).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Vis nå' }).click();
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  await page.getByRole('slider', { name: 'Vis status per' }).press('Home');
  await expect(page.getByText('Per 5. juni 2023 kl. 15:00')).toBeVisible();
  await expect(page.getByText('Ingen kommuner er rammet så langt.')).toBeVisible();
});
