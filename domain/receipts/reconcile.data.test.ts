import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadStory } from '@/domain/replay/mutations';
import { type Actor, nobody, systemActor } from '@/lib/actor';
import { asActor } from '@/lib/db';
import { useDatabase } from '@/tests/database';
import { getAlarm } from './data';
import { reconcile } from './mutations';

const { owner } = useDatabase();
const system = systemActor('test');

beforeAll(async () => {
  process.env.DEMO = '1';
  await loadStory();
  await owner.query(`create schema kept`);
  for (const table of ['return', 'line', 'receipt', 'request', 'request_fact', 'setting']) {
    await owner.query(`create table kept."${table}" as table public."${table}"`);
  }
}, 120_000);

/** Somebody with all rights of the owner changes what must not change. */
async function tamper(...statements: string[]): Promise<void> {
  const tables = ['return', 'line', 'receipt', 'request', 'request_fact'];
  for (const table of tables) await owner.query(`alter table "${table}" disable trigger user`);
  for (const statement of statements) await owner.query(statement);
  for (const table of tables) await owner.query(`alter table "${table}" enable trigger user`);
}

async function found(): Promise<string[]> {
  const outcome = await asActor(system, (tx) => reconcile(system, tx), { isolationLevel: 'RepeatableRead' });
  if (!outcome.ok) throw new Error(outcome.reason);
  expect(outcome.value.well).toBe(outcome.value.problems.length === 0);
  return [...new Set(outcome.value.problems.map((problem) => problem.code))].sort();
}

beforeEach(async () => {
  await tamper(
    `alter table receipt drop constraint if exists "receipt_returnId_fkey"`,
    `alter table line drop constraint if exists "line_returnId_fkey"`,
    `delete from line`,
    `delete from receipt`,
    `delete from "return"`,
    `insert into "return" select * from kept."return"`,
    `insert into receipt select * from kept.receipt`,
    `insert into line select * from kept.line`,
    `delete from request_fact`,
    `insert into request_fact select * from kept.request_fact`,
    `update request r set "currentVersion" = k."currentVersion" from kept.request k where k.id = r.id`,
    `delete from setting where key = 'receipts.reconciled'`,
  );
});

test('the story’s receipts and returns are well', async () => {
  expect(await found()).toEqual([]);
});

test('a changed answer is found, also when its hash was changed with it', async () => {
  await tamper(
    `update "return" set content = replace(content, '"value":21', '"value":12') where content like '%"4601"%'`,
  );
  expect(await found()).toEqual(['ANSWER_ALTERED', 'LINES_DIFFER']);
  await tamper(`update "return" set "contentHash" = encode(sha256(convert_to(content, 'UTF8')), 'hex')`);
  expect(await found()).toEqual(['ANSWER_ALTERED', 'LINES_DIFFER']);
});

test('a changed line is found, though the answer is whole', async () => {
  await tamper(
    `update line set indicators = jsonb_set(indicators, '{lost,value}', '99') where indicators #>> '{lost,value}' = '21'`,
  );
  expect(await found()).toEqual(['LINES_DIFFER']);
});

test.each([
  `"submittedAt" = "submittedAt" - interval '1 day'`,
  `"serviceId" = 'kristiansand'`,
  `"givenById" = uuidv7()`,
])('a return that was given another time, service or person is found: %s', async (change) => {
  await tamper(
    `update "return" set ${change} where id = (select "returnId" from receipt where sequence = 5)`,
  );
  expect(await found()).toContain('ANSWER_ALTERED');
});

test('a line or a fact that was given another time, by which figures would change, is found', async () => {
  const of = (sequence: number) => `(select "returnId" from receipt where sequence = ${sequence})`;
  await tamper(
    `update line set "submittedAt" = "submittedAt" - interval '1 day' where "returnId" = ${of(5)}`,
  );
  expect(await found()).toEqual(['LINES_DIFFER']);
  const facts = (sign: string) =>
    `update request_fact set at = at ${sign} interval '9 days'
     where kind = 'submitted' and "requestId" = (select "requestId" from "return" where id = ${of(5)})`;
  await tamper(facts('-'));
  expect(await found()).toEqual(['LINES_DIFFER', 'REQUEST_DISAGREES']);
  await tamper(facts('+'));
  expect(await found()).toEqual(['LINES_DIFFER']);
});

test('a removed receipt is a gap, and its return has none', async () => {
  await tamper(`delete from receipt where sequence = 7`);
  expect(await found()).toEqual(['GAP', 'LINK_BROKEN', 'RETURN_WITHOUT_RECEIPT']);
});

test('a removed return is missing', async () => {
  await tamper(`delete from "return" where id = (select "returnId" from receipt where sequence = 9)`);
  expect(await found()).toEqual(expect.arrayContaining(['RETURN_MISSING', 'REQUEST_DISAGREES']));
});

