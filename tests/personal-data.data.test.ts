import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figureFingerprints } from '@/domain/figures/fingerprint';
import { reconcile } from '@/domain/receipts/mutations';
import { receiptOf, type StoredReceipt } from '@/domain/receipts/sign';
import { loadStory } from '@/domain/replay/mutations';
import { getRetention } from '@/domain/retention/data';
import { erasePersonalData, setRetentionRule } from '@/domain/retention/mutations';
import { type Actor, databaseScope, nobody, systemActor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { asActor, readBack } from '@/lib/db';
import { writeArchive } from '@/scripts/archive-package';
import { useDatabase } from '@/tests/database';
import { does, must } from '@/tests/outcomes';

// What is erased and what is not, on the whole of June 2023.

const { owner } = useDatabase();
const system = systemActor('test');
const admin: Actor = {
  ...nobody,
  kind: 'person',
  personId: '00000000-0000-7000-8000-00000000000f',
  memberships: [{ role: 'admin', officeId: null }],
  address: '192.0.2.99',
};
const folder = mkdtempSync(join(tmpdir(), 'kvittert-archive-'));
const left = new Date('2023-07-01T10:00:00Z');
const soon = new Date('2023-08-01T10:00:00Z');
const later = new Date('2025-09-01T10:00:00Z');
const asOf = new Date('2023-06-30T10:00:00Z');

type Leader = { id: string; name: string; email: string; phone: string; returnId: string };
let leaders: Leader[];
let others = 0;

beforeAll(async () => {
  await loadStory();
  await owner.query(
    `insert into person (id, name, email) values ($1, 'Admin', 'admin-of-test@example.test')`,
    [admin.personId],
  );
  await owner.query(`insert into membership (id, "personId", role) values (uuidv7(), $1, 'admin')`, [
    admin.personId,
  ]);
  // Whoever was named from a shared mailbox is no contact, and has an id that is anything.
  const { rows } = await owner.query<Leader>(
    `select p.id, p.email, min(t.id::text) as "returnId" from person p join "return" t on t."givenById" = p.id
     where p.id in (select "personId" from contact) group by p.id order by p.id limit 5`,
  );
  leaders = rows.map((row, index) => ({
    ...row,
    name: `Særnavn Nr${index}sen`,
    phone: `+47 99 88 77 6${index}`,
  }));
  for (const { id, name, phone } of leaders) {
    await owner.query('update person set name = $2, phone = $3 where id = $1', [id, name, phone]);
    await owner.query(
      `insert into session (id, "tokenHash", "personId", "createdAt", "lastSeenAt", "expiresAt", address)
       values (uuidv7(), $1, $2, now(), now(), now(), '198.51.100.7')`,
      [`of ${id}`, id],
    );
    const acting = { ...system, personId: id, address: '198.51.100.7' };
    await does(acting, asOf, async (tx) => {
      await recordEvent(tx, acting, 'test.done', { objectType: 'test', objectId: 'x', officeId: 'sf-tr' });
      return { ok: true, value: null };
    });
  }
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What erasing must not touch, byte for byte. */
async function record() {
  const all = async (sql: string) => JSON.stringify((await owner.query(sql)).rows);
  const receipts = await owner.query<{ id: string }>(
    'select "returnId" as id from receipt order by sequence',
  );
  const signed: string[] = [];
  for (const { id } of receipts.rows) {
    const [row] = await readBack<{ stored: StoredReceipt }>('select read_back_return($1, $2) as stored', [
      JSON.stringify(databaseScope(system)),
      id,
    ]);
    if (row) signed.push(receiptOf(row.stored).signature);
  }
  const chain = await does(system, soon, (tx) => reconcile(system, tx));
  return {
    returns: await all('select * from "return" order by id'),
    lines: await all('select * from line order by "returnId", "municipalityNumber"'),
    receipts: await all('select * from receipt order by sequence'),
    facts: await all('select * from request_fact order by id'),
    signed,
    chain: chain.ok ? [chain.value.well, chain.value.receipts] : chain,
    figures: JSON.stringify(await asActor(system, (tx) => figureFingerprints(tx, asOf))),
  };
}

/** Every place of the database where a text still stands. */
async function placesOf(text: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const hits = await owner.query(`select 1 from "${name}" t where to_jsonb(t)::text like $1 limit 1`, [
      `%${text}%`,
    ]);
    if (hits.rows.length > 0) found.push(name);
  }
  return found;
}

const audited = async (kind: string) =>
  (await owner.query('select "objectId", after from audit_event where kind = $1 order by id', [kind])).rows;
const erase = (personId?: string, at = soon, actor: Actor = admin) =>
  does(actor, at, (tx) => erasePersonalData(actor, tx, personId ? { personId } : {}));

describe('names, addresses and phone numbers', () => {
  test('stand in the table of persons and nowhere else; network addresses beside the audit and on sessions', async () => {
    for (const { name, phone } of leaders) {
      expect(await placesOf(name)).toEqual(['person']);
      expect(await placesOf(phone)).toEqual(['person']);
    }
    const { rows } = await owner.query<{ email: string; name: string | null }>(
      `select email, name from person where email is not null`,
    );
    expect(rows.length).toBeGreaterThan(300);
    const { rows: written } = await owner.query<{ text: string }>(
      `select content || coalesce(reason, '') as text from "return"
       union all select concat(before::text, after::text, "objectId") from audit_event
       union all select value::text from request_fact union all select entry from receipt
       union all select params::text from message`,
    );
    const text = written.map((row) => row.text).join('\n');
    expect(rows.filter(({ email }) => text.includes(email))).toEqual([]);
    expect(await placesOf('198.51.100.7')).toEqual(['audit_address', 'session']);
  });
});

describe('erasing', () => {
  test('is for administrators and the system', async () => {
    const others: [Actor, string][] = [
      [nobody, 'SIGN_IN'],
      [{ ...admin, memberships: [{ role: 'directorate', officeId: 'bufdir' }] }, 'NOT_ALLOWED'],
      [{ ...admin, memberships: [], serviceIds: ['mr-molde'] }, 'NOT_ALLOWED'],
    ];
    for (const [actor, reason] of others) {
      expect(await erase(undefined, later, actor)).toMatchObject({ ok: false, reason });
      expect(await does(actor, soon, (tx) => getRetention(actor, tx))).toMatchObject({ ok: false, reason });
      const set = does(actor, soon, (tx) =>
        setRetentionRule(actor, tx, { officeId: 'sf-tr', personMonths: 1, addressMonths: 1 }),
      );
      expect(await set).toMatchObject({ ok: false, reason });
    }
  });

  test('is refused while the person has a role, and before a package for the archive covers it', async () => {
    const [leader] = leaders as [Leader];
    expect(await erase(leader.id)).toMatchObject({ ok: false, reason: 'STILL_IN_ROLE' });
    await owner.query('update contact set "validTo" = $1 where "personId" = any ($2)', [
      left,
      leaders.map((l) => l.id),
    ]);
    expect(await erase(leader.id)).toMatchObject({ ok: false, reason: 'NOT_ARCHIVED' });
    // Others are gone too: whoever answered from a shared mailbox has no role of their own.
    const { waiting } = await must(erase(undefined, later));
    others = waiting - leaders.length;
    expect(others).toBeGreaterThan(0);
    expect(await placesOf(leader.name)).toEqual(['person']);
  });

  test('a package holds returns, messages and audit, and its checksums hold', async () => {
    const { folder: written, manifest } = await doesAt(soon, () => writeArchive(folder, null));
    const sums = readFileSync(join(written, 'SHA256SUMS'), 'utf8').trim().split('\n');
    expect(sums.length).toBe(manifest.files.length + 1);
    for (const line of sums) {
      const [hash, name = ''] = line.split('  ');
      expect([
        name,
        createHash('sha256')
          .update(readFileSync(join(written, name)))
          .digest('hex'),
      ]).toEqual([name, hash]);
    }
    const lines = (name: string) =>
      readFileSync(join(written, name), 'utf8')
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line));
    const count = async (table: string, where = 'true') =>
      (await owner.query(`select count(*)::int as n from "${table}" where ${where}`)).rows[0].n;
    expect(lines('returns.jsonl')).toHaveLength(await count('return'));
    expect(lines('receipts.jsonl')).toHaveLength(await count('receipt'));
    expect(lines('messages.jsonl')).toHaveLength(await count('message', `kind <> 'sign_in'`));
    // The package's own event came after it.
    expect(lines('audit.jsonl')).toHaveLength((await count('audit_event')) - 1);
    for (const row of lines('returns.jsonl')) {
      expect(createHash('sha256').update(row.content).digest('hex')).toBe(row.contentHash);
    }
    const [leader] = leaders as [Leader];
    expect(lines('persons.jsonl').find((one) => one.id === leader.id)).toMatchObject({ name: leader.name });
    expect(readFileSync(join(written, 'audit.jsonl'), 'utf8')).not.toContain('198.51.100.7');
    expect(existsSync(`${written}.part`)).toBe(false);
    expect(await audited('archive.exported')).toHaveLength(1);
  });

  test('of one authority holds what is its own', async () => {
    const { folder: written } = await doesAt(new Date(soon.getTime() + 60_000), () =>
      writeArchive(folder, 'sf-tr'),
    );
    for (const name of ['surveys', 'requests', 'request-facts', 'returns', 'receipts', 'messages', 'audit']) {
      const rows = readFileSync(join(written, `${name}.jsonl`), 'utf8')
        .trim()
        .split('\n')
        .map((l) => JSON.parse(l));
      expect([name, [...new Set(rows.map((row) => row.officeId))]]).toEqual([name, ['sf-tr']]);
    }
    await expect(writeArchive(folder, 'no-such-office')).rejects.toThrow('no office');
  });

  test('on demand takes one person and leaves chain, receipts, returns and figures byte for byte as they were', async () => {
    const [leader, other] = leaders as [Leader, Leader];
    const before = await record();
    expect(before.chain).toEqual([true, before.signed.length]);
    expect(await erase(leader.id)).toMatchObject({ ok: true, value: { people: 1 } });
    expect(await record()).toEqual(before);
    for (const text of [leader.name, leader.email, leader.phone]) expect(await placesOf(text)).toEqual([]);
    const { rows } = await owner.query('select count(*)::int as n from session where "personId" = $1', [
      leader.id,
    ]);
    expect(rows[0].n).toBe(0);
    const addresses = await owner.query('select 1 from audit_address where "personId" = $1', [leader.id]);
    expect(addresses.rows).toEqual([]);
    expect(await audited('person.erased')).toEqual([{ objectId: leader.id, after: { why: 'on_demand' } }]);
    expect(await erase(leader.id)).toMatchObject({ ok: false, reason: 'NOT_FOUND' });
    expect(await placesOf(other.name)).toEqual(['person']);
  });

  test('in time takes who left, when the rules say so and not before, and nobody who has a role', async () => {
    const before = await record();
    const { rows } = await owner.query(`select count(*)::int as n from person where "erasedAt" is null`);
    expect(await erase(undefined, soon)).toMatchObject({ ok: true, value: { people: 0, waiting: 0 } });
    for (const { id } of (
      await owner.query(`select id from office where kind in ('governor', 'directorate')`)
    ).rows) {
      const rule = { officeId: id, personMonths: 26, addressMonths: 60 };
      await must(does(admin, soon, (tx) => setRetentionRule(admin, tx, rule)));
    }
    expect(await erase(undefined, new Date('2025-08-15T10:00:00Z'))).toMatchObject({
      value: { people: others },
    });
    expect(await erase(undefined, later, system)).toMatchObject({
      ok: true,
      value: { people: 4, waiting: 0 },
    });
    const after = await owner.query(`select count(*)::int as n from person where "erasedAt" is null`);
    expect(after.rows[0].n).toBe(rows[0].n - 4 - others);
    for (const { name, email } of leaders) {
      expect(await placesOf(name)).toEqual([]);
      // From the quote on: one address may end with another.
      expect(await placesOf(`"${email}`)).toEqual([]);
    }
    expect(await record()).toEqual(before);
  });

  test('network addresses go when their authority no longer keeps them, and the events stay', async () => {
    const count = async (sql: string) =>
      (await owner.query(`select count(*)::int as n from ${sql}`)).rows[0].n;
    const rule = { officeId: 'sf-tr', personMonths: 26, addressMonths: 1 };
    const old = new Date('2023-05-01T10:00:00Z');
    await must(does(admin, old, (tx) => setRetentionRule(admin, tx, rule)));
    await must(
      does(admin, old, (tx) =>
        setRetentionRule(admin, tx, { ...rule, officeId: 'sf-mr', addressMonths: 60 }),
      ),
    );
    const events = await count('audit_event');
    const mr = `audit_address where "officeId" = 'sf-mr'`;
    const before = await count(mr);
    await erase(undefined, new Date('2023-06-05T10:00:00Z'));
    expect(await count(`audit_address where "officeId" = 'sf-tr' and at < '2023-05-05'`)).toBe(0);
    expect(await count(mr)).toBe(before);
    expect(await count('audit_event')).toBe(events + 1);
    expect((await audited('audit.addresses_erased')).at(-1)).toMatchObject({ objectId: 'addresses' });
  });
});

async function doesAt<T>(at: Date, run: () => Promise<T>): Promise<T> {
  const { atMoment } = await import('@/lib/clock');
  return atMoment(at, run);
}
