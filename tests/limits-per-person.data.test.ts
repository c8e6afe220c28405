import { beforeAll, describe, expect, it } from 'vitest';
import { createApiToken } from '@/domain/people/mutations';
import { apiTokensAtMost } from '@/domain/people/rules';
import { dayInNorway } from '@/domain/register/rules';
import { saveView } from '@/domain/tracking/mutations';
import { asActor } from '@/lib/db';
import type { Outcome } from '@/lib/outcome';
import { useDatabase } from './database.ts';
import { holding, untilWaiting } from './holding.ts';
import { insertSampleRegister, people } from './sample-register.ts';

// What one person may have at most holds when two ask at the same moment: one gets the last place, the other is told.

const { owner } = useDatabase();
const { trondelag } = people;

beforeAll(() => insertSampleRegister(owner));

/** Two at once, neither of which writes before both have looked. */
async function atOnce<T>(table: string, ask: (at: number) => Promise<Outcome<T>>): Promise<Outcome<T>[]> {
  const release = await holding(`lock table ${table} in share mode`);
  const both = Promise.all([ask(1), ask(2)]);
  await untilWaiting(owner, 2);
  await release();
  return both;
}

const reasons = (outcomes: Outcome<unknown>[]) => outcomes.map((one) => (one.ok ? 'ok' : one.reason)).sort();

describe('what one person may have at most', () => {
  it('holds for tokens that are made at the same moment', async () => {
    const actor = { ...trondelag, sessionId: crypto.randomUUID() };
    await owner.query(
      `insert into api_token (id, "tokenHash", "personId", name, "createdAt", "expiresAt")
       select uuidv7(), 'hash ' || n, $1, 'Nøkkel ' || n, now(), now() + interval '1 day' from generate_series(1, $2) n`,
      [trondelag.personId, apiTokensAtMost - 1],
    );
    const lastDay = dayInNorway(new Date());
    const make = (at: number) =>
      asActor(actor, (tx) => createApiToken(actor, tx, { name: `Samtidig ${at}`, lastDay }));
    expect(reasons(await atOnce('api_token', make))).toEqual(['TOO_MANY_TOKENS', 'ok']);
  });

  it('holds for views that are saved at the same moment', async () => {
    await owner.query(
      `insert into saved_view (id, "personId", name, filter, "createdAt")
       select uuidv7(), $1, 'Visning ' || n, '{}', now() from generate_series(1, 49) n`,
      [trondelag.personId],
    );
    const save = (at: number) =>
      asActor(trondelag, (tx) => saveView(trondelag, tx, { name: `Samtidig ${at}`, filter: {} }));
    expect(reasons(await atOnce('saved_view', save))).toEqual(['TOO_MANY_VIEWS', 'ok']);
  });
});
