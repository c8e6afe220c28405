import { beforeAll, describe, expect, test } from 'vitest';
import { listBreaches } from '@/domain/figures/data';
import { type Actor, nobody, systemActor } from '@/lib/actor';
import { asActor, readPlain } from '@/lib/db';
import { useDatabase } from '@/tests/database';
import { actorOf, type Cast, makeCast } from './cast.ts';
import type { Role } from './roles.ts';
import { addRowsEverywhere, insertOn, secrets } from './second-lock-rows.ts';
import { all, appendOnly, none, scopedRoles, scopeOf, type Table, tables } from './second-lock-scopes.ts';

// Row-level security without any help from policy.ts: no query here has a filter, so that what is missing from a
// list is missing because the database withholds it.

const { owner } = useDatabase();
let cast: Cast;

beforeAll(async () => {
  cast = await makeCast(owner);
  await addRowsEverywhere(cast);
}, 120_000);

const actor = async (role: Role): Promise<Actor> => (role === 'nobody' ? nobody : actorOf(role));

async function countAs(who: Actor, table: Table): Promise<number> {
  const [row] = await asActor(who, (tx) =>
    tx.$queryRawUnsafe<{ count: number }[]>(`select count(*)::int as count from "${table}"`),
  );
  return row?.count ?? -1;
}

async function counted(table: Table, condition: string): Promise<{ inside: number; all: number }> {
  const { rows } = await owner.query(
    `select count(*) filter (where ${condition})::int as inside, count(*)::int as all from "${table}" t`,
  );
  return rows[0];
}

describe('without any filter', () => {
  for (const role of scopedRoles) {
    test(`the database shows ${role} the rows of the own scope, and no other`, async () => {
      const who = await actor(role);
      const scope = scopeOf(role, cast.personIds);
      for (const table of tables) {
        const expected = await counted(table, scope[table]);
        expect([table, await countAs(who, table)]).toEqual([table, expected.inside]);
        // The count says little where everything or nothing is in scope by accident.
        if (scope[table] !== all && scope[table] !== none) expect(expected.inside).toBeLessThan(expected.all);
      }
    });

    test(`of what ${role} sees, every row is in the own scope`, async () => {
      const who = await actor(role);
      const scope = scopeOf(role, cast.personIds);
      for (const table of tables) {
        const outside = await asActor(who, (tx) =>
          tx.$queryRawUnsafe<object[]>(
            `select 1 from "${table}" t where not coalesce((${scope[table]}), false)`,
          ),
        );
        expect([table, outside.length]).toEqual([table, 0]);
      }
    });
  }

  test('the system sees everything, and a connection without an actor nothing', async () => {
    for (const table of tables) {
      const { all } = await counted(table, 'true');
      expect([table, all > 0, await countAs(systemActor('test'), table)]).toEqual([table, true, all]);
      const open = await readPlain(`select 1 from "${table}"`, []);
      expect([table, open.length]).toEqual([table, table === 'receipt' ? 1 : 0]);
    }
  });

  test('the observer sees of lines who has notified a breach and when, and nobody else uses that view', async () => {
    const rows = await asActor(await actor('observer'), (tx) =>
      tx.$queryRawUnsafe<{ key: string }[]>(
        'select distinct jsonb_object_keys(indicators) as key from breach_line order by 1',
      ),
    );
    expect(rows.map((row) => row.key)).toEqual(['affected', 'awareAt', 'dpaNotifiedAt', 'usesSystem']);
    for (const role of ['nobody', 'leader', 'governor', 'ministry', 'operator', 'admin'] as Role[]) {
      const seen = await asActor(await actor(role), (tx) =>
        tx.$queryRawUnsafe<object[]>('select 1 from breach_line'),
      );
      expect([role, seen]).toEqual([role, []]);
    }
  });

  test('the observer is told the same breaches as the directorate', async () => {
    const told = async (role: Role) => {
      const who = await actor(role);
      return asActor(who, (tx) => listBreaches(who, tx, { incidentId: cast.incidents.directorate }));
    };
    const [observer, directorate] = [await told('observer'), await told('directorate')];
    expect(observer).toMatchObject({ ok: true });
    const rowsOf = (outcome: typeof observer) => (outcome.ok ? outcome.value.rows : null);
    expect(rowsOf(observer)?.length).toBeGreaterThan(0);
    expect(rowsOf(observer)).toEqual(rowsOf(directorate));
  });

  test('a scope ends with its transaction', async () => {
    await asActor(systemActor('test'), (tx) => tx.request.count());
    for (let i = 0; i < 20; i += 1) {
      expect(await readPlain('select 1 from request limit 1', [])).toEqual([]);
    }
  });
});

