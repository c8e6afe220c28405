import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Actor, nobody, systemActor } from '@/lib/actor';
import { auditWho, recordEvent } from '@/lib/audit';
import { sessionCookie } from '@/lib/auth';
import { atMoment } from '@/lib/clock';
import { asActor, asActorStatement, readPlain, type Tx } from '@/lib/db';
import { type Download, downloadResponse } from '@/lib/download';
import type { Outcome } from '@/lib/outcome';
import { serve } from '@/lib/route';
import { newSecret, sha256 } from '@/lib/secrets';
import { type Asked, askServices } from '@/tests/asked';
import { useDatabase } from '@/tests/database';
import { auditChoices, listEvents } from './data';
import { exportEvents, recordReading } from './mutations';
import { exportEventsOperation } from './operations';
import type { AuditEventView, AuditPage, AuditQuery } from './schema';

const { owner } = useDatabase();
const system = systemActor('test');
const admin = person([{ role: 'admin', officeId: null }]);
const directorate = person([{ role: 'directorate', officeId: 'bufdir' }]);

function person(memberships: Actor['memberships'], serviceIds: string[] = []): Actor {
  return { ...nobody, kind: 'person', personId: randomUUID(), memberships, serviceIds };
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

/** Adds an event in somebody's name, and answers the type of object that finds it again. */
async function add(
  officeId: string | null,
  { actor = system, at = new Date('2023-06-09T10:00:00Z'), type = tag(), after = {} as object } = {},
): Promise<string> {
  await atMoment(at, () =>
    asActor(actor, (tx) =>
      recordEvent(tx, actor, 'test.added', {
        objectType: type,
        objectId: 'one',
        officeId,
        after: { ...after },
      }),
    ),
  );
  return type;
}

const letters = 'abcdefghijklmnop';
const tag = () => [...randomUUID().replaceAll('-', '')].map((c) => letters[Number.parseInt(c, 16)]).join('');

async function list(actor: Actor, query: Partial<AuditQuery> = {}): Promise<AuditEventView[]> {
  return value(await asActor(actor, (tx) => listEvents(actor, tx, { limit: 200, ...query }))).events;
}

/** The first lock left out: everything that the database itself shows. */
async function offices(actor: Actor): Promise<(string | null)[]> {
  const rows = await asActor(actor, (tx) => tx.auditEvent.findMany({ distinct: ['officeId'] }));
  return rows.map((row) => row.officeId);
}

describe('nobody changes what was recorded', () => {
  test("the application's role may not update or delete", async () => {
    await add('sf-grant');
    for (const sql of [
      "update audit_event set kind = 'x'",
      'delete from audit_event',
      'truncate audit_event',
    ]) {
      await expect(readPlain(sql, [])).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('the owner may not either', async () => {
    await add('sf-trigger');
    for (const sql of [
      "update audit_event set kind = 'x'",
      'delete from audit_event',
      'truncate audit_event',
    ]) {
      await expect(owner.query(sql)).rejects.toMatchObject({ code: 'KV001' });
    }
  });
});

describe('who reads the audit', () => {
  test("an administrator reads all, an authority what stands on its own office, and nobody else's", async () => {
    const [one, other] = [tag(), tag()];
    const governor = person([{ role: 'governor', officeId: one }]);
    const type = await add(one);
    await add(other, { type });
    await add(null, { type });
    await add('bufdir', { type });

    const officesSeen = async (actor: Actor) =>
      (await list(actor, { objectType: type })).map((event) => event.officeId);
    expect(await officesSeen(admin)).toEqual(['bufdir', null, other, one]);
    expect(await officesSeen(governor)).toEqual([one]);
    expect(await officesSeen(directorate)).toEqual(['bufdir']);
  });

  test.each([
    ['a leader', person([], ['bv-one']), 'NOT_ALLOWED'],
    ['the ministry', person([{ role: 'ministry', officeId: 'bfd' }]), 'NOT_ALLOWED'],
    ['an observer', person([{ role: 'observer', officeId: 'datatilsynet' }]), 'NOT_ALLOWED'],
    ['an operator', person([{ role: 'operator', officeId: 'ks' }]), 'NOT_ALLOWED'],
    ['nobody', nobody, 'SIGN_IN'],
  ])('%s may not', async (_who, actor, reason) => {
    for (const read of [
      (tx: Tx) => listEvents(actor, tx, { limit: 1 }),
      (tx: Tx) => auditChoices(actor, tx),
      (tx: Tx) => exportEvents(actor, tx, { format: 'csv' }),
    ])
      expect(await asActor<Outcome<unknown>>(actor, read)).toMatchObject({ ok: false, reason });
    expect(await offices(actor)).toEqual([]);
  });

  test('the second lock holds without the first: a governor is shown the own office only', async () => {
    const [one, other] = [tag(), tag()];
    await add(one);
    await add(other);
    await add(null);
    expect(await offices(person([{ role: 'governor', officeId: one }]))).toEqual([one]);
    expect(await offices(admin)).toEqual(expect.arrayContaining([one, other, null]));
    expect(await offices(system)).toEqual(expect.arrayContaining([one, other, null]));
  });

  test('everybody may add, also before it is known who acts', async () => {
    for (const actor of [nobody, person([], ['bv-one']), person([{ role: 'ministry', officeId: 'bfd' }])]) {
      const type = await add(null, { actor });
      expect(await list(admin, { objectType: type })).toHaveLength(1);
    }
  });

  test('where an event came from is told to administrators only', async () => {
    const office = tag();
    const actor = { ...person([{ role: 'governor', officeId: office }]), address: '192.0.2.7' };
    const type = await add(office, { actor });
    expect((await list(admin, { objectType: type }))[0]?.who.networkAddress).toBe('192.0.2.7');
    expect((await list(actor, { objectType: type }))[0]?.who.networkAddress).toBeNull();
  });

  test('an erased person keeps the event and loses the name', async () => {
    const { rows } = await owner.query(
      `insert into person (id, name, email) values (uuidv7(), 'Kari', 'kari@example.test') returning id`,
    );
    const actor = { ...person([], ['bv-one']), personId: rows[0].id as string };
    const type = await add(null, { actor });
    expect((await list(admin, { objectType: type }))[0]?.who).toMatchObject({
      name: 'Kari',
      email: 'kari@example.test',
      erased: false,
    });
    await owner.query('update person set "erasedAt" = now() where id = $1', [actor.personId]);
    expect((await list(admin, { objectType: type }))[0]?.who).toMatchObject({
      personId: actor.personId,
      name: null,
      email: null,
      erased: true,
    });
  });
});

describe('the list', () => {
  test('is filtered by person, object, kind and days in Norway', async () => {
    const actor = person([], ['bv-one']);
    const late = new Date('2023-06-09T22:30:00Z');
    const type = await add('sf-x', { actor, at: late });
    await add('sf-x', { at: new Date('2023-06-09T21:30:00Z'), type });

    expect(await list(admin, { personId: actor.personId ?? '' })).toHaveLength(1);
    expect(await list(admin, { objectType: type, objectId: 'one', kind: 'test.added' })).toHaveLength(2);
    expect(await list(admin, { objectType: type, kind: 'test.else' })).toHaveLength(0);
    expect(await list(admin, { objectType: type, from: '2023-06-10' })).toHaveLength(1);
    expect(await list(admin, { objectType: type, to: '2023-06-09' })).toHaveLength(1);
    expect(await list(admin, { objectType: type, from: '2023-06-09', to: '2023-06-10' })).toHaveLength(2);
  });

  test('pages neither repeat nor skip an event while new ones arrive', async () => {
    const type = tag();
    const moment = (minute: number) => new Date(Date.UTC(2023, 5, 9, 10, minute));
    // Some share a moment, and the order of the ids is not that of the moments.
    for (const minute of [5, 3, 3, 9, 1, 1, 1, 7, 8, 2]) await add('sf-x', { type, at: moment(minute) });
    const before = await list(admin, { objectType: type });

    const paged: AuditEventView[] = [];
    let cursor: string | null = null;
    do {
      const query: AuditQuery = { objectType: type, limit: 3, ...(cursor ? { cursor } : {}) };
      const page: AuditPage = value(await asActor(admin, (tx) => listEvents(admin, tx, query)));
      paged.push(...page.events);
      cursor = page.nextCursor;
      await add('sf-x', { type, at: moment(30) });
    } while (cursor);

    expect(paged).toEqual(before);
    expect(paged.map((event) => event.at)).toEqual(
      paged
        .map((event) => event.at)
        .sort()
        .reverse(),
    );
    expect(await list(admin, { objectType: type })).toHaveLength(before.length + 4);
  });

  test('offers only what the reader may see', async () => {
    const office = tag();
    const governor = person([{ role: 'governor', officeId: office }]);
    const type = await add(office, { actor: governor });
    await add('sf-other');
    expect(await asActor(governor, (tx) => auditChoices(governor, tx))).toMatchObject({
      value: { people: [], kinds: ['test.added'], objectTypes: [type] },
    });
  });
});

describe('returns', () => {
  async function submitted(): Promise<Asked & { secret: string }> {
    const asked = await askServices(owner);
    const service = asked.services[0] as Asked['services'][number];
    const secret = `${tag()} ${tag()}`;
    const stored = await asActorStatement<{ ok: boolean }>(service.leader, 'submit_return', {
      requestId: service.requestId,
      baseVersion: 0,
      idempotencyKey: tag(),
      content: JSON.stringify({ answers: { comment: secret }, lines: [] }),
      lines: [
        {
          municipalityNumber: service.municipalityNumbers[0],
          grade: 'final',
          indicators: { lost: { kind: 'stated', value: 4711 } },
        },
      ],
      givenById: service.leader.personId,
      givenByRole: 'leader',
      recordedById: service.leader.personId,
      reason: secret,
      audit: auditWho(service.leader),
    });
    expect(stored).toMatchObject({ ok: true });
    return { ...asked, secret };
  }

  test('a leader who may read no event still records the return, and the event holds no answer', async () => {
    const { services, secret, governor } = await submitted();
    const [service] = services as [Asked['services'][number]];
    const [event] = await list(admin, { objectType: 'request', objectId: service.requestId });
    expect(event).toMatchObject({ kind: 'return.submitted', object: { title: null, surveyId: null } });
    const text = JSON.stringify(event);
    for (const answer of [secret, '4711', 'stated']) expect(text).not.toContain(answer);
    // The administrator is told no service's name, since requests are not theirs to see.
    expect((await list(governor, { objectId: service.requestId }))[0]?.object.title).toBe(
      'Barneverntjenesten 0',
    );
  });

  test('reading from outside the service is recorded once per person, version and hour', async () => {
    const { services, governor } = await submitted();
    const [{ requestId, serviceId, leader }] = services as [Asked['services'][number]];
    const officeId = governor.memberships[0]?.officeId as string;
    const read = (actor: Actor, at: string, versions: number[]) =>
      atMoment(new Date(at), () =>
        asActor(actor, (tx) => recordReading(actor, tx, { requestId, serviceId, officeId, versions })),
      );

    await read(leader, '2023-06-09T10:00:00Z', [1]);
    await Promise.all([1, 2, 3, 4].map((minute) => read(governor, `2023-06-09T10:0${minute}:00Z`, [1])));
    await read(directorate, '2023-06-09T10:30:00Z', [1]);
    await read(governor, '2023-06-09T10:59:59Z', [1, 2]);
    await read(governor, '2023-06-09T11:00:00Z', [1]);
    await read(system, '2023-06-09T11:00:00Z', [1]);
    await read(governor, '2023-06-09T12:00:00Z', []);

    const events = await list(governor, { kind: 'return.read', objectId: requestId });
    expect(events.map(({ who, at, after }) => [who.personId, at.slice(11, 13), after])).toEqual([
      [governor.personId, '11', { version: 1 }],
      [governor.personId, '10', { version: 2 }],
      [directorate.personId, '10', { version: 1 }],
      [governor.personId, '10', { version: 1 }],
    ]);
  });
});

describe('the export', () => {
  const text = async (actor: Actor, made: Outcome<Download>) =>
    Buffer.from(await downloadResponse(actor, value(made)).arrayBuffer()).toString('utf8');

  test('cannot become a formula in a spreadsheet', async () => {
    const office = tag();
    const governor = person([{ role: 'governor', officeId: office }]);
    const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'];
    for (const name of formulas) {
      const { rows } = await owner.query('insert into person (id, name) values (uuidv7(), $1) returning id', [
        name,
      ]);
      await add(office, { actor: { ...governor, personId: rows[0].id as string } });
    }
    const csv = await text(
      governor,
      await asActor(governor, (tx) => exportEvents(governor, tx, { format: 'csv' })),
    );
    expect(csv.startsWith('\uFEFFid;at;kind;personId;name;')).toBe(true);
    for (const name of formulas) expect(csv).toContain(`'${name}`);
    for (const cell of csv.split(/;|\r\n/)) expect(cell).not.toMatch(/^"?[=+\-@\t\r]/);
  });

  test('is recorded, with filter and count', async () => {
    const office = tag();
    const governor = person([{ role: 'governor', officeId: office }]);
    const type = await add(office);
    await add(office);
    await text(
      governor,
      await asActor(governor, (tx) => exportEvents(governor, tx, { format: 'jsonl', objectType: type })),
    );
    expect(await list(governor, { kind: 'audit.exported' })).toMatchObject([
      {
        who: { personId: governor.personId },
        object: { type: 'audit', id: 'jsonl' },
        officeId: office,
        after: { objectType: type, events: 1 },
      },
    ]);
  });

  test('holds every event once over many pieces, each in a transaction of its own, and none that came later', async () => {
    const office = tag();
    const governor = person([{ role: 'governor', officeId: office }]);
    await owner.query(
      `insert into audit_event (at, role, kind, "objectType", "objectId", "officeId")
       select timestamptz '2023-06-01' + interval '1 minute' * (n / 7), 'system', 'test.added', 'thing', n::text, $1
       from generate_series(1, 1200) n`,
      [office],
    );
    await add('sf-other', { at: new Date('2023-06-01T00:30:00Z') });
    const made = await asActor(governor, (tx) => exportEvents(governor, tx, { format: 'jsonl' }));
    await add(office, { at: new Date('2023-07-01T00:00:00Z') });
    const lines = (await text(governor, made)).trim().split('\n');
    const ids = lines.map((line) => (JSON.parse(line) as AuditEventView).object.id);
    expect(new Set(ids).size).toBe(1200);
    expect(ids).toHaveLength(1200);
  });

  test('of nothing is an empty file with its head', async () => {
    const governor = person([{ role: 'governor', officeId: tag() }]);
    const made = (format: 'csv' | 'jsonl') =>
      asActor(governor, (tx) => exportEvents(governor, tx, { format, kind: 'test.none' }));
    expect((await text(governor, await made('csv'))).trim().split('\n')).toHaveLength(1);
    expect(await text(governor, await made('jsonl'))).toBe('');
  });

  test('comes from its address as a file, to those who may', async () => {
    const { rows } = await owner.query(
      `insert into person (id, name) values (uuidv7(), 'Administrator'), (uuidv7(), 'Leder') returning id`,
    );
    await owner.query(`insert into membership (id, "personId", role) values (uuidv7(), $1, 'admin')`, [
      rows[0].id,
    ]);
    const get = async (personId: string | null, query: string) => {
      const secret = newSecret();
      if (personId) {
        await owner.query(
          `insert into session (id, "tokenHash", "personId", "createdAt", "lastSeenAt", "expiresAt")
           values (uuidv7(), $1, $2, now(), now(), now() + interval '1 hour')`,
          [sha256(secret), personId],
        );
      }
      const url = `http://localhost/api/v1/audit/export${query}`;
      const request = new Request(url, { headers: { cookie: `${sessionCookie}=${secret}` } });
      return serve(exportEventsOperation)(request, { params: Promise.resolve({}) });
    };
    expect((await get(null, '')).status).toBe(401);
    expect((await get(rows[1].id, '')).status).toBe(403);
    expect((await get(rows[0].id, '?from=yesterday')).status).toBe(422);
    const type = await add('sf-x');
    const answer = await get(rows[0].id, `?format=jsonl&objectType=${type}`);
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="audit-\d{4}-\d\d-\d\d\.jsonl"$/,
    );
    expect(answer.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
    expect(JSON.parse(await answer.text())).toMatchObject({ kind: 'test.added', object: { type } });
  });
});
