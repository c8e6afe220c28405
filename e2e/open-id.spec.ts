import { expect, test } from './fixtures';
import { type Account, signInThrough, startProvider } from './open-id';

// One provider on one port, and claims that change between sign-ins: one after the other.
test.describe.configure({ mode: 'default' });

const accounts: Record<string, Account> = {
  leader: { email: 'Leder@VL-Sunnhordland.example.test', email_verified: true, name: 'Lea Leder' },
  governor: {
    email: 'ny.saksbehandler@example.test',
    email_verified: true,
    name: 'Nils Ny',
    groups: ['all', 'kvittert-mr'],
  },
  stranger: { email: 'fremmed@example.test', email_verified: true, groups: ['all', 'kvittert-admins'] },
  unverified: { email: 'admin@example.test', email_verified: false, groups: ['kvittert-admin'] },
  unsaid: { email: 'admin@example.test' },
  silent: { name: 'Uten adresse', groups: ['kvittert-admin'] },
};

let provider: Awaited<ReturnType<typeof startProvider>>;
test.beforeAll(async () => {
  provider = await startProvider(accounts);
});
test.afterAll(() => provider.stop());

test('a leader signs in through a provider, with PKCE, state and nonce, and lands where they were going', async ({
  page,
  db,
}) => {
  const asked: URL[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname === '/auth' && url.searchParams.has('client_id')) asked.push(url);
  });
  await signInThrough(page, 'leader', '/my');
  await expect(page).toHaveURL(/\/my$/);
  expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toMatchObject({
    client_id: 'kvittert',
    response_type: 'code',
    code_challenge_method: 'S256',
    code_challenge: expect.stringMatching(/.{40}/),
    state: expect.stringMatching(/.{20}/),
    nonce: expect.stringMatching(/.{20}/),
  });

  // The session is a row like any other: named after the browser, with its ends, its secret hashed.
  const { rows } = await db.query(
    `select s."tokenHash", s."userAgent", s."idleUntil" > now() as rests, s."expiresAt" > s."idleUntil" as ends
     from session s join person p on p.id = s."personId" where p.email = $1 order by s."createdAt" desc limit 1`,
    ['leder@vl-sunnhordland.example.test'],
  );
  expect(rows[0]).toMatchObject({ userAgent: expect.stringContaining('Chrome'), rests: true, ends: true });
  const cookie = (await page.context().cookies()).find((one) => one.name === 'kvittert-session');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  expect(rows[0].tokenHash).not.toBe(cookie?.value);
});

test('a role follows the claims: given at sign-in, taken away at the next one', async ({ page, db }) => {
  const governor = accounts.governor as Account;
  await signInThrough(page, 'governor', '/incidents');
  await expect(page).toHaveURL(/\/incidents$/);
  await page.goto('/me');
  await expect(page.getByText('Saksbehandler')).toBeVisible();
  const roles = async () =>
    (
      await db.query(
        `select m.role, m."officeId", m.source, m."validTo" is not null as ended
         from membership m join person p on p.id = m."personId" where p.email = $1 order by m."validFrom"`,
        [governor.email],
      )
    ).rows;
  expect(await roles()).toEqual([{ role: 'governor', officeId: 'sf-mr', source: 'claims', ended: false }]);

  governor.groups = ['all'];
  await signInThrough(page, 'governor', '/incidents');
  await expect(page.getByText('har ingen oppgave i Kvittert')).toBeVisible();
  expect(await roles()).toEqual([{ role: 'governor', officeId: 'sf-mr', source: 'claims', ended: true }]);
  const { rows } = await db.query(
    `select e.before, e.after from audit_event e join person p on p.id = e."personId"
     where e.kind = 'membership.claimed' and p.email = $1 order by e.id`,
    [governor.email],
  );
  const grant = [{ role: 'governor', officeId: 'sf-mr' }];
  expect(rows).toEqual([
    { before: [], after: grant },
    { before: grant, after: [] },
  ]);
});

test('who is unknown, and who has no address or one that nobody vouches for, is refused', async ({
  page,
  db,
  expectSound,
}) => {
  const refusals = {
    stranger: 'har ingen oppgave i Kvittert',
    unverified: 'er ikke bekreftet der du logget inn',
    unsaid: 'er ikke bekreftet der du logget inn',
    silent: 'ga oss ingen e-postadresse',
  };
  for (const [account, words] of Object.entries(refusals)) {
    await signInThrough(page, account);
    await expect(page.getByText(words)).toBeVisible();
    expect(new URL(page.url()).searchParams.get('next')).toBe('/me');
    const cookies = await page.context().cookies();
    expect(cookies.filter((cookie) => cookie.name === 'kvittert-session')).toEqual([]);
  }
  await expectSound(page);
  const { rows } = await db.query(`select from person where email = 'fremmed@example.test'`);
  expect(rows).toEqual([]);
});

test('an answer with another state, or none that was asked for, signs nobody in', async ({ page }) => {
  let turned = 0;
  await page.route(/\/auth\?.*state=/, async (route) => {
    const url = new URL(route.request().url());
    url.searchParams.set('state', `another-than-was-asked-for-${turned++}`);
    return route.fulfill({ status: 302, headers: { location: url.href } });
  });
  await signInThrough(page, 'leader');
  expect(turned).toBe(1);
  await expect(page).toHaveURL(/\/sign-in\?.*error=OAuthCallback/);
  await expect(page.getByText('Innloggingen ble ikke fullført')).toBeVisible();

  await page.context().clearCookies();
  await page.goto('/api/auth/callback/oidc?code=somebody-elses&state=somebody-elses');
  await expect(page).toHaveURL(/\/sign-in\?.*error=OAuthCallback/);
  const cookies = await page.context().cookies();
  expect(cookies.filter((cookie) => cookie.name === 'kvittert-session')).toEqual([]);
});

test('signing in as another ends the session that the browser had', async ({ page, db, signIn }) => {
  await signIn('ks@example.test');
  const before = (await page.context().cookies()).find((one) => one.name === 'kvittert-session');
  await page.goto('/api/auth/signin');
  await page.getByRole('button', { name: 'Logg inn med Prøveporten' }).click();
  await page.route('https://fonts.googleapis.com/**', (route) => route.abort());
  await page.getByPlaceholder('Enter any login').fill('leader');
  await page.getByPlaceholder('and password').fill('anything');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('banner')).toBeVisible();
  const after = (await page.context().cookies()).find((one) => one.name === 'kvittert-session');
  expect(after?.value).not.toBe(before?.value);
  const { rows } = await db.query(
    `select count(*)::int as open from session s join person p on p.id = s."personId"
     where p.email = 'ks@example.test' and s."endedAt" is not null`,
  );
  expect(rows[0].open).toBeGreaterThan(0);
});
