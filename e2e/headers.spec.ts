import { readFileSync } from 'node:fs';
import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './fixtures';
import { type SecondWeb, startSecondWeb } from './second-web';

// What browsers are told, as the built app's server says it: pages, API, files, and what goes wrong.

const missing = '019a0000-0000-7000-8000-000000000000';

/** One web behind https, and one whose database has no tables, so that everything fails there. */
let secure: SecondWeb;
let broken: SecondWeb;
test.beforeAll(async () => {
  const empty = new URL(process.env.DATABASE_URL ?? '');
  empty.pathname = '/postgres';
  secure = await startSecondWeb('secure', { BASE_URL: 'https://kvittert.example.test' });
  broken = await startSecondWeb('broken', {
    BASE_URL: 'https://kvittert.example.test',
    DATABASE_URL: empty.href,
  });
});
test.afterAll(async () => {
  await secure.stop();
  await broken.stop();
});

/** Everything but scripts and styles of the build: its nonce, and what every answer says. */
async function expectGuarded(request: APIRequestContext, url: string, status: number): Promise<string> {
  const response = await request.get(url, { maxRedirects: 0 });
  const headers = response.headers();
  expect.soft([url, response.status()]).toEqual([url, status]);
  expectHeaders(url, headers);
  const policy = headers['content-security-policy'] ?? '';
  const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
  expect.soft(scripts, url).toMatch(/^'self' 'nonce-[\w-]{30,}' 'strict-dynamic'$/);
  for (const part of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"])
    expect.soft(policy, url).toContain(part);
  expect.soft(policy, url).toMatch(/frame-ancestors 'none'/);
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
  if (headers['content-type']?.startsWith('text/html')) {
    const html = await response.text();
    const tags = html.match(/<script\b[^>]*>/g) ?? [];
    for (const tag of tags) expect.soft(tag, url).toContain(`nonce="${nonce}"`);
    expect.soft(html, url).not.toMatch(/<[^>]+\son[a-z]+=["']/);
  }
  return nonce;
}

function expectHeaders(url: string, headers: Record<string, string>): void {
  expect.soft(headers['strict-transport-security'], url).toBe('max-age=63072000; includeSubDomains');
  expect.soft(headers['x-frame-options'], url).toBe('DENY');
  expect.soft(headers['x-content-type-options'], url).toBe('nosniff');
  expect.soft(headers['referrer-policy'], url).toBe('same-origin');
  expect.soft(headers['permissions-policy'], url).toContain('camera=()');
  expect.soft(headers['cross-origin-opener-policy'], url).toBe('same-origin');
  expect.soft(headers['x-powered-by'], url).toBeUndefined();
}

test('every answer to nobody has the headers: pages, what is not there, the API, sign-in', async ({
  request,
}) => {
  const answers: [string, number][] = [
    ['/', 200],
    ['/sign-in', 200],
    ['/receipts', 200],
    ['/receipts/keys', 200],
    ['/receipts/KV-0000001-2', 200],
    ['/accessibility', 200],
    ['/about-the-data', 200],
    ['/my', 307],
    [`/surveys/${missing}`, 307],
    ['/nowhere', 404],
    ['/nowhere/at.all', 404],
    ['/healthz', 200],
    ['/readyz', 200],
    ['/api/v1/openapi.json', 200],
    ['/api/v1/receipt-keys', 200],
    ['/api/v1/me', 401],
    ['/api/v1/nowhere', 404],
    ['/api/v1/receipts/KV-0000000-0', 404],
    ['/api/auth/providers', 200],
    ['/api/auth/csrf', 200],
    ['/api/auth/session', 200],
    ['/api/auth/nowhere', 400],
  ];
  const nonces = [];
  for (const [path, status] of answers)
    nonces.push(await expectGuarded(request, `${secure.base}${path}`, status));
  expect(new Set(nonces).size).toBe(answers.length);
});

test('every answer to somebody signed in has the headers: pages, figures, downloads, what is hidden from them', async ({
  page,
  db,
  signIn,
}) => {
  await signIn('trondelag@example.test');
  const { rows } = await db.query(
    `select i.id as incident, s.id as survey from incident i join survey s on s."incidentId" = i.id
     where s."officeId" = 'bufdir' and s.state <> 'draft' order by s."openedAt" limit 1`,
  );
  const { incident, survey } = rows[0];
  const answers: [string, number][] = [
    ['/incidents', 200],
    [`/status/${incident}`, 200],
    [`/surveys/${survey}`, 200],
    [`/surveys/${missing}`, 404],
    [`/surveys/${survey}/requests/torn`, 404],
    [`/surveys/${survey}/requests/torn/by-phone`, 404],
    ['/requests/torn', 404],
    ['/requests/torn/answer', 404],
    ['/requests/torn/receipt', 404],
    ['/admin/people', 404],
    ['/me', 200],
    ['/audit', 200],
    [`/api/v1/incidents/${incident}/figures`, 200],
    [`/api/v1/incidents/${incident}/figures.csv`, 200],
    ['/api/v1/audit/export', 200],
    [`/api/v1/surveys/${missing}`, 404],
  ];
  for (const [path, status] of answers) await expectGuarded(page.request, `${secure.base}${path}`, status);
});

test('a method that an address does not take is answered in words, with those it takes', async ({
  request,
}) => {
  const asked: [string, string, string][] = [
    ['DELETE', '/api/v1/me', 'OPTIONS, HEAD, GET, PATCH'],
    ['GET', '/api/v1/sign-out', 'OPTIONS, POST'],
    ['PUT', `/api/v1/surveys/${missing}`, 'OPTIONS, HEAD, GET, PATCH, DELETE'],
  ];
  for (const [method, path, allow] of asked) {
    const response = await request.fetch(`${secure.base}${path}`, { method });
    expectHeaders(path, response.headers());
    expect.soft([path, response.status(), response.headers().allow]).toEqual([path, 405, allow]);
    expect.soft(response.headers()['content-type'], path).toBe('application/problem+json');
    expect.soft(((await response.json()) as { code: string }).code, path).toBe('METHOD_NOT_ALLOWED');
  }
});

test('what fails has the headers, and says nothing of why', async ({ request }) => {
  const secret = 'a-secret-of-a-link-that-nobody-may-see-in-a-log';
  for (const path of ['/', '/receipts/keys', `/invitation/${secret}`, '/api/v1/receipt-keys']) {
    await expectGuarded(request, `${broken.base}${path}`, 500);
    const text = await (await request.get(`${broken.base}${path}`)).text();
    expect.soft(text, path).not.toMatch(/relation|does not exist|signing_key|prisma|at .*\.js:/i);
  }
  // Each failure is logged by its request, with the page's place and not its address.
  const lines = readFileSync(broken.log, 'utf8').split('\n');
  const failures = lines.filter((line) => line.includes('"a page failed"')).map((line) => JSON.parse(line));
  expect(failures.map(({ route }) => route)).toContain('/invitation/[token]');
  for (const { correlation } of failures) expect(correlation).toMatch(/^[\w-]{36}$/);
  for (const line of lines) expect(line).not.toMatch(/a-secret|^\s+at |detail/);
});

test('a page whose very frame fails says so in plain words', async ({ page }) => {
  await page.goto(`${broken.base}/`);
  await expect(page.getByRole('heading', { name: 'Noe gikk galt hos oss' })).toBeVisible();
  await expect(page).toHaveTitle('Noe gikk galt hos oss · Kvittert');
});

test('files of the build are taken for nothing else', async ({ request }) => {
  const html = await (await request.get(`${secure.base}/`)).text();
  const files = [...new Set(html.match(/\/_next\/static\/[^"'\\ ]+\.(?:js|css|woff2)/g) ?? [])];
  expect(files.length).toBeGreaterThan(3);
  for (const file of [
    ...files,
    '/icon.svg',
    '/_next/static/nowhere.js',
    '/_next/image?url=%2Ficon.svg&w=64&q=75',
  ]) {
    const response = await request.get(`${secure.base}${file}`);
    expectHeaders(file, response.headers());
  }
});

test('no write with the cookie comes in from another site: the API, and next-auth’s own routes', async ({
  page,
  signIn,
  baseURL,
}) => {
  await signIn('trondelag@example.test');
  const others: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://elsewhere.example.test' },
    { origin: 'null' },
  ];
  const paths = [
    '/api/auth/signin/oidc',
    '/api/auth/signin/email',
    '/api/auth/signout',
    '/api/auth/callback/oidc',
    '/api/auth/callback/credentials',
    '/api/auth/session',
    '/api/auth/_log',
    '/api/v1/sign-out',
    '/api/v1/me',
  ];
  for (const path of paths) {
    for (const headers of others) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const response = await page.request.fetch(path, { method, headers, maxRedirects: 0 });
        // A method that there is not is refused before anybody is asked for.
        const refused =
          response.status() === 405 || (response.status() === 403 && (await response.json()).code);
        expect
          .soft([method, path, headers, refused])
          .toEqual([method, path, headers, refused === true ? true : 'OTHER_ORIGIN']);
      }
    }
  }
  // And next-auth writes nothing without its own token either, wherever it comes from.
  const csrf = await page.request.post('/api/auth/signout', {
    form: { csrfToken: 'guessed' },
    maxRedirects: 0,
  });
  expect(csrf.headers().location).toContain('csrf');
  expect((await page.request.get('/api/v1/me')).status(), baseURL).toBe(200);
});
