import { expect, test } from './fixtures';

test('what was sent and delivered per month is loaded in two steps, and wrong lines are named', async ({
  page,
  db,
  signIn,
  expectSound,
}) => {
  const { rows } = await db.query(`select id from incident where title = 'Tapte bekymringsmeldinger'`);
  const address = `/incidents/${rows[0].id}`;
  await signIn('bufdir@example.test');
  await page.goto(address);
  await page.getByRole('link', { name: 'Last inn tall for sendt og levert' }).click();
  const part = page.locator('#counts');
  await part.getByRole('button', { name: 'Kontroller tallene' }).click();
  await expect(part.getByText('Velg en fil.')).toBeVisible();
  const file = part.getByLabel('… eller lim inn innholdet');
  await file.fill('municipality_number,month,sent,delivered\n5001,2023-13,40,38\n');
  await part.getByLabel('Hvem tallene er fra').fill('Portalen');
  await part.getByRole('button', { name: 'Kontroller tallene' }).click();
  await expect(part.getByRole('alert')).toContainText('Linje 2');
  await file.fill('municipality_number,month,sent,delivered\n5001,2023-04,40,38\n5001,2023-05,41,41\n');
  await part.getByRole('button', { name: 'Kontroller tallene' }).click();
  await expect(part.getByText('2 rader: 1 kommune, 2 måneder.')).toBeVisible();
  await expectSound(page);
  await part.getByRole('button', { name: 'Legg til tallene' }).click();
  await expect(part.getByText('Tallene er lagret.')).toBeVisible();
  await page.goto(address);
  const april = page.getByRole('row', { name: /^april 2023 Portalen/ });
  await expect(april).toContainText('2');
  await expectSound(page);
});
