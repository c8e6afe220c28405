import { execFileSync } from 'node:child_process';
import { verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures';

const third = async (db: import('pg').Client) =>
  (await db.query('select number, "entryHash", "serviceId" from receipt where sequence = 3')).rows[0];

test('who holds the paper checks it by number and checksum, downloads it, and verifies it offline with the published key', async ({
  page,
  db,
  expectSound,
}) => {
  const { number, entryHash, serviceId } = await third(db);
  await page.goto('/receipts');
  await page.getByLabel('Kvitteringsnummer').fill(number);
  await page.getByLabel('Kontrollsum').fill(`${entryHash.slice(0, 32).toUpperCase()} ${entryHash.slice(32)}`);
  await page.getByRole('button', { name: 'Kontroller' }).click();
  await expect(page.getByRole('main')).toContainText(serviceId);

  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Last ned kvitteringen (JSON)' }).click();
  const receipt = await (await downloading).path();
  await expectSound(page);

  await page.getByRole('link', { name: 'Offentlige nøkler' }).click();
  await expect(
    page.getByRole('heading', { name: 'Nøklene som kvitteringer er signert med', level: 1 }),
  ).toBeVisible();
  await expectSound(page);
  const downloadingKey = page.waitForEvent('download');
  await page
    .getByRole('link', { name: /^Last ned [0-9a-f]{16}\.pem$/ })
    .first()
    .click();
  const key = await (await downloadingKey).path();

  const said = execFileSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/receipts-verify.ts', receipt, '--key', key],
    { env: { PATH: process.env.PATH, NODE_ENV: 'production' }, encoding: 'utf8' },
  );
  expect(said).toContain(`The receipt holds: ${number}`);
  // And with nothing of ours at all.
  const { entry, signature } = JSON.parse(readFileSync(receipt, 'utf8'));
  expect(verify(null, Buffer.from(entry), readFileSync(key), Buffer.from(signature, 'base64url'))).toBe(true);
});

test('the page of a receipt and the API’s check are limited together, and say when to come back', async ({
  request,
  db,
}) => {
  const { number } = await third(db);
  const headers = { 'x-forwarded-for': '203.0.113.77' };
  const paths = [`/receipts/${number}`, `/api/v1/receipts/${number}`];
  const statuses = new Set<number>();
  for (let call = 0; call < 121; call++) {
    statuses.add((await request.get(paths[call < 5 ? 0 : 1] ?? '', { headers })).status());
  }
  expect([...statuses]).toEqual([200, 429]);
  const page = await request.get(`/receipts/${number}`, { headers });
  expect(page.status()).toBe(429);
  expect(Number(page.headers()['retry-after'])).toBeGreaterThan(0);
  expect(await page.text()).toContain('For mange oppslag på kort tid');
});
