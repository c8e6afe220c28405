import { createHash, randomBytes } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import type { Client } from 'pg';
import { expect, test } from './fixtures';

/** An invitation's link for the newest request of a leader's service; its page address. */
async function invitationFor(db: Client, email: string, hours = 24): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const { rowCount } = await db.query(
    `insert into sign_in_link (id, "tokenHash", "personId", "requestId", "createdAt", "expiresAt")
     select uuidv7(), $1, p.id, r.id, now(), now() + make_interval(hours => $3)
     from person p join contact c on c."personId" = p.id join request r on r."serviceId" = c."serviceId"
     where p.email = $2 order by r."queuedAt" desc limit 1`,
    [createHash('sha256').update(token).digest('hex'), email, hours],
  );
  expect(rowCount).toBe(1);
  return `/invitation/${token}`;
}

const mailsTo = async (page: Page, email: string): Promise<number> =>
  (await (await page.request.get(`/api/v1/mailbox?search=${encodeURIComponent(email)}`)).json()).rows.length;

/** Waits for a mail beside the `before` that were there, opens it in the mailbox and follows its link. */
async function followMail(
  page: Page,
  email: string,
  subject: string | RegExp,
  before: number,
): Promise<void> {
  await expect.poll(() => mailsTo(page, email), { timeout: 20_000 }).toBeGreaterThan(before);
  await page.goto(`/mailbox?search=${encodeURIComponent(email)}`);
  await page.getByRole('link', { name: subject }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible();
  await page.locator('main').getByRole('link', { name: /^http/ }).first().click();
}

async function elsewhere(browser: Browser, address: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(address);
  return page;
}

test('a newcomer tries the demo as somebody with one click, and signs out', async ({
  page,
  db,
  expectSound,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Logg inn' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Logg inn' })).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: /^Administrator/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Register' })).toBeVisible();

  await page.getByRole('link', { name: 'Administrator', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Min side' })).toBeVisible();
  const cookies = await page.context().cookies();
  const session = cookies.find((cookie) => cookie.name === 'kvittert-session');
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  await page.getByRole('button', { name: 'Logg ut' }).click();
  await expect(page.getByRole('link', { name: 'Logg inn' })).toBeVisible();
  const hash = createHash('sha256')
    .update(session?.value ?? '')
    .digest('hex');
  const { rows } = await db.query('select "endedAt" from session where "tokenHash" = $1', [hash]);
  expect(rows[0].endedAt).not.toBeNull();
});

test('a link that was asked for works once, by a button, in the browser that asked', async ({
  page,
  browser,
  expectSound,
}) => {
  const asking = 'leder@no-sor-helgeland.example.test';
  const before = await mailsTo(page, asking);
  await page.goto('/sign-in?next=/me');
  await page.getByLabel('E-postadresse').fill('ikke en adresse');
  await page.getByRole('button', { name: 'Send meg en lenke' }).click();
  await expect(page.getByText('Skriv en e-postadresse')).toBeVisible();
  await page.getByLabel('E-postadresse').fill(asking);
  await page.getByRole('button', { name: 'Send meg en lenke' }).click();
  await expect(page.getByRole('heading', { name: 'Se i innboksen' })).toBeFocused();
  await expectSound(page);

  await followMail(page, asking, 'Logg inn på Kvittert', before);
  await expect(page.getByRole('button', { name: 'Logg inn' })).toBeVisible();
  await expectSound(page);
  const link = page.url();

  const other = await elsewhere(browser, link);
  await other.getByRole('button', { name: 'Logg inn' }).click();
  await expect(other.getByText('bestilt i en annen nettleser')).toBeVisible();

  await page.getByRole('button', { name: 'Logg inn' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Min side' })).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1, name: 'Lenken er brukt' })).toBeVisible();
  await expectSound(page);

  // Nobody has this address; the answer is the same.
  const nobody = 'leder@no-vega.example.test';
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Logg ut' }).click();
  await expect(page.getByRole('button', { name: 'Logg ut' })).toBeHidden();
  await page.getByLabel('E-postadresse').fill(nobody);
  await page.getByRole('button', { name: 'Send meg en lenke' }).click();
  await expect(page.getByText(`Hvis ${nobody} er registrert hos oss`)).toBeVisible();
});

test('an invitation opens the request, and used or expired it gives a new one by mail', async ({
  page,
  browser,
  db,
  expectSound,
}) => {
  const email = 'leder@vl-sunnhordland.example.test';
  const invitation = await invitationFor(db, email);
  await page.goto(invitation);
  await expect(page.getByText('Svar innen')).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Åpne henvendelsen' }).click();
  await expect(page).toHaveURL(/\/requests\/[\w-]+/);

  // In the same browser one is still signed in; in another the link offers a new one.
  await page.goto(invitation);
  await expect(page.getByRole('link', { name: 'Gå til henvendelsen' })).toBeVisible();
  const other = await elsewhere(browser, invitation);
  await expect(other.getByRole('heading', { name: 'Lenken er brukt' })).toBeVisible();
  await expectSound(other);
  const before = await mailsTo(other, email);
  await other.getByRole('button', { name: 'Send meg en ny lenke' }).click();
  await expect(other.getByRole('heading', { name: 'En ny lenke er på vei' })).toBeFocused();
  await followMail(other, email, /^Ny lenk/, before);
  await other.getByRole('button', { name: 'Åpne henvendelsen' }).click();
  await expect(other).toHaveURL(/\/requests\/[\w-]+/);

  const expired = await elsewhere(browser, await invitationFor(db, email, -1));
  await expect(expired.getByRole('heading', { name: 'Lenken er for gammel' })).toBeVisible();
  await expired.getByRole('button', { name: 'Send meg en ny lenke' }).click();
  await expect(expired.getByText('Vent et minutt')).toBeVisible();
});

test('a link that nobody made gets a plain page', async ({ page, expectSound }) => {
  for (const address of [
    `/invitation/${'a'.repeat(43)}`,
    `/sign-in/link/${'a'.repeat(43)}`,
    '/invitation/x',
  ]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: 'Denne lenken virker ikke' })).toBeVisible();
  }
  await expectSound(page);
});

