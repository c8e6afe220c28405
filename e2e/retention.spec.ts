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
  await dialog.getByRole('button', { name: 'Lagre' }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText('36 måneder');
  await expect(row).not.toContainText('standard');
});
