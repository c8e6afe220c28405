import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures';

const title = 'Sporing';
// Other journeys add events from the demo's start on; what was played before stands still.
const played = 'to=2023-06-08';

test('an administrator finds who did what, opens a change and shares the address', async ({
  page,
  signIn,
  expectSound,
}) => {
  await signIn('admin@example.test');
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Hovedmeny' }).getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('row')).not.toHaveCount(0);

  await page.getByLabel('Hva').selectOption({ label: 'Henvendelse sendt' });
  await page.getByLabel('Til dag').fill('2023-06-05');
  await page.getByRole('button', { name: 'Filtrer' }).click();
  await expect(page).toHaveURL(/kind=survey\.opened/);
  const row = page.getByRole('row').filter({ hasText: 'Statusrunde' });
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(row).toContainText('Koordinator, Bufdir');
  await row.getByText('4 felter').click();
  await expect(row.getByText('kladd')).toBeVisible();
  await expect(row.getByText('åpen')).toBeVisible();
  await expectSound(page);

  await page.reload();
  await expect(page.getByLabel('Hva')).toHaveValue('survey.opened');
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('link', { name: 'Fjern filteret' }).click();
  await expect(page.getByLabel('Hva')).toHaveValue('');
  await expect(page.getByLabel('Til dag')).toHaveValue('');
});

test('pages go back in time without repeating an event', async ({ page, signIn }) => {
  await signIn('bufdir@example.test');
  await page.goto(`/audit?kind=return.submitted&${played}`);
  // No two returns are submitted at the same moment.
  const moments = () =>
    page.locator('td time').evaluateAll((times) => times.map((time) => time.getAttribute('datetime')));
  await expect(page.getByRole('row')).toHaveCount(51);
  const first = await moments();
  await page.getByRole('link', { name: 'Eldre handlinger' }).click();
  await expect(page.getByRole('link', { name: 'Til de nyeste' })).toBeVisible();
  const second = await moments();
  expect(new Set([...first, ...second]).size).toBe(first.length + second.length);
});

test('an export is a file of what is filtered, and is itself recorded', async ({ page, signIn }) => {
  await signIn('trondelag@example.test');
  await page.goto(`/audit?kind=survey.opened&${played}`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Last ned CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^audit-\d{4}-\d\d-\d\d\.csv$/);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(lines[0]).toContain('id;at;kind;personId');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain('survey.opened');

  await page.goto('/audit?kind=audit.exported');
  const row = page.getByRole('row').nth(1);
  await expect(row).toContainText('Sporing lastet ned');
  await expect(row).toContainText('Saksbehandler, Statsforvalteren i Trøndelag');
});

test("a governor sees the own office's events and can go to their survey", async ({
  page,
  signIn,
  expectSound,
}) => {
  await signIn('trondelag@example.test');
  await page.goto(`/audit?kind=survey.opened&${played}`);
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(
    page.getByRole('link', { name: 'Tre spørsmål om tapte bekymringsmeldinger', exact: true }),
  ).toHaveAttribute('href', /^\/surveys\//);
  await page.goto('/audit?objectType=register');
  await expect(page.getByText('Ingen handlinger å vise')).toBeVisible();
  await expectSound(page);
});

test('a filter that cannot be used keeps what was typed and says what to do', async ({
  page,
  signIn,
  expectSound,
}) => {
  await signIn('admin@example.test');
  await page.goto('/audit?from=2023-06-10&to=2023-06-09&kind=survey.opened');
  await expect(page.getByLabel('Til dag')).toHaveAccessibleDescription(/ikke er før fra-dagen/);
  await expect(page.getByLabel('Fra dag')).toHaveValue('2023-06-10');
  await expect(page.getByRole('table')).toHaveCount(0);
  await expectSound(page);
});

test('the page is sound on a phone, in the dark', async ({ page, signIn, expectSound }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await signIn('bufdir@example.test');
  await page.goto(`/audit?objectType=survey&${played}`);
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.locator('summary').first().click();
  await expectSound(page);
});

test('others are not told that the page is there', async ({ page, signIn }) => {
  await page.goto('/audit');
  await page.waitForURL('**/sign-in?next=%2Faudit');
  expect((await page.request.get('/api/v1/audit')).status()).toBe(401);
  for (const email of ['departementet@example.test', 'datatilsynet@example.test', 'ks@example.test']) {
    await signIn(email);
    await page.goto('/audit');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vi finner ikke denne siden');
    await expect(page.getByRole('link', { name: title, exact: true })).toHaveCount(0);
    expect((await page.request.get('/api/v1/audit')).status()).toBe(403);
    expect((await page.request.get('/api/v1/audit/export')).status()).toBe(403);
  }
});

test('nothing that was recorded while June 2023 was played holds an answer, a name or an address', async ({
  db,
}) => {
  const { rows } = await db.query(
    `select kind, text from (select kind, coalesce(before::text, '') || coalesce(after::text, '') as text from audit_event) e
     where text ~ '"(answers?|lines|indicators|content|fields)" *: *[{[] *[{"]' or text ~* '@[a-z.-]+\\.test'`,
  );
  expect(rows.filter((row) => row.kind !== 'person.changed')).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the list is shown and filtered', async ({ page, signIn }) => {
    await signIn('bufdir@example.test');
    await page.goto('/audit');
    await page.getByLabel('Hva').selectOption({ label: 'Henvendelse sendt' });
    await page.getByLabel('Til dag').fill('2023-06-08');
    await page.getByRole('button', { name: 'Filtrer' }).click();
    await expect(page.getByLabel('Hva')).toHaveValue('survey.opened');
    await expect(page.getByRole('row')).toHaveCount(3);
    await expect(page.getByRole('row').nth(1)).toBeVisible();
  });
});