test('somebody gives their name, makes an API token, uses and revokes it, and ends another session', async ({
  page,
  signIn,
  request,
  expectSound,
}) => {
  const email = 'leder@tf-kautokeino.example.test';
  await signIn(email);
  await signIn(email);
  await page.goto('/me');
  await expectSound(page);
  await page.getByLabel('Navn').fill('Máret Ellen Test');
  await page.getByRole('button', { name: 'Lagre' }).click();
  await expect(page.getByText('Lagret', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Máret Ellen Test' })).toBeVisible();

  await page.getByRole('button', { name: 'Lag nøkkel' }).click();
  await expect(page.getByText('Fyll ut dette feltet.')).toBeVisible();
  await page.getByLabel('Hva den brukes til').fill('Uttrekk');
  await page.getByRole('button', { name: 'Lag nøkkel' }).click();
  await expect(page.getByRole('heading', { name: 'Nøkkelen er laget' })).toBeFocused();
  await expectSound(page);
  const token = (await page.locator('code').textContent()) ?? '';
  const ask = () => request.get('/api/v1/me', { headers: { authorization: `Bearer ${token}` } });
  expect(await (await ask()).json()).toMatchObject({ email });
  await page.getByRole('button', { name: 'Jeg har kopiert den' }).click();
  await expect(page.getByText(token)).toHaveCount(0);
  await page.getByRole('button', { name: 'Trekk tilbake Uttrekk' }).click();
  await expect(page.getByText('Du har ingen nøkler.')).toBeVisible();
  expect((await ask()).status()).toBe(401);

  const others = page.getByRole('button', { name: /^Avslutt økten/ });
  const sessions = await others.count();
  await others.first().click();
  await expect(others).toHaveCount(sessions - 1);
});

test('who is not signed in is asked to, and comes back to where they were going', async ({ page }) => {
  await page.goto('/me');
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fme/);
  await page.getByRole('button', { name: /^Leser i departementet/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Min side' })).toBeVisible();
});
