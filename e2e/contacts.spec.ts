import { expect, test } from './fixtures';

test('a leader adds a deputy, who can answer at once, and cannot leave the service without anybody', async ({
  page,
  browser,
  signIn,
  db,
  expectSound,
}) => {
  const leader = 'leder@in-hadeland.example.test';
  const { rows } = await db.query(
    `select p.email from contact c join person p on p.id = c."personId" join service s on s.id = c."serviceId"
     where c.role = 'leader' and p.email like 'leder@%' and c."validTo" is null
       and not exists (select from contact k where k."serviceId" = c."serviceId" and k.id <> c.id)
     order by (p.email = $1) desc, p.email offset 40 limit 1`,
    [leader],
  );
  const email: string = rows[0].email;
  const deputy = `nestleder.${Date.now()}@example.test`;
  await signIn(email);
  await page.goto('/my');
  await page.getByRole('link', { name: 'Kontakter' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Kontakter' })).toBeVisible();
  await expectSound(page);

  await page.getByRole('button', { name: /^Avslutt / }).click();
  await expect(page.getByText('Du mister tilgangen')).toBeVisible();
  await page.getByRole('button', { name: 'Avslutt', exact: true }).last().click();
  await expect(page.getByText('Da kan ingen svare for tjenesten lenger')).toBeVisible();
  await page.getByRole('button', { name: 'Avbryt' }).click();

  await page.getByRole('button', { name: 'Legg til kontakt' }).click();
  await page.getByLabel('Rolle').selectOption('deputy');
  await page.getByLabel('E-postadresse').fill(deputy);
  await page.getByRole('button', { name: 'Legg til', exact: true }).click();
  await expect(page.getByText('Fyll ut dette feltet.')).toBeVisible();
  await page.getByLabel('Navn').fill('Nina Nestleder');
  await expectSound(page);
  await page.getByRole('button', { name: 'Legg til', exact: true }).click();
  await expect(page.getByText('Nina Nestleder')).toBeVisible();
  await expect(page.getByText(deputy)).toBeVisible();

  // In a browser of their own, at once; and gone at once when it ends.
  const other = await browser.newContext();
  const theirs = await other.newPage();
  await theirs.goto('/sign-in');
  const signedIn = await theirs.request.post('/api/v1/demo/sign-in', { data: { email: deputy } });
  expect(signedIn.status()).toBe(200);
  await theirs.goto('/my/contacts');
  await expect(theirs.locator('main').getByText('Nina Nestleder')).toBeVisible();
  await page.getByRole('button', { name: 'Avslutt Nina Nestleder' }).click();
  await page.getByRole('button', { name: 'Avslutt', exact: true }).last().click();
  await expect(page.getByText('1 tidligere kontakt')).toBeVisible();
  expect((await theirs.goto('/my/contacts'))?.status()).toBe(404);
  await other.close();
});
