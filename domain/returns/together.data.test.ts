import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { receiptNumber } from '@/domain/receipts/rules';
import type { Actor } from '@/lib/actor';
import { auditWho } from '@/lib/audit';
import { atMoment } from '@/lib/clock';
import { asActorStatement } from '@/lib/db';
import { sha256 } from '@/lib/secrets';
import { type AskedService, askServices } from '@/tests/asked';
import { useDatabase } from '@/tests/database';
import { askOne, notAffected, receipt, submit } from '@/tests/submitting';

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

describe('the chain of receipts', () => {
  async function chain() {
    const rows = (
      await owner.query(
        'select sequence, number, at, entry, "entryHash", "previousHash" from receipt order by sequence',
      )
    ).rows;
    rows.forEach((row, at) => {
      expect(row.sequence).toBe(at + 1);
      expect(row.number).toBe(receiptNumber(at + 1));
      expect(row.entryHash).toBe(sha256(row.entry));
      expect(row.previousHash).toBe(at === 0 ? '0'.repeat(64) : rows[at - 1].entryHash);
      if (at > 0) expect(Number(row.at)).toBeGreaterThan(Number(rows[at - 1].at));
    });
    return rows;
  }

  test('does not fork when eight services submit at once, ten times over', async () => {
    const before = (await chain()).length;
    const { services } = await askServices(owner, {
      services: Array.from({ length: 8 }, (_, at) => [String(2000 + at)]),
    });
    for (let version = 0; version < 10; version++) {
      const outcomes = await Promise.all(
        services.map((service) =>
          submit(service, notAffected(service.municipalityNumbers[0] ?? ''), {
            baseVersion: version,
            ...(version ? { reason: 'igjen' } : {}),
          }),
        ),
      );
      outcomes.map(receipt);
    }
    expect((await chain()).length).toBe(before + 80);
  });

  test('rises strictly also when the clock jumps back', async () => {
    const [a, b] = [await askOne(owner, ['4601']), await askOne(owner, ['4601'])];
    const first = receipt(await submit(a, notAffected('4601')));
    const second = await atMoment(new Date('2026-01-01T00:00:00Z'), () => submit(b, notAffected('4601')));
    expect(Date.parse(receipt(second).at)).toBe(Date.parse(first.at) + 1);
    await chain();
    // The receipt says a time that is still to come; its mail must not wait for it.
    const { rows } = await owner.query(`select "nextTryAt" from message where "requestId" = $1`, [
      b.requestId,
    ]);
    expect(rows).toEqual([{ nextTryAt: new Date('2026-01-01T00:00:00Z') }]);
  });
});

async function another(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await client.connect();
  return client;
}
