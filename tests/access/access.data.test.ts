import { beforeAll, describe, expect, test } from 'vitest';
import { getOpenApiOperation, operations } from '@/domain/api';
import { healthOperation, readyOperation } from '@/domain/health/operations';
import type { Operation } from '@/lib/operation';
import { serve } from '@/lib/route';
import { useDatabase } from '@/tests/database';
import type { Call } from './call.ts';
import { callOf } from './calls.ts';
import { type Cast, makeCast } from './cast.ts';
import { addSession, addToken } from './one-each.ts';
import { type Cell, type Role, type Row, roleNames } from './roles.ts';
import { shown } from './shown.ts';
import { table, tableRows } from './table.ts';

// Every operation as every role, through the door that the routes use, against the table.

const { owner } = useDatabase();
const all: Operation[] = [...operations, getOpenApiOperation, healthOperation, readyOperation];
const nameOf = ({ method, path }: Operation) => `${method} ${path}`;
const byName = new Map(all.map((operation) => [nameOf(operation), operation]));

let cast: Cast;
const cookies: Partial<Record<Role, string>> = {};
const tokens: Partial<Record<Role, string>> = {};

beforeAll(async () => {
  cast = await makeCast(owner);
  for (const role of roleNames) {
    if (role === 'token' || role === 'revokedToken') tokens[role] = (await addToken(cast, role)).secret;
    else if (role !== 'nobody') cookies[role] = (await addSession(cast, role)).secret;
  }
}, 120_000);

function headersOf(role: Role, { cookie, headers }: Call): Record<string, string> {
  const secret = cookies[role] && (cookie ?? cookies[role]);
  return {
    // One each, since what anybody may do is limited by address.
    'x-forwarded-for': `192.0.2.${roleNames.indexOf(role)}`,
    ...(secret ? { cookie: `kvittert-session=${secret}` } : {}),
    ...(tokens[role] ? { authorization: `Bearer ${tokens[role]}` } : {}),
    ...headers,
  };
}

async function ask(operation: Operation, call: Call, headers: Record<string, string>): Promise<Response> {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => call.params?.[name] ?? '');
  const url = `http://localhost:3000${path}?${new URLSearchParams(call.query)}`;
  const body = call.body === undefined ? null : JSON.stringify(call.body);
  return serve(operation)(new Request(url, { method: operation.method, headers, body }), {
    params: Promise.resolve(call.params ?? {}),
  });
}

async function answerTo({ operation: name, of, cells }: Row, role: Role): Promise<Cell> {
  const operation = byName.get(name);
  if (!operation) throw new Error(`${name} is in the table and not in the API`);
  const call = await callOf(cast, name, of, role);
  const response = await ask(operation, call, headersOf(role, call));
  const { status } = response;
  const text = await response.text();
  if (status === 401 || status === 403 || status === 404) return status;
  // After the question of permission; anything else is neither.
  if (status === 409 || status === 422) return typeof cells[role] === 'string' ? 'ok' : `${status} ${text}`;
  if (status >= 300) throw new Error(`${name} for ${role}: ${status} ${text}`);
  const json = response.headers.get('content-type')?.includes('json') ?? false;
  return shown[name]?.(json ? JSON.parse(text) : text, { cast, role, of }) ?? 'ok';
}

test('every operation is in the table, and every row of the table is an operation', () => {
  const listed = [...new Set(tableRows.map((row) => row.operation))].sort();
  expect(listed).toEqual([...byName.keys()].sort());
});

for (const [noun, rows] of Object.entries(table)) {
  describe(noun, () => {
    for (const row of rows) {
      test(`${row.operation}, ${row.of}: everybody gets what the table says`, async () => {
        const answers: Partial<Record<Role, Cell>> = {};
        for (const role of roleNames) answers[role] = await answerTo(row, role);
        expect(answers).toEqual(row.cells);
      });
    }
  });
}

test('a session or token that has ended is nobody', async () => {
  const me = byName.get('GET /api/v1/me');
  if (!me) throw new Error('no such operation');
  const cookie = async (how: { hours?: number; ended?: boolean }) =>
    `kvittert-session=${(await addSession(cast, 'directorate', how)).secret}`;
  const bearer = async (how: { hours?: number; revoked?: boolean }) =>
    `Bearer ${(await addToken(cast, 'directorate', how)).secret}`;
  const status = async (headers: Record<string, string>) => (await ask(me, {}, headers)).status;
  expect(await status({ cookie: await cookie({}) })).toBe(200);
  expect(await status({ cookie: await cookie({ hours: -1 }) })).toBe(401);
  expect(await status({ cookie: await cookie({ ended: true }) })).toBe(401);
  expect(await status({ authorization: await bearer({}) })).toBe(200);
  expect(await status({ authorization: await bearer({ hours: -1 }) })).toBe(401);
  expect(await status({ authorization: await bearer({ revoked: true }) })).toBe(401);
  // A token that no longer works is not replaced by the cookie beside it.
  expect(await status({ cookie: await cookie({}), authorization: await bearer({ revoked: true }) })).toBe(
    401,
  );
});

test('no write that another site sends with the cookie is let in', async () => {
  for (const operation of all.filter(({ method }) => method !== 'GET')) {
    const call = await callOf(cast, nameOf(operation), 'national', 'directorate');
    const others: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://elsewhere.example' },
    ];
    for (const from of others) {
      const response = await ask(operation, call, { ...headersOf('directorate', call), ...from });
      expect([nameOf(operation), response.status]).toEqual([nameOf(operation), 403]);
    }
  }
});
