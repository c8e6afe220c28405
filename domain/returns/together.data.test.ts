import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { expect, test } from 'vitest';
import type { Actor } from '@/lib/actor';
import { auditWho } from '@/lib/audit';
import { asActorStatement } from '@/lib/db';
import { type AskedService, askServices } from '@/tests/asked';
import { useDatabase } from '@/tests/database';

const { owner } = useDatabase();

type Result = { ok: boolean; reason?: string; returnId?: string };

function stores(service: AskedService, extra: Record<string, unknown> = {}): Promise<Result> {
  const leader = service.leader as Actor & { personId: string };
  return asActorStatement<Result>(leader, 'submit_return', {
    requestId: service.requestId,
    baseVersion: 0,
    idempotencyKey: randomUUID(),
    content: JSON.stringify({ lines: [] }),
    lines: service.municipalityNumbers.map((number) => ({
      municipalityNumber: number,
      grade: 'final',
      indicators: {},
    })),
    givenById: leader.personId,
    givenByRole: 'leader',
    recordedById: leader.personId,
    audit: auditWho(leader),
    ...extra,
  });
}

async function asked(count: number): Promise<AskedService[]> {
  const services = Array.from({ length: count }, (_, at) => [String(2100 + at)]);
  return (await askServices(owner, { services })).services;
}

/** Nobody numbers a receipt until `release`: whatever is submitted meanwhile waits. */
async function holdChain(): Promise<{ release: () => Promise<unknown> }> {
  await owner.query(`select pg_advisory_lock(hashtext('kvittert.receipt'))`);
  return { release: () => owner.query(`select pg_advisory_unlock(hashtext('kvittert.receipt'))`) };
}

const waiters = async (): Promise<number> =>
  (
    await owner.query(`select count(*)::int as n from pg_locks join pg_database d on d.oid = database
      where d.datname = current_database() and locktype = 'advisory' and not granted`)
  ).rows[0].n;

/** Until somebody waits for the chain. */
async function somebodyWaits(): Promise<void> {
  while ((await waiters()) === 0);
}

/** Counts the commits that return something: what is notified twice in one transaction is told once. */
async function countCommits(): Promise<() => Promise<number>> {
  const listener = await another();
  let commits = 0;
  listener.on('notification', () => {
    commits += 1;
  });
  await listener.query('listen kvittert_outbox');
  return async () => {
    await listener.query('select 1');
    await listener.end();
    return commits;
  };
}

const receipts = async (services: AskedService[]) =>
  (
    await owner.query(
      `select r."requestId" from receipt c join "return" r on r.id = c."returnId"
       where r."requestId" = any ($1) order by c.sequence`,
      [services.map(({ requestId }) => requestId)],
    )
  ).rows.map(({ requestId }) => requestId);

test('returns that arrive while one is being stored are stored in their order, by one statement at a time', async () => {
  const services = await asked(6);
  const chain = await holdChain();
  const first = stores(services[0] as AskedService);
  await somebodyWaits();
  const commits = await countCommits();
  const others = services.slice(1).map((service) => stores(service));
  expect(await waiters()).toBe(1);
  await chain.release();
  expect(await Promise.all([first, ...others])).toEqual(
    services.map(() => expect.objectContaining({ ok: true })),
  );
  // The first by itself, all the others together.
  expect(await commits()).toBe(2);
  expect(await receipts(services)).toEqual(services.map(({ requestId }) => requestId));
});

test('one that is refused and one that fails take no other with them', async () => {
  const [first, stored, behind, broken, last] = (await asked(5)) as [
    AskedService,
    AskedService,
    AskedService,
    AskedService,
    AskedService,
  ];
  const chain = await holdChain();
  const results = [
    stores(first),
    stores(stored),
    stores(behind, { baseVersion: 3 }),
    stores(broken, { lines: [] }),
    stores(last),
    stores({ ...last, requestId: randomUUID() }),
  ];
  const told = Promise.allSettled(results);
  await somebodyWaits();
  const commits = await countCommits();
  expect(await waiters()).toBe(1);
  await chain.release();
  expect(await told).toMatchObject([
    { value: { ok: true } },
    { value: { ok: true } },
    { value: { ok: false, reason: 'SOMEBODY_FIRST' } },
    { status: 'rejected', reason: { code: 'KV002' } },
    { value: { ok: true } },
    { value: { ok: false, reason: 'NOT_FOUND' } },
  ]);
  expect(await commits()).toBe(2);
  expect(await receipts([first, stored, behind, broken, last])).toEqual([
    first.requestId,
    stored.requestId,
    last.requestId,
  ]);
});

test('the same return twice in one statement is stored once, and another one for the same request is refused', async () => {
  const [first, service] = (await asked(2)) as [AskedService, AskedService];
  const chain = await holdChain();
  const key = { idempotencyKey: randomUUID() };
  const told = Promise.all([stores(first), stores(service, key), stores(service, key), stores(service)]);
  await somebodyWaits();
  const commits = await countCommits();
  expect(await waiters()).toBe(1);
  await chain.release();
  const [, one, same, other] = await told;
  expect(await commits()).toBe(2);
  expect(one).toMatchObject({ ok: true });
  expect(same?.returnId).toBe(one?.returnId);
  expect(other).toMatchObject({ ok: false, reason: 'SOMEBODY_FIRST' });
});

test('a request that somebody holds is waited for by its own return alone', async () => {
  const [first, held, free] = (await asked(3)) as [AskedService, AskedService, AskedService];
  const chain = await holdChain();
  const begun = stores(first);
  await somebodyWaits();
  const other = await another();
  await other.query('begin');
  await other.query('select from request where id = $1 for update', [held.requestId]);
  const waits = stores(held);
  const goes = stores(free);
  await chain.release();
  expect(await Promise.all([begun, goes])).toMatchObject([{ ok: true }, { ok: true }]);
  expect(await receipts([held])).toEqual([]);
  await other.query('commit');
  expect(await waits).toMatchObject({ ok: true });
  await other.end();
});

test('a request that somebody holds holds up nobody who comes after its return', async () => {
  const [held, free, later] = (await asked(3)) as [AskedService, AskedService, AskedService];
  const other = await another();
  await other.query('begin');
  await other.query('select from request where id = $1 for update', [held.requestId]);
  const waits = stores(held);
  expect(await stores(free)).toMatchObject({ ok: true });
  expect(await Promise.all([stores(later), receipts([held])])).toMatchObject([{ ok: true }, []]);
  await other.query('commit');
  expect(await waits).toMatchObject({ ok: true });
  await other.end();
});

test('a return that waits for its survey lets who holds the survey write about the request', async () => {
  const [service] = (await asked(1)) as [AskedService];
  const other = await another();
  await other.query('begin');
  await other.query(
    'select from survey where id = (select "surveyId" from request where id = $1) for update',
    [service.requestId],
  );
  const waits = stores(service);
  const waiting = `select 1 from pg_locks join pg_stat_activity using (pid)
    where datname = current_database() and not granted`;
  while ((await owner.query(waiting)).rowCount === 0);
  // As a foreign key does.
  await other.query(`set local lock_timeout = '2s'`);
  await other.query('select from request where id = $1 for key share', [service.requestId]);
  await other.query('commit');
  expect(await waits).toMatchObject({ ok: true });
  await other.end();
});

async function another(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await client.connect();
  return client;
}