test('a rewritten entry is found by the link of the next', async () => {
  await tamper(
    `update receipt set entry = replace(entry, '"version":1', '"version":2') where sequence = 5`,
    `update receipt set "entryHash" = encode(sha256(convert_to(entry, 'UTF8')), 'hex') where sequence = 5`,
  );
  expect(await found()).toEqual(['ANSWER_ALTERED', 'LINK_BROKEN']);
});

test('a fork, which the database refuses, is found too: two receipts that hold on to the same one', async () => {
  await tamper(
    `drop index if exists "receipt_previousHash_key"`,
    `update receipt c set entry = replace(c.entry, c."previousHash", f."previousHash"), "previousHash" = f."previousHash"
     from receipt f where f.sequence = c.sequence - 1 and c.sequence = 6`,
    `update receipt set "entryHash" = encode(sha256(convert_to(entry, 'UTF8')), 'hex') where sequence = 6`,
  );
  expect(await found()).toEqual(['LINK_BROKEN']);
});

test('a chain whose end was cut off is found by the head of the walk before, and every time after', async () => {
  expect(await found()).toEqual([]);
  await tamper(
    `update request set "currentVersion" = "currentVersion" - 1 where id = (select t."requestId" from "return" t join receipt c on c."returnId" = t.id order by c.sequence desc limit 1)`,
    `delete from request_fact where kind = 'submitted' and "recordedAt" = (select at from receipt order by sequence desc limit 1)`,
    `delete from line where "returnId" = (select "returnId" from receipt order by sequence desc limit 1)`,
    `delete from "return" where id = (select "returnId" from receipt order by sequence desc limit 1)`,
    `delete from receipt where sequence = (select max(sequence) from receipt)`,
  );
  expect(await found()).toEqual(['HEAD_LOST']);
  expect(await found()).toEqual(['HEAD_LOST']);
});

describe('the alarm', () => {
  const minister = people('ministry');
  const alarm = async (actor: Actor) => {
    const outcome = await asActor(actor, (tx) => getAlarm(actor, tx));
    return outcome.ok ? outcome.value : outcome.status;
  };
  const recorded = async () =>
    (
      await owner.query(
        `select kind, after from audit_event where kind like 'receipts.alarm%' order by id desc limit 2`,
      )
    ).rows;
  const mails = async () =>
    (
      await owner.query(
        `select m.params, p.email from message m join person p on p.id = m."personId" where m.kind = 'alarm' order by m.id`,
      )
    ).rows;

  beforeEach(() => owner.query(`delete from message where kind = 'alarm'`));

  test('is recorded every time, mailed to the administrators once, and again only when something else is found', async () => {
    const { rows: administrators } = await owner.query(
      `select p.email from membership m join person p on p.id = m."personId" where m.role = 'admin'`,
    );
    expect(administrators.length).toBeGreaterThan(0);
    await tamper(`delete from receipt where sequence = 3`);
    await found();
    expect(await recorded()).toMatchObject([{ kind: 'receipts.alarm', after: { problems: 3 } }, {}]);
    const first = await mails();
    expect(first.map((mail) => mail.email).sort()).toEqual(administrators.map((a) => a.email).sort());
    expect(first[0].params.alarm).toMatchObject({
      count: 3,
      kinds: { GAP: 1, LINK_BROKEN: 1, RETURN_WITHOUT_RECEIPT: 1 },
    });
    const since = first[0].params.alarm.since;

    await found();
    expect(await mails()).toHaveLength(administrators.length);
    await tamper(`delete from receipt where sequence = 5`);
    await found();
    const both = await mails();
    expect(both).toHaveLength(2 * administrators.length);
    expect(both.at(-1).params.alarm).toMatchObject({ count: 6, since });
  });

  test('is shown to who sees the status, says since when, and is over after a good walk', async () => {
    expect(await alarm(minister)).toBeNull();
    await tamper(`delete from receipt where sequence = 3`);
    await found();
    const began = await alarm(minister);
    expect(began).toMatchObject({ count: 3, kinds: { GAP: 1 } });
    await found();
    expect(await alarm(minister)).toMatchObject({ since: (began as { since: string }).since });
    expect(await alarm(people('leader'))).toBe(404);
    expect(await alarm(nobody)).toBe(401);

    await owner.query(`insert into receipt select * from kept.receipt where sequence = 3`);
    expect(await found()).toEqual([]);
    expect(await alarm(minister)).toBeNull();
    expect(await recorded()).toMatchObject([{ kind: 'receipts.alarmEnded' }, { kind: 'receipts.alarm' }]);
    expect(await found()).toEqual([]);
    expect((await recorded())[1]).toMatchObject({ kind: 'receipts.alarm' });
  });
});

/** Somebody with one role and nothing else. */
function people(role: 'ministry' | 'leader'): Actor {
  return role === 'leader'
    ? { ...nobody, kind: 'person', serviceIds: ['bergen'] }
    : { ...nobody, kind: 'person', memberships: [{ role, officeId: null }] };
}
