import { beforeAll, expect, test } from 'vitest';
import { operations } from '@/domain/api';
import type { Operation } from '@/lib/operation';
import { receiptCheckLimit, tokenLimit, writeLimit } from '@/lib/rate-limit';
import { serve } from '@/lib/route';
import { newSecret, sha256 } from '@/lib/secrets';
import { useDatabase } from '@/tests/database';
import { insertSampleRegister, people } from '@/tests/sample-register';

// How often anybody may knock: counted in PostgreSQL per address, account and token, and told with Retry-After.

const { owner } = useDatabase();
const [secret, token] = [newSecret(), `kvt_${newSecret()}`];
let tokenId: string;
const personId = people.bufdir.personId as string;

beforeAll(async () => {
  await insertSampleRegister(owner);
  await owner.query(
    `insert into session (id, "tokenHash", "personId", "createdAt", "lastSeenAt", "expiresAt")
     values (uuidv7(), $1, $2, now(), now(), now() + interval '1 hour')`,
    [sha256(secret), personId],
  );
  const { rows } = await owner.query(
    `insert into api_token (id, "tokenHash", "personId", name, "createdAt", "expiresAt")
     values (uuidv7(), $1, $2, 'Uttrekk', now(), now() + interval '1 hour') returning id`,
    [sha256(token), personId],
  );
  tokenId = rows[0].id;
});

type Asking = {
  params?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
  from: string;
};

function ask(name: string, { params = {}, body, headers = {}, from }: Asking): Promise<Response> {
  const operation = operations.find(({ method, path }) => `${method} ${path}` === name) as Operation;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, key) => params[key] ?? '');
  return serve(operation)(
    new Request(`http://localhost:3000${path}`, {
      method: operation.method,
      headers: { 'x-forwarded-for': from, ...headers },
      body: body === undefined ? null : JSON.stringify(body),
    }),
    { params: Promise.resolve(params) },
  );
}

/** As if this key had been counted so often already, in a window of 40 seconds. */
const counted = (key: string, count: number) =>
  owner.query(
    `insert into rate_limit (key, count, "endsAt") values ($1, $2, now() + interval '40 seconds')
     on conflict (key) do update set count = excluded.count, "endsAt" = excluded."endsAt"`,
    [key, count],
  );

async function expectToWait(answer: Response): Promise<void> {
  expect(answer.status).toBe(429);
  const seconds = Number(answer.headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(600);
  expect(await answer.json()).toMatchObject({ code: 'TOO_MANY', retryAfterSeconds: seconds });
}

test('asking for sign-in links from one address is let through thirty times in ten minutes', async () => {
  const from = '192.0.2.1';
  const link = (of: string) => ask('POST /api/v1/sign-in-links', { body: { email: 'a@b.no' }, from: of });
  for (let times = 0; times < 30; times++) expect((await link(from)).status).toBe(200);
  await expectToWait(await link(from));
  // What a caller writes to the left of what the proxy saw makes nobody another.
  await expectToWait(await link(`203.0.113.7, ${from}`));
  expect((await link('192.0.2.2')).status).toBe(200);
});

test('using and renewing links is limited by address', async () => {
  const params = { token: newSecret() };
  const limits = { use: 60, renew: 30 };
  for (const [verb, most] of Object.entries(limits)) {
    const from = '192.0.2.3';
    const name = `POST /api/v1/sign-in-links/{token}/${verb}`;
    await counted(`${verb}-link:address:${from}`, most - 1);
    expect((await ask(name, { params, body: {}, from })).status).toBe(404);
    await expectToWait(await ask(name, { params, body: {}, from }));
  }
});

test('checking receipts is limited by address', async () => {
  const from = '192.0.2.4';
  const check = () => ask('GET /api/v1/receipts/{number}', { params: { number: 'KV-0000001-9' }, from });
  await counted(`receipt:address:${from}`, receiptCheckLimit.most - 1);
  expect((await check()).status).not.toBe(429);
  await expectToWait(await check());
});

test('the API is limited by token, and by account for what a session writes', async () => {
  const me = (headers: Record<string, string>) => ask('GET /api/v1/me', { headers, from: '192.0.2.5' });
  const bearer = { authorization: `Bearer ${token}` };
  await counted(`api:account:${tokenId}`, tokenLimit.most - 1);
  expect((await me(bearer)).status).toBe(200);
  await expectToWait(await me(bearer));

  const cookie = { cookie: `kvittert-session=${secret}` };
  const write = () => ask('PATCH /api/v1/me', { headers: cookie, body: {}, from: '192.0.2.5' });
  await counted(`write:account:${personId}`, writeLimit.most - 1);
  expect((await write()).status).toBe(200);
  await expectToWait(await write());
  // Reading goes on.
  expect((await me(cookie)).status).toBe(200);
});
