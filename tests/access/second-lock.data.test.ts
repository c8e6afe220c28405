import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listBreaches } from '@/domain/figures/data';
import { type Actor, nobody, systemActor } from '@/lib/actor';
import { asActor, readPlain } from '@/lib/db';
import { useDatabase } from '@/tests/database';
import { actorOf, type Cast, makeCast } from './cast.ts';
import type { Role } from './roles.ts';

// Row-level security without any help from policy.ts: no query here has a filter, so that what is missing from a
// list is missing because the database withholds it. And what the application's role may not do at all.

const { owner } = useDatabase();
let cast: Cast;
let app: pg.Client;

beforeAll(async () => {
  cast = await makeCast(owner);
  await addDraftAndMessages();
  app = new pg.Client({ connectionString: process.env.DATABASE_URL ?? '' });
  await app.connect();
}, 120_000);
afterAll(() => app.end());

/** Somebody types in both services, and nobody's mail is missing. */
async function addDraftAndMessages(): Promise<void> {
  await owner.query(
    `insert into draft_field ("requestId", "serviceId", "officeId", path, value, revision, "savedAt")
     select id, "serviceId", "officeId", '.comment', '{}', 1, now() from request where id = any ($1)`,
    [[cast.requests.national.requestId, cast.requests.county.requestId, cast.requests.other.requestId]],
  );
  await owner.query(
    `insert into draft_presence ("requestId", "serviceId", "personId", "seenAt")
     select id, "serviceId", $2, now() from request where id = any ($1)`,
    [
      [cast.requests.national.requestId, cast.requests.county.requestId, cast.requests.other.requestId],
      cast.personIds.leader,
    ],
  );
  await owner.query(
    `insert into attachment (id, "requestId", "surveyId", "serviceId", "officeId", path, name, type, size, sha256, bytes,
       "uploadedAt", "uploadedById", "submittedAt")
     select uuidv7(), id, "surveyId", "serviceId", "officeId", '.comment', 'a.csv', 'text/csv', 1, 'x', 'x', now(), $2, at
     from request, (values (now()), (null)) as submitted (at) where id = any ($1)`,
    [
      [cast.requests.national.requestId, cast.requests.county.requestId, cast.requests.other.requestId],
      cast.personIds.leader,
    ],
  );
  for (const office of ['sf-tr', 'sf-mr', 'bufdir']) {
    await owner.query(
      `insert into retention_rule ("officeId", "personMonths", "addressMonths", "updatedAt") values ($1, 60, 6, now())`,
      [office],
    );
    await owner.query(
      `insert into archive_export (id, "officeId", through, "recordedAt", "manifestHash", counts)
       values (uuidv7(), $1, now(), now(), 'x', '{}')`,
      [office],
    );
  }
  await owner.query(
    `insert into municipality_fact (id, "incidentId", "municipalityNumber", "officeId", kind, value, source, "sourceOfficeId", at, "recordedAt")
     select uuidv7(), "incidentId", "municipalityNumber", "officeId", kind, value, 'Visma', 'visma', at, "recordedAt"
     from municipality_fact limit 3`,
  );
  await owner.query(
    `insert into audit_event (at, role, address, kind, "objectType", "objectId", "officeId")
     values (now(), 'nobody', '192.0.2.1', 'test.added', 'test', 'one', 'sf-tr')`,
  );
  await owner.query(
    `insert into proposal (id, kind, "surveyId", "officeId", "askedById", "askedAt")
     select gen_random_uuid(), 'close_survey', id, "officeId", $1, now() from survey`,
    [cast.personIds.leader],
  );
  for (const table of secrets) {
    const times = table === 'session' ? '"createdAt", "lastSeenAt", "expiresAt"' : '"createdAt", "expiresAt"';
    const values = table === 'session' ? 'now(), now(), now()' : 'now(), now()';
    await owner.query(
      `insert into ${table} (id, "tokenHash", "personId", ${times}${table === 'api_token' ? ', name' : ''})
       select uuidv7(), 'second lock ' || p, p, ${values}${table === 'api_token' ? `, 'Min'` : ''} from unnest($1::uuid[]) p`,
      [[...new Set(Object.values(cast.personIds))]],
    );
  }
  await addReviews();
}

