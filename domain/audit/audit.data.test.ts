import { describe, expect, test } from 'vitest';
import { type Actor, nobody, systemActor } from '@/lib/actor';
import { auditWho } from '@/lib/audit';
import { atMoment } from '@/lib/clock';
import { asActor, asActorStatement, readPlain, type Tx } from '@/lib/db';
import type { Outcome } from '@/lib/outcome';
import { type Asked, askServices } from '@/tests/asked';
import { addEvent, eventsOf, person, tag } from '@/tests/audit-events';
import { useDatabase } from '@/tests/database';
import { must } from '@/tests/outcomes';
import { auditChoices, listEvents } from './data';
import { exportEvents, recordReading } from './mutations';
import type { AuditEventView, AuditPage, AuditQuery } from './schema';

const { owner } = useDatabase();
const system = systemActor('test');
const admin = person([{ role: 'admin', officeId: null }]);
const directorate = person([{ role: 'directorate', officeId: 'bufdir' }]);

/** The first lock left out: everything that the database itself shows. */
async function offices(actor: Actor): Promise<(string | null)[]> {
  const rows = await asActor(actor, (tx) => tx.auditEvent.findMany({ distinct: ['officeId'] }));
  return rows.map((row) => row.officeId);
}

describe('nobody changes what was recorded', () => {
  test("the application's role may not update or delete", async () => {
    await addEvent('sf-grant');
    for (const sql of [
      "update audit_event set kind = 'x'",
      'delete from audit_event',
      'truncate audit_event',
    ]) {
      await expect(readPlain(sql, [])).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('the owner may not either', async () => {
    await addEvent('sf-trigger');
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
    const type = await addEvent(one);
    await addEvent(other, { type });
    await addEvent(null, { type });
    await addEvent('bufdir', { type });

    const officesSeen = async (actor: Actor) =>
      (await eventsOf(actor, { objectType: type })).map((event) => event.officeId);
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
    await addEvent(one);
    await addEvent(other);
    await addEvent(null);
    expect(await offices(person([{ role: 'governor', officeId: one }]))).toEqual([one]);
    expect(await offices(admin)).toEqual(expect.arrayContaining([one, other, null]));
    expect(await offices(system)).toEqual(expect.arrayContaining([one, other, null]));
  });

  test('everybody may add, also before it is known who acts', async () => {
    for (const actor of [nobody, person([], ['bv-one']), person([{ role: 'ministry', officeId: 'bfd' }])]) {
      const type = await addEvent(null, { actor });
      expect(await eventsOf(admin, { objectType: type })).toHaveLength(1);
    }
  });

  test('where an event came from is told to administrators only', async () => {
    const office = tag();
    const actor = { ...person([{ role: 'governor', officeId: office }]), address: '192.0.2.7' };
    const type = await addEvent(office, { actor });
    expect((await eventsOf(admin, { objectType: type }))[0]?.who.networkAddress).toBe('192.0.2.7');
    expect((await eventsOf(actor, { objectType: type }))[0]?.who.networkAddress).toBeNull();
  });

  test('an erased person keeps the event and loses the name', async () => {
    const { rows } = await owner.query(
      `insert into person (id, name, email) values (uuidv7(), 'Kari', 'kari@example.test') returning id`,
    );
    const actor = { ...person([], ['bv-one']), personId: rows[0].id as string };
    const type = await addEvent(null, { actor });
    expect((await eventsOf(admin, { objectType: type }))[0]?.who).toMatchObject({
      name: 'Kari',
      email: 'kari@example.test',
      erased: false,
    });
    await owner.query('update person set "erasedAt" = now() where id = $1', [actor.personId]);
    expect((await eventsOf(admin, { objectType: type }))[0]?.who).toMatchObject({
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
    const type = await addEvent('sf-x', { actor, at: late });
    await addEvent('sf-x', { at: new Date('2023-06-09T21:30:00Z'), type });

    expect(await eventsOf(admin, { personId: actor.personId ?? '' })).toHaveLength(1);
    expect(await eventsOf(admin, { objectType: type, objectId: 'one', kind: 'test.added' })).toHaveLength(2);
    expect(await eventsOf(admin, { objectType: type, kind: 'test.else' })).toHaveLength(0);
    expect(await eventsOf(admin, { objectType: type, from: '2023-06-10' })).toHaveLength(1);
    expect(await eventsOf(admin, { objectType: type, to: '2023-06-09' })).toHaveLength(1);
    expect(await eventsOf(admin, { objectType: type, from: '2023-06-09', to: '2023-06-10' })).toHaveLength(2);
  });

  test('pages neither repeat nor skip an event while new ones arrive', async () => {
    const type = tag();
    const moment = (minute: number) => new Date(Date.UTC(2023, 5, 9, 10, minute));
    // Some share a moment, and the order of the ids is not that of the moments.
    for (const minute of [5, 3, 3, 9, 1, 1, 1, 7, 8, 2]) await addEvent('sf-x', { type, at: moment(minute) });
    const before = await eventsOf(admin, { objectType: type });

    const paged: AuditEventView[] = [];
    let cursor: string | null = null;
    do {
      const query: AuditQuery = { objectType: type, limit: 3, ...(cursor ? { cursor } : {}) };
      const page: AuditPage = await must(asActor(admin, (tx) => listEvents(admin, tx, query)));
      paged.push(...page.events);
      cursor = page.nextCursor;
      await addEvent('sf-x', { type, at: moment(30) });
    } while (cursor);

    expect(paged).toEqual(before);
    expect(paged.map((event) => event.at)).toEqual(
      paged
        .map((event) => event.at)
        .sort()
        .reverse(),
    );
    expect(await eventsOf(admin, { objectType: type })).toHaveLength(before.length + 4);
  });

  test('offers only what the reader may see', async () => {
    const office = tag();
    const governor = person([{ role: 'governor', officeId: office }]);
    const type = await addEvent(office, { actor: governor });
    await addEvent('sf-other');
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
    const [event] = await eventsOf(admin, { objectType: 'request', objectId: service.requestId });
    expect(event).toMatchObject({ kind: 'return.submitted', object: { title: null, surveyId: null } });
    const text = JSON.stringify(event);
    for (const answer of [secret, '4711', 'stated']) expect(text).not.toContain(answer);
    // The administrator is told no service's name, since requests are not theirs to see.
    expect((await eventsOf(governor, { objectId: service.requestId }))[0]?.object.title).toBe(
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

    const events = await eventsOf(governor, { kind: 'return.read', objectId: requestId });
    expect(events.map(({ who, at, after }) => [who.personId, at.slice(11, 13), after])).toEqual([
      [governor.personId, '11', { version: 1 }],
      [governor.personId, '10', { version: 2 }],
      [directorate.personId, '10', { version: 1 }],
      [governor.personId, '10', { version: 1 }],
    ]);
  });
});
