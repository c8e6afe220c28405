import { expect, test } from './fixtures';

test('an administrator sees how long personal data is kept, and changes a rule', async ({
  page,
  signIn,
  expectSound,
}) => {
  await signIn('admin@example.test');
  await page.goto('/admin/personal-data');
  await expect(page.getByRole('heading', { level: 1, name: 'Personopplysninger' })).toBeVisible();
  await expect(page.getByText('Ingenting er klart til sletting.')).toBeVisible();
  await expectSound(page);

  const row = page.getByRole('row', { name: /Statsforvalteren i Nordland/ });
  await expect(row).toContainText('24 måneder (standard)');
  await row.getByRole('button', { name: /Endre regelen/ }).click();
  const dialog = page.getByRole('dialog');
  await expectSound(page);
  await dialog.getByLabel('Måneder for navn').fill('0');
  await dialog.getByRole('button', { name: 'Lagre' }).click();
  await expect(dialog.getByLabel('Måneder for navn')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Måneder for navn').fill('36');
  // A colleague has meanwhile set the other value: it is told, and kept.
  const theirs = { personMonths: 24, addressMonths: 12 };
  expect((await page.request.put('/api/v1/retention/sf-no', { data: theirs })).status()).toBe(204);
  await dialog.getByRole('button', { name: 'Lagre' }).click();
  await expect(dialog.getByText('Noen andre har endret regelen')).toBeVisible();
  await expectSound(page);
  await dialog.getByRole('button', { name: 'Lagre min likevel' }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText('36 måneder');
  await expect(row).toContainText('12 måneder');
  await expect(row).not.toContainText('standard');
});