/** Each request is sent back, written and noted about, looked at and ticked; two people keep a way of looking. */
async function addReviews(): Promise<void> {
  const requests = [cast.requests.national, cast.requests.county, cast.requests.other].map(
    (r) => r.requestId,
  );
  const add = (table: string, columns: string, values: string) =>
    owner.query(
      `insert into ${table} ("requestId", "surveyId", "serviceId", "officeId", at, ${columns})
       select id, "surveyId", "serviceId", "officeId", now(), ${values} from request where id = any ($1)`,
      [requests],
    );
  await add('correction', 'id, version, questions, "dueAt"', `gen_random_uuid(), 1, '[]', now()`);
  await owner.query(
    `insert into question_correction (id, "surveyId", "officeId", "fromId", "toId", reason, at)
     select gen_random_uuid(), id, "officeId", "questionnaireVersionId", "questionnaireVersionId", 'Rettet', now() from survey`,
  );
  await add('thread_entry', 'id, side, text', `gen_random_uuid(), 'authority', 'Hei'`);
  await add('internal_note', 'id, text', `gen_random_uuid(), 'Ring dem'`);
  await add('flag_decision', 'id, flag, decision, reason', `gen_random_uuid(), 'f', 'dismissed', 'Riktig'`);
  await add('checklist_tick', 'version, key', `1, 'read'`);
  await add('assignment', '"personId"', `'${cast.personIds.governor}'::uuid`);
  await owner.query(
    `insert into saved_view (id, "personId", name, filter, "createdAt")
     select gen_random_uuid(), unnest($1::uuid[]), 'Min', '{}', now()`,
    [[cast.personIds.governor, cast.personIds.directorate]],
  );
}

/** What one is known by, as hashes. */
const secrets = ['session', 'api_token', 'sign_in_link'] as const;

const tables = [
  'request',
  'request_municipality',
  'request_fact',
  'draft_field',
  'draft_presence',
  'attachment',
  'return',
  'line',
  'contact',
  'person',
  'message',
  'receipt',
  'municipality_fact',
  'audit_event',
  'correction',
  'question_correction',
  'thread_entry',
  'internal_note',
  'flag_decision',
  'checklist_tick',
  'assignment',
  'saved_view',
  'audit_address',
  'archive_export',
  'retention_rule',
  'proposal',
  'session',
  'api_token',
  'sign_in_link',
] as const;
type Table = (typeof tables)[number];

/** Read by everybody, written by the own authority (questionnaires.data.test.ts). */
const writtenByScope = ['questionnaire', 'questionnaire_version'];

/** The condition, in SQL over the table as `t`, on the rows that a role may see; the owner counts them. */
type Scope = Record<Exclude<Table, (typeof secrets)[number]>, string>;

const all = 'true';
const none = 'false';
const every = (condition: string): Scope =>
  Object.fromEntries(tables.map((table) => [table, condition])) as Scope;
const ownService = (service: string) => `t."serviceId" = '${service}'`;
/** The newest receipt is open to everybody, since the next one holds on to it. */
const head = 't.sequence = (select max(sequence) from receipt)';
/** What a role has no part in, but for that. */
const apart: Pick<Scope, 'receipt' | 'municipality_fact' | 'audit_event' | 'audit_address'> &
  Pick<Scope, 'archive_export' | 'retention_rule' | 'proposal'> = {
  receipt: head,
  municipality_fact: none,
  audit_event: none,
  audit_address: none,
  archive_export: none,
  retention_rule: none,
  proposal: none,
};
/** Who asks and reviews is known by name to whoever is signed in. */
const ofAuthorities = `t.id in (select "personId" from membership where role in ('governor', 'directorate'))`;
const known = (role: Role) => `t.id = '${cast.personIds[role]}' or ${ofAuthorities}`;
const nothing = (): Scope => ({ ...every(none), ...apart });
const ofAuthority = (office: string) => ({
  audit_event: `t."officeId" = '${office}'`,
  archive_export: `t."officeId" = '${office}'`,
  retention_rule: `t."officeId" = '${office}'`,
  proposal: `t."officeId" = '${office}'`,
});
const ofOperator = (office: string, role: Role): Scope => ({
  ...nothing(),
  person: known(role),
  municipality_fact: `t."sourceOfficeId" = '${office}'`,
});
const person = (role: Role) => `t."personId" = '${cast.personIds[role]}'`;

/** That a survey's questions were corrected is known to whoever may know of one of its requests. */
const ofSurveysAsking = (request: string) =>
  `exists (select from request r where r."surveyId" = t."surveyId" and ${request})`;

