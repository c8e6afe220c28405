import { choice, heading, invitation, lost, phone, saved, submitted, survey } from './answering';
import { expect, test } from './fixtures';

test('a leader goes from the invitation to the receipt on a phone, and anybody can check it', async ({
  page,
  db,
  expectSound,
}) => {
  await page.setViewportSize(phone);
  await page.goto(await invitation(db, 'in-hamar'));
  await page.getByRole('button', { name: 'Åpne henvendelsen' }).click();

  await expect(heading(page, survey)).toBeVisible();
  await expect(page.getByText('6 dager igjen')).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: 'Start' }).click();

  await expect(heading(page, 'Hamar')).toBeFocused();
  await page.getByRole('button', { name: 'Se over svaret' }).click();
  await expect(page.getByText('Noe må rettes eller fylles ut på denne siden')).toBeVisible();
  await page.getByRole('link', { name: /Er meldinger gått tapt\? Svar mangler/ }).click();
  await expect(choice(page, lost, 'Ja')).toBeFocused();
  await expectSound(page);

  await choice(page, lost, 'Ja').check();
  await page.getByLabel('Tapte meldinger').fill('4');
  await page.getByLabel('Gjenfunnet').fill('1');
  await page.getByLabel('Tapt for alltid').fill('5');
  await page.getByLabel('Tapt for alltid').blur();
  await expect(page.getByText('Til sammen kan det ikke være flere enn 4.')).toBeVisible();
  await page.getByLabel('Tapt for alltid').fill('2');
  await expect(page.getByRole('status', { name: 'Letes det fortsatt etter' })).toHaveText('1');
  const aware = page.getByRole('group', { name: /kjent med tapet/ });
  await aware.getByLabel('Dato').fill('2023-06-07');
  await aware.getByLabel('Klokkeslett').fill('09:30');
  await page.getByRole('checkbox', { name: /^Ikke (varslet )?ennå/ }).check();
  await page.getByLabel(/Hvorfor ble Datatilsynet varslet/).fill('Varselet skrives nå.');
  await choice(page, /rett inn i systemet/, 'Ja').check();
  await page.getByText(/^Det dere vet om resten/).click();
  await page.getByRole('checkbox', { name: 'Søkt i loggen' }).check();
  await saved(page);
  await expectSound(page);
  await page.getByRole('button', { name: 'Se over svaret' }).click();

  await expect(heading(page, 'Se over svaret')).toBeVisible();
  await expect(page.getByText('4 tapte meldinger')).toBeVisible();
  await expect(page.getByText('7. juni 2023 kl. 09:30')).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Send inn svaret' }).click();

  const number = await submitted(page);
  await expectSound(page);
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('kvittert'))),
  ).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(number)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Skriv ut' })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'Send meg kvitteringen' }).click();
  await expect(page.getByText('Sendt til din e-post')).toBeVisible();

  await page.getByRole('link', { name: 'Kontroller kvitteringen' }).click();
  await expect(heading(page, 'Kvitteringen er ekte, og svaret er lagret')).toBeVisible();
  await expect(page.getByText('Barneverntjenesten i Hamar', { exact: true })).toBeVisible();
  await expectSound(page);

  await page.goto('/my');
  await expect(page.getByRole('listitem').filter({ hasText: number })).toContainText('Besvart');
  await expectSound(page);
});

test('the public check says for whom a receipt was given only to who has it, and finds a mistyped digit', async ({
  page,
  db,
  expectSound,
}) => {
  const { rows } = await db.query('select number, "entryHash", "serviceId" from receipt where sequence = 2');
  const { number, entryHash, serviceId } = rows[0];
  await page.goto('/receipts');
  await expectSound(page);
  await page.getByLabel('Kvitteringsnummer').fill(number.toLowerCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: 'Kontroller' }).click();
  await expect(heading(page, 'Kvitteringen er ekte, og svaret er lagret')).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(serviceId);
  await page.goto(`/receipts/${number}?hash=${entryHash}`);
  await expect(page.getByRole('main')).toContainText(serviceId);

  await page.goto('/receipts');
  const wrong = `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`;
  await page.getByLabel('Kvitteringsnummer').fill(wrong);
  await page.getByRole('button', { name: 'Kontroller' }).click();
  await expect(page.getByText('Et av sifrene er feil.')).toBeVisible();
  await expect(page.getByLabel('Kvitteringsnummer')).toHaveValue(wrong);
  await expectSound(page);
});
