import { writeFile } from 'node:fs/promises';
import { expect, test } from './fixtures';

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

test('an administrator browses municipalities and services of a day', async ({
  page,
  signIn,
  expectSound,
}) => {
  await signIn('admin@example.test');
  await page.goto('/admin/register');
  await expect(page.getByText('356 kommuner')).toBeVisible();
  await expectSound(page);

  await page.getByLabel('Søk i nummer').fill('ålesund');
  await expect(page.getByRole('row', { name: /1507 Ålesund/ })).toBeVisible();
  await expect(page).toHaveURL(/search=/);
  await page.getByLabel('Per dato').fill('2024-01-01');
  await expect(page.getByRole('row', { name: /1508 Ålesund/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /1580 Haram/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /1507/ }).getByText('før 1507')).toHaveCount(2);

  await page.goto('/admin/register');
  await page.getByRole('link', { name: 'Tjenester' }).click();
  await expect(page.getByText('244 tjenester')).toBeVisible();
  await page.getByLabel('Søk i navn').fill('indre namdal');
  const row = page.getByRole('row', { name: /Indre Namdal barneverntjeneste/ });
  await expect(row).toContainText('5045 Grong');
  await expect(row.getByRole('link', { name: 'leder@tr-indre-namdal.example.test' })).toBeVisible();
  await expectSound(page);
  await page.getByLabel('Søk i navn').fill('finnes ikke');
  await expect(page.getByText('Ingen treff')).toBeVisible();
});

test('a file with errors is listed line by line; a right one is seen before it is read in', async ({
  page,
  signIn,
  db,
  expectSound,
}, testInfo) => {
  await signIn('admin@example.test');
  await page.goto('/admin/register');
  await page.getByRole('link', { name: 'Les inn fil' }).click();
  await page.getByRole('button', { name: 'Se hva som endres' }).dblclick();
  await expect(page.getByText('Velg en fil.')).toBeVisible();
  await expect(page.getByLabel('Avslutt det som mangler i filen, fra')).toBeHidden();
  await expectSound(page);

  const head = 'id,name,kind,host_number,certainty,source,note\n';
  const file = page.getByLabel('CSV-fil');
  await file.setInputFiles(csv('feil.csv', `${head}a b,,rar,9999,known,,\n`));
  await page.getByRole('button', { name: 'Se hva som endres' }).click();
  await expect(page.getByRole('heading', { name: '3 feil i feil.csv' })).toBeFocused();
  await expect(page.getByRole('row', { name: /2 name/ })).toContainText('Feltet må fylles ut.');
  await expectSound(page);

  await file.setInputFiles(csv('rart.csv', 'x,y\n1,2\n'));
  await expect(page.getByRole('heading', { name: '3 feil i feil.csv' })).toBeHidden();
  await page.getByRole('button', { name: 'Se hva som endres' }).click();
  await expect(page.getByText('Vi kjenner ikke igjen filen')).toBeVisible();

  // Mended in the spreadsheet while the page stood open: the browser reads it only when it is chosen again.
  const open = testInfo.outputPath('regneark.csv');
  await writeFile(open, 'x,y\n1,2\n');
  await file.setInputFiles(open);
  await writeFile(open, `${head}1,2,3,4,5,6,7\n`);
  await page.getByRole('button', { name: 'Se hva som endres' }).click();
  await expect(page.getByText('Filen er endret eller flyttet etter at du valgte den')).toBeVisible();
  await file.setInputFiles(csv('tom.csv', ''));
  await page.getByRole('button', { name: 'Se hva som endres' }).click();
  await expect(page.getByText('Filen er tom.')).toBeVisible();

  const { rows } = await db.query(`select * from service where id = 'vt-vestmar'`);
  const { id, name, kind, certainty, source } = rows[0];
  const note = `sett ${Date.now()}`;
  await file.setInputFiles(
    csv('tjenester.csv', `${head}${id},${name},${kind},,${certainty},"${source}",${note}\n`),
  );
  await page.getByRole('button', { name: 'Se hva som endres' }).click();
  await expect(page.getByRole('heading', { name: 'Dette ville bli endret' })).toBeFocused();
  await expect(page.getByRole('row', { name: /vt-vestmar/ })).toContainText(note);
  await expectSound(page);
  const noteNow = async () =>
    (await db.query(`select note from service where id = 'vt-vestmar'`)).rows[0].note;
  expect(await noteNow()).not.toBe(note);
  await page.getByRole('button', { name: 'Les inn', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Filen er lest inn' })).toBeFocused();
  expect(await noteNow()).toBe(note);
});

test('only administrators find the register', async ({ page, signIn }) => {
  await signIn('leder@tr-heim.example.test');
  for (const address of ['/admin/register', '/admin/register/import']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: 'Vi finner ikke denne siden' })).toBeVisible();
  }
});

test('the mailbox shows what was sent, newest first, with search', async ({ page, expectSound }) => {
  await page.goto('/mailbox');
  await expect(page.getByRole('heading', { level: 1, name: 'Postkasse' })).toBeVisible();
  await expectSound(page);
  await page.getByLabel('Søk i adresse og emne').fill('ingen-har-denne');
  await expect(page.getByText('Ingen treff')).toBeVisible();
});