/** A governor's: the own office's whole, and of the others' what names a municipality of the own counties. */
const ofOffice = (office: string, role: Role): Scope => ({
  question_correction: `t."officeId" = '${office}' or ${ofSurveysAsking(`'${office}' = any (r."countyOfficeIds")`)}`,
  request: `t."officeId" = '${office}' or '${office}' = any (t."countyOfficeIds")`,
  request_municipality: `t."officeId" = '${office}' or t."countyOfficeId" = '${office}'`,
  request_fact: `t."officeId" = '${office}' or '${office}' = any (t."countyOfficeIds")`,
  draft_field: none,
  draft_presence: none,
  attachment: `t."submittedAt" is not null and t."officeId" = '${office}'`,
  return: `t."officeId" = '${office}'`,
  line: `t."officeId" = '${office}' or t."countyOfficeId" = '${office}'`,
  contact: `t."serviceId" in (select sm."serviceId" from service_municipality sm
    join municipality m on m.number = sm."municipalityNumber" where m."officeId" = '${office}')`,
  person: `${known(role)} or t.id in (select c."personId" from contact c where c."serviceId" in (
      select sm."serviceId" from service_municipality sm join municipality m on m.number = sm."municipalityNumber"
      where m."officeId" = '${office}'))
    or exists (select from "return" r where r."officeId" = '${office}' and t.id in (r."givenById", r."recordedById"))
    or exists (select from audit_event e where e."officeId" = '${office}' and e."personId" = t.id)`,
  message: `t."officeId" = '${office}' or ${person(role)}`,
  receipt: `t."officeId" = '${office}' or ${head}`,
  municipality_fact: all,
  audit_address: none,
  ...ofAuthority(office),
  ...reviewed(`t."officeId" = '${office}'`, `t."officeId" = '${office}'`),
  saved_view: person(role),
});

/** What both sides read of a review, and what the authority reads alone. */
const reviewed = (both: string, authority: string) => ({
  correction: both,
  thread_entry: both,
  internal_note: authority,
  flag_decision: authority,
  checklist_tick: authority,
  assignment: authority,
});

const ofService = (service: string, role: Role): Scope => ({
  ...every(ownService(service)),
  question_correction: ofSurveysAsking(`r."serviceId" = '${service}'`),
  ...apart,
  person: `${known(role)} or t.id in (select c."personId" from contact c where c."serviceId" = '${service}')
    or exists (select from "return" r where r."serviceId" = '${service}' and t.id in (r."givenById", r."recordedById"))`,
  message: `${ownService(service)} or ${person(role)}`,
  receipt: `${ownService(service)} or ${head}`,
  municipality_fact: `t."municipalityNumber" in (select "municipalityNumber" from service_municipality
    where "serviceId" = '${service}')`,
  ...reviewed(ownService(service), none),
  saved_view: person(role),
});

/** States and counts of everybody, of nobody words or people. */
const ofFigures = (role: Role): Scope => ({
  ...nothing(),
  person: known(role),
  question_correction: ofSurveysAsking(all),
  request: all,
  request_municipality: all,
  request_fact: all,
  line: all,
  municipality_fact: all,
});

const scopes: Partial<Record<Role, () => Scope>> = {
  nobody: nothing,
  leader: () => ofService('mr-surnadal-rindal', 'leader'),
  otherLeader: () => ofService('vl-bergen', 'otherLeader'),
  governor: () => ofOffice('sf-tr', 'governor'),
  otherGovernor: () => ofOffice('sf-mr', 'otherGovernor'),
  directorate: () => ({
    ...every(all),
    draft_field: none,
    draft_presence: none,
    attachment: 't."submittedAt" is not null',
    audit_address: none,
    saved_view: person('directorate'),
    ...ofAuthority('bufdir'),
    proposal: all,
  }),
  ministry: () => ofFigures('ministry'),
  observer: () => ({ ...ofFigures('observer'), line: none }),
  operator: () => ofOperator('ks', 'operator'),
  otherOperator: () => ofOperator('visma', 'otherOperator'),
  admin: () => ({
    ...nothing(),
    contact: all,
    person: all,
    audit_event: all,
    audit_address: all,
    archive_export: all,
    retention_rule: all,
  }),
  endedGovernor: () => ({ ...nothing(), person: known('endedGovernor') }),
  endedLeader: () => ({ ...nothing(), contact: person('endedLeader'), person: known('endedLeader') }),
};