describe('writes outside the scope', () => {
  /** A request's row as the owner knows it, so that row-level security hides it from nobody here. */
  const literal = async (requestId: string) => {
    const { rows } = await owner.query('select to_jsonb(r) as row from request r where id = $1', [requestId]);
    const quoted = JSON.stringify(rows[0].row).replaceAll("'", "''");
    return `select * from jsonb_populate_record(null::request, '${quoted}')`;
  };

  const refused = async (role: Role, statement: string) =>
    expect(
      asActor(await actor(role), (tx) => tx.$executeRawUnsafe(statement)),
      `${role}: ${statement.slice(0, 60)}`,
    ).rejects.toThrow(/row-level security|permission denied/);
  const changes = async (role: Role, statement: string): Promise<number> =>
    asActor(await actor(role), (tx) => tx.$executeRawUnsafe(statement));

  test('nobody saves a draft for a request that is not of the own service', async () => {
    const other = await literal(cast.requests.other.requestId);
    const statement = insertOn('draft_field', {}, other);
    for (const role of [
      'leader',
      'governor',
      'directorate',
      'ministry',
      'admin',
      'endedLeader',
      'nobody',
    ] as Role[])
      await refused(role, statement);
    expect(await changes('otherLeader', statement)).toBe(1);
  });

  test('nobody ends, lengthens or takes over another’s session, token or link; their own they end and no more', async () => {
    const ends = { session: 'endedAt', api_token: 'revokedAt', sign_in_link: 'usedAt' };
    for (const table of secrets) {
      const of = (role: Role) => `where "tokenHash" = 'second lock ${cast.personIds[role]}'`;
      const end = `update ${table} set "${ends[table]}" = now()`;
      expect([table, await changes('governor', `${end} ${of('leader')}`)]).toEqual([table, 0]);
      expect([table, await changes('nobody', `${end} ${of('leader')}`)]).toEqual([table, 0]);
      await refused('leader', `update ${table} set "expiresAt" = 'infinity' ${of('leader')}`);
      await refused('leader', `update ${table} set "personId" = '${cast.personIds.admin}' ${of('leader')}`);
      expect([table, await changes('leader', `${end} ${of('leader')}`)]).toEqual([table, 1]);
    }
    await refused(
      'leader',
      `insert into api_token (id, "tokenHash", "personId", name, "createdAt", "expiresAt")
       values (uuidv7(), 'of another', '${cast.personIds.admin}', 'x', now(), now())`,
    );
  });

  test('a row that names the own service does not hang on a request of another', async () => {
    const other = await literal(cast.requests.other.requestId);
    const mine = { serviceId: `'mr-surnadal-rindal'` };
    await refused('leader', insertOn('draft_field', mine, other));
    await refused('leader', insertOn('request_fact', mine, other));
    await refused('governor', insertOn('request_fact', { officeId: `'sf-tr'` }, other));
  });

  test('a service says that it opened and submitted; exempting and extending is for its authority', async () => {
    const county = await literal(cast.requests.county.requestId);
    for (const kind of ['exempted', 'unexempted', 'due_set', 'extended', 'accepted', 'returned']) {
      const statement = insertOn('request_fact', { kind: `'${kind}'` }, county);
      for (const role of [
        'leader',
        'otherLeader',
        'otherGovernor',
        'ministry',
        'observer',
        'operator',
        'admin',
      ] as Role[])
        await refused(role, statement);
      expect(await changes('governor', statement)).toBe(1);
    }
  });

  test('nobody adds a return or a line but the service, its authority and the directorate', async () => {
    const county = cast.requests.county.returnId;
    const copy = async (table: string, change: Record<string, string>) => {
      const { rows } = await owner.query(
        `select to_jsonb(t) as row from "${table}" t where ${table === 'line' ? '"returnId"' : 'id'} = $1`,
        [county],
      );
      const quoted = JSON.stringify({ ...rows[0].row, ...change }).replaceAll("'", "''");
      return `insert into "${table}" select * from jsonb_populate_record(null::public."${table}", '${quoted}')`;
    };
    const next = {
      id: crypto.randomUUID(),
      version: '99',
      submittedAt: '2023-06-30T10:00:00Z',
      idempotencyKey: 'x',
    };
    const statements = [await copy('return', next), await copy('line', { municipalityNumber: '1566' })];
    for (const statement of statements) {
      for (const role of [
        'otherLeader',
        'otherGovernor',
        'ministry',
        'observer',
        'operator',
        'admin',
        'nobody',
      ] as Role[])
        await refused(role, statement);
    }
    const others = { serviceId: 'vl-bergen' };
    await refused('otherLeader', await copy('return', { ...next, ...others }));
    await refused('otherLeader', await copy('line', { municipalityNumber: '1566', ...others }));
  });

  test("requests are made in the own office's name, change hands never, and are changed by who may", async () => {
    const county = await literal(cast.requests.county.requestId);
    const made = county.replace(cast.requests.county.requestId, crypto.randomUUID());
    for (const role of ['leader', 'otherGovernor', 'ministry', 'operator', 'admin'] as Role[])
      await refused(role, `insert into request ${made}`);
    await refused('leader', `update request set "serviceId" = 'vl-bergen'`);
    await refused('governor', `update request set "officeId" = 'sf-tr'`);
    const one = `update request set "dueAt" = "dueAt" where id = '${cast.requests.county.requestId}'`;
    for (const role of [
      'otherLeader',
      'otherGovernor',
      'ministry',
      'observer',
      'operator',
      'admin',
      'nobody',
    ] as Role[])
      expect([role, await changes(role, one)]).toEqual([role, 0]);
    expect(await changes('governor', one)).toBe(1);
    const national = one.replace(cast.requests.county.requestId, cast.requests.national.requestId);
    expect(await changes('governor', national)).toBe(0);
    for (const table of ['request', 'request_municipality', 'contact', 'message'])
      expect([table, await changes('directorate', `delete from ${table}`)]).toEqual([table, 0]);
  });

  test('contacts are changed by their service and administrators, messages only by the system', async () => {
    const bergen = `update contact set "order" = "order" where "serviceId" = 'vl-bergen'`;
    for (const role of ['leader', 'governor', 'ministry', 'operator', 'nobody'] as Role[])
      expect([role, await changes(role, bergen)]).toEqual([role, 0]);
    expect(await changes('otherLeader', bergen)).toBeGreaterThan(0);
    expect(await changes('admin', bergen)).toBeGreaterThan(0);
    await refused(
      'leader',
      `insert into contact (id, "serviceId", "personId", role)
      values (uuidv7(), 'vl-bergen', '${cast.personIds.leader}', 'leader')`,
    );
    await refused(
      'operator',
      `insert into message (id, "dedupeKey", kind, "personId", "createdAt", "nextTryAt")
      values (uuidv7(), 'x', 'invitation', '${cast.personIds.leader}', now(), now())`,
    );
    expect(await changes('governor', `update message set state = 'sent'`)).toBe(0);
  });
});

test('the owner, who could change what is append-only, is stopped by the trigger', async () => {
  for (const table of appendOnly) {
    await expect(owner.query(`update "${table}" set "officeId" = 'x'`), table).rejects.toThrow('append-only');
    await expect(owner.query(`delete from "${table}"`), table).rejects.toThrow('append-only');
    await expect(owner.query(`truncate "${table}" cascade`), table).rejects.toThrow('append-only');
  }
});
