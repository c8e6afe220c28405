import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { operations } from '@/domain/api';
import { env } from '@/lib/env';
import type { Operation } from '@/lib/operation';
import { serve } from '@/lib/route';
import { type Asked, askServices } from '@/tests/asked';
import { useDatabase } from '@/tests/database';
import type { Call } from './call.ts';
import { callOf } from './calls.ts';
import { type Cast, makeCast } from './cast.ts';
import { addSession } from './one-each.ts';
import { realWrites } from './real-writes.ts';
import { type Role, roleNames } from './roles.ts';
import { tableRows } from './table.ts';

// Every write of the API leaves an event. Each operation is called as the table of access calls it; where that changes
// nothing (it asks who may, not what happens), with a call that does.

const { owner } = useDatabase();
let cast: Cast;
let asked: Asked;

/** Writes that leave no event, and why. */
const unrecorded: Record<string, string> = {
  'PATCH /api/v1/requests/{requestId}/draft': 'of drafts: opened and submitted, not contents (domain.md)',
  'POST /api/v1/requests/{requestId}/presence': 'who has a form open right now; forgotten after a minute',
  'POST /api/v1/surveys/{surveyId}/recipients': 'a preview: nothing is written',
  'POST /api/v1/demo/clock': 'the demo only; what the story does is recorded as its people do it',
};

const nameOf = ({ method, path }: Operation) => `${method} ${path}`;
const writes = operations.filter(({ method }) => method !== 'GET');

beforeAll(async () => {
  cast = await makeCast(owner);
  asked = await askServices(owner);
}, 120_000);

async function ask(operation: Operation, role: Role, call: Call): Promise<string> {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => call.params?.[name] ?? '');
  const secret = role === 'nobody' ? undefined : (call.cookie ?? (await addSession(cast, role)).secret);
  const url = `http://localhost:3000${path}?${new URLSearchParams(call.query)}`;
  const response = await serve(operation)(
    new Request(url, {
      method: operation.method,
      headers: {
        ...(secret ? { cookie: `kvittert-session=${secret}` } : {}),
        'x-request-id': 'asked',
        ...call.headers,
      },
      body: call.body === undefined ? null : JSON.stringify(call.body),
    }),
    { params: Promise.resolve(call.params ?? {}) },
  );
  return `${role}: ${response.status} ${(await response.text()).slice(0, 300)}`;
}

/** As the table of access calls it: the first role that it lets through. */
async function askAsInTable(operation: Operation): Promise<string[]> {
  const said: string[] = [];
  for (const { of, operation: name, cells } of tableRows.filter(
    (row) => row.operation === nameOf(operation),
  )) {
    const role = roleNames.find(
      (one) => typeof cells[one] === 'string' && one !== 'token' && one !== 'revokedToken',
    );
    if (role) said.push(await ask(operation, role, await callOf(cast, name, of, role)));
  }
  return said;
}

const events = async () =>
  (
    await owner.query<{
      id: string;
      kind: string;
      role: string;
      personId: string | null;
      correlation: string;
    }>('select id, kind, role, "personId", correlation from audit_event order by id')
  ).rows;

const kinds = new Set<string>();

describe('what is written is recorded', () => {
  for (const operation of writes.filter((one) => !unrecorded[nameOf(one)])) {
    test(nameOf(operation), async () => {
      const before = (await events()).length;
      // The rule of two persons is off unless an installation turns it on.
      Object.assign(env(), {
        TWO_PERSON_RULE: nameOf(operation) === 'POST /api/v1/surveys/{surveyId}/proposals',
      });
      const own = realWrites[nameOf(operation)];
      const said = own
        ? [await ask(operation, own.role, await own.call(cast, asked))]
        : await askAsInTable(operation);
      const added = (await events()).slice(before).filter((event) => event.correlation === 'asked');
      // With what was answered, so that a failure says why nothing was written.
      expect(added.length, said.join('\n')).toBeGreaterThan(0);
      // Asking for and using a link tell who it is, though nobody was signed in.
      for (const { personId } of added) expect(personId).not.toBeNull();
      for (const { kind } of added) kinds.add(kind);
    });
  }

  test('what leaves no event is still an operation', () => {
    const names = writes.map(nameOf);
    expect(Object.keys(unrecorded).filter((name) => !names.includes(name))).toEqual([]);
    expect(Object.keys(realWrites).filter((name) => !names.includes(name))).toEqual([]);
  });

  test.each(['nb', 'nn', 'en'])('every kind of event is said in words in %s', async (language) => {
    for (const { kind } of await events()) kinds.add(kind);
    const words = JSON.parse(readFileSync(`messages/${language}/audit.json`, 'utf8')).kinds;
    const silent = [...kinds].filter((kind) => {
      const [noun = '', verb = ''] = kind.split('.');
      return !words[noun]?.[verb];
    });
    expect(silent).toEqual([]);
  });
});