/** Everybody's own; the administrator, who ends them, sees all. */
function scopeOfRole(role: Role, scopeOf: () => Scope): Record<Table, string> {
  const own = role === 'nobody' ? none : role === 'admin' ? all : person(role);
  return { ...scopeOf(), session: own, api_token: own, sign_in_link: own };
}

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
  for (const [role, scopeOf] of Object.entries(scopes) as [Role, () => Scope][]) {
    test(`the database shows ${role} the rows of the own scope, and no other`, async () => {
      const who = await actor(role);
      const scope = scopeOfRole(role, scopeOf);
      for (const table of tables) {
        const expected = await counted(table, scope[table]);
        expect([table, await countAs(who, table)]).toEqual([table, expected.inside]);
        // The count says little where everything or nothing is in scope by accident.
        if (scope[table] !== all && scope[table] !== none) expect(expected.inside).toBeLessThan(expected.all);
      }
    });

    test(`of what ${role} sees, every row is in the own scope`, async () => {
      const who = await actor(role);
      const scope = scopeOfRole(role, scopeOf);
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
  const copyOf = (table: 'request_fact' | 'draft_field', changes: Record<string, string>, from: string) => {
    const columns = {
      request_fact: [
        'id',
        'requestId',
        'surveyId',
        'incidentId',
        'serviceId',
        'officeId',
        'countyOfficeIds',
        'kind',
        'at',
        'recordedAt',
      ],
      draft_field: ['requestId', 'serviceId', 'officeId', 'path', 'value', 'revision', 'savedAt'],
    }[table];
    const values: Record<string, string> = {
      id: 'uuidv7()',
      requestId: 'r.id',
      kind: `'opened'`,
      at: 'now()',
      recordedAt: 'now()',
      path: `'.text'`,
      value: `'{}'`,
      revision: '1',
      savedAt: 'now()',
      ...changes,
    };
    const list = columns.map((column) => values[column] ?? `r."${column}"`).join(', ');
    return `insert into ${table} (${columns.map((column) => `"${column}"`).join(', ')})
      select ${list} from (${from}) r`;
  };
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
    const statement = copyOf('draft_field', {}, other);
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
    await refused('leader', copyOf('draft_field', mine, other));
    await refused('leader', copyOf('request_fact', mine, other));
    await refused('governor', copyOf('request_fact', { officeId: `'sf-tr'` }, other));
  });

  test('a service says that it opened and submitted; exempting and extending is for its authority', async () => {
    const county = await literal(cast.requests.county.requestId);
    for (const kind of ['exempted', 'unexempted', 'due_set', 'extended', 'accepted', 'returned']) {
      const statement = copyOf('request_fact', { kind: `'${kind}'` }, county);
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

const appendOnly = [
  'return',
  'line',
  'receipt',
  'audit_event',
  'request_fact',
  'municipality_fact',
  'correction',
  'question_correction',
  'thread_entry',
  'internal_note',
  'flag_decision',
];

describe("the application's role", () => {
  test('owns nothing, bypasses nothing and is nobody else', async () => {
    const { rows } = await owner.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
         (select count(*)::int from pg_auth_members m where m.member = r.oid) as memberships,
         (select count(*)::int from pg_shdepend d where d.refobjid = r.oid and d.deptype = 'o') as owned
       from pg_roles r where rolname = 'kvittert_app'`,
    );
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolreplication: false,
        memberships: 0,
        owned: 0,
      },
    ]);
    expect((await app.query('select current_user as name')).rows).toEqual([{ name: 'kvittert_app' }]);
  });

  test('every table that is read by scope has row-level security, and no other table holds a service on its rows', async () => {
    const { rows } = await owner.query(
      `select relname as name from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace order by 1`,
    );
    expect(rows.map((row) => row.name)).toEqual([...tables, ...writtenByScope].sort());
    const owned = await owner.query(
      `select distinct table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'serviceId' order by 1`,
    );
    const open = owned.rows.map((row) => row.name).filter((name) => !tables.includes(name));
    // Who serves what is public; the view of breaches asks the scope itself.
    expect(open).toEqual(['breach_line', 'service_municipality']);
  });

  test('cannot update, delete or empty what is append-only', async () => {
    for (const table of appendOnly) {
      for (const statement of [
        `update "${table}" set "officeId" = 'x'`,
        `delete from "${table}"`,
        `truncate "${table}"`,
      ])
        await expect(app.query(statement), statement).rejects.toThrow('permission denied');
    }
  });

  test('cannot switch off a trigger, row-level security or a policy, nor become the owner', async () => {
    for (const statement of [
      'alter table "return" disable trigger all',
      'alter table "return" disable trigger append_only',
      'alter table request disable row level security',
      'drop policy return_read on "return"',
      'create policy mine on "return" for select using (true)',
      'drop trigger append_only on receipt',
      'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$',
      'create or replace function scope_has(flag text) returns boolean language sql as $$ select true $$',
      `set session_replication_role = 'replica'`,
      'set role kvittert_owner',
      'set session authorization kvittert_owner',
      'create table mine (id int)',
      'select * from _prisma_migrations',
    ])
      await expect(app.query(statement), statement).rejects.toThrow(/must be owner|permission denied/);
    // Asking for rows without row-level security is an error, not a way around it.
    await app.query('set row_security = off');
    await expect(app.query('select * from "return"')).rejects.toThrow('row-level security');
    await app.query('set row_security = on');
    // `grant` without the right to grant only warns.
    await app.query('grant update on receipt to kvittert_app').catch(() => {});
    await expect(app.query(`update receipt set entry = 'x'`)).rejects.toThrow('permission denied');
  });

  test('the owner, who could, is stopped by the trigger', async () => {
    for (const table of appendOnly) {
      await expect(owner.query(`update "${table}" set "officeId" = 'x'`), table).rejects.toThrow(
        'append-only',
      );
      await expect(owner.query(`delete from "${table}"`), table).rejects.toThrow('append-only');
      await expect(owner.query(`truncate "${table}" cascade`), table).rejects.toThrow('append-only');
    }
  });
});
