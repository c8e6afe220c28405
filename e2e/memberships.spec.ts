import { expect, test } from './fixtures';

test('an administrator gives a role, ends a session and ends the role, which closes at once', async ({
  page,
  browser,
  signIn,
  expectSound,
}) => {
  const email = `vikar.${Date.now()}@example.test`;
  await signIn('admin@example.test');
  await page.goto('/admin/people');
  await expect(page.getByRole('heading', { level: 1, name: 'Personer' })).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: 'Gi noen tilgang' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Gi noen tilgang' })).toBeVisible();
  await page.getByLabel('E-postadresse').fill(email);
  await page.getByLabel('Navn').fill('Vera Vikar');
  await page.getByLabel('Rolle').selectOption('governor');
  await page.getByRole('button', { name: 'Gi tilgang' }).click();
  await expect(page.getByText('Velg hvilken myndighet det gjelder.')).toBeVisible();
  await expectSound(page);
  await page.getByLabel('Hos').selectOption('sf-tr');
  await page.getByRole('button', { name: 'Gi tilgang' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Vera Vikar' })).toBeVisible();

  const other = await browser.newContext();
  const theirs = await other.newPage();
  const enter = () => theirs.request.post('/api/v1/demo/sign-in', { data: { email } });
  const ask = async () => (await theirs.request.get('/api/v1/surveys')).status();
  const incidents = async () => (await theirs.goto('/incidents/new'))?.status();
  expect((await enter()).status()).toBe(200);
  expect(await incidents()).toBe(200);

  await page.reload();
  await expect(page.getByText('Ikke logget inn noe sted.')).toHaveCount(0);
  await expectSound(page);
  await page.getByRole('button', { name: 'Avslutt', exact: true }).click();
  await expect(page.getByText('Ikke logget inn noe sted.')).toBeVisible();
  expect(await ask()).toBe(401);

  expect((await enter()).status()).toBe(200);
  await page.getByRole('button', { name: /^Avslutt Saksbehandler/ }).click();
  await expect(page.getByRole('heading', { name: 'Avslutte rollen?' })).toBeVisible();
  await page.getByRole('button', { name: 'Avslutt rollen' }).click();
  await expect(page.getByText('Avsluttet', { exact: true })).toBeVisible();
  // The session lives on; what the role opened does not.
  expect(await ask()).toBe(200);
  expect(await incidents()).toBe(404);
  await other.close();

  await page.goto('/admin/people');
  await page.getByLabel('Søk i navn').fill('Vera Vikar');
  await expect(page.getByRole('status').getByText('én person')).toBeVisible();
  await expect(page.getByText('Ingen tilgang nå')).toBeVisible();
});
