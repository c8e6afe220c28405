import { beforeAll, describe, expect, test } from 'vitest';
import type { Fields } from '@/domain/questionnaires/schema';
import { factOfRow, factSelect } from '@/domain/requests/data/facts';
import { getRequestForRecording } from '@/domain/requests/data/recording';
import { saveDraft } from '@/domain/requests/mutations/save-draft';
import { requestStatus } from '@/domain/requests/rules';
import type { Actor } from '@/lib/actor';
import { asActor } from '@/lib/db';
import { type Asked, type AskedService, addContact, askServices } from '@/tests/asked';
import { useDatabase } from '@/tests/database';
import { objectToReturn, recordReturn, submitReturn } from './mutations';

const { owner } = useDatabase();
const answers: Fields = {
  '4601.usesSystem': { kind: 'stated', value: 'yes' },
  '4601.affected': { kind: 'stated', value: 'no' },
};
const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();

let asked: Asked;
let service: AskedService;
let caseworker: Actor;
beforeAll(async () => {
  asked = await askServices(owner, { services: [['4601']], openedAt: hours(-48), dueAt: hours(-1) });
  const [first] = asked.services;
  if (!first) throw new Error('nobody asked');
  service = first;
  caseworker = asked.governor;
  await addContact(owner, service.serviceId, 'deputy', 'Nestleder');
});

const giver = { name: 'Vakt Vaktsen', role: 'vakthavende' };
let keys = 0;
const record = (extra: Partial<Parameters<typeof recordReturn>[1]> = {}, actor: Actor = caseworker) => {
  keys += 1;
  return recordReturn(actor, {
    requestId: service.requestId,
    baseVersion: 0,
    answers,
    idempotencyKey: `phone-${keys}`,
    giver,
    givenAt: hours(-2),
    ...extra,
  });
};
const object = (version: number, actor: Actor = service.leader) =>
  asActor(actor, (tx) =>
    objectToReturn(actor, tx, { requestId: service.requestId, version, reason: 'Det sa vi ikke.' }),
  );

describe('an answer taken by phone', () => {
  test('is the asking authority’s to write down, from a time after the asking and not to come', async () => {
    expect(await record({}, service.leader)).toMatchObject({ status: 403 });
    expect(await record({}, asked.stranger)).toMatchObject({ status: 404 });
    const codes = async (extra: Parameters<typeof record>[0]) => {
      const outcome = await record(extra);
      return outcome.ok ? [] : outcome.fields?.map((field) => `${field.path} ${field.code}`);
    };
    expect(await codes({ givenAt: hours(1) })).toEqual(['givenAt IN_FUTURE']);
    expect(await codes({ givenAt: hours(-72) })).toEqual(['givenAt BEFORE_ASKED']);
    expect(await codes({ giver: { personId: caseworker.personId ?? '' } })).toEqual(['giver NOT_A_CONTACT']);
  });

  test('names who gave it and who wrote it down, counts from when it was given, and leaves the draft alone', async () => {
    const draft = [{ path: '4601.affected', value: { kind: 'notKnownYet' as const }, revision: 0 }];
    await asActor(service.leader, (tx) =>
      saveDraft(service.leader, tx, { requestId: service.requestId, baseVersion: 0, fields: draft }),
    );
    const outcome = await record();
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    const { rows } = await owner.query(
      `select p.name, t."givenByRole", t."recordedById", t."givenAt" < t."submittedAt" as earlier,
         (select count(*)::int from draft_field d where d."requestId" = t."requestId") as drafted
       from "return" t join person p on p.id = t."givenById" where t.id = $1`,
      [outcome.value.returnId],
    );
    expect(rows).toEqual([
      {
        name: giver.name,
        givenByRole: giver.role,
        recordedById: caseworker.personId,
        earlier: true,
        drafted: 1,
      },
    ]);
    // Due an hour ago, given two hours ago, written down now.
    const facts = await asActor(caseworker, (tx) =>
      tx.requestFact.findMany({ where: { requestId: service.requestId }, select: factSelect }),
    );
    expect(requestStatus(facts.map(factOfRow), new Date())?.response).toBe('answered_on_time');
  });

  test('every contact who may answer gets the receipt by mail, and the caseworker does not', async () => {
    const { rows } = await owner.query(
      `select p.name from message m join person p on p.id = m."personId" where m."requestId" = $1 and m.kind = 'receipt' order by 1`,
      [service.requestId],
    );
    expect(rows.map((row) => row.name)).toEqual(['Leder 0', 'Nestleder']);
  });

  test('the same key gives the same receipt, and names nobody twice', async () => {
    keys += 1;
    const input = { idempotencyKey: 'once', baseVersion: 1, reason: 'Ringte igjen' };
    const first = await record(input);
    const again = await record(input);
    if (!first.ok || !again.ok) throw new Error('refused');
    expect(again.value.number).toBe(first.value.number);
    const { rows } = await owner.query('select count(*)::int as n from person where name = $1', [giver.name]);
    expect(rows).toEqual([{ n: 2 }]);
  });

  test('the service objects to what it did not say, and the authority sees it; its own answer it corrects', async () => {
    expect(await object(1)).toMatchObject({ status: 409, reason: 'SOMEBODY_FIRST' });
    expect(await object(2, caseworker)).toMatchObject({ status: 403 });
    expect(await object(2)).toMatchObject({ ok: true });
    const fact = await asActor(caseworker, (tx) =>
      tx.requestFact.findFirst({ where: { requestId: service.requestId, kind: 'objected' } }),
    );
    expect(fact?.value).toEqual({ version: 2, reason: 'Det sa vi ikke.' });
    await submitReturn(service.leader, {
      requestId: service.requestId,
      baseVersion: 2,
      answers,
      reason: 'Slik er det',
      idempotencyKey: 'own',
    });
    expect(await object(3)).toMatchObject({ status: 409, reason: 'NOT_BY_PHONE' });
  });

  test('the caseworker reads the questions and what is stored, without the draft, and that is recorded', async () => {
    const outcome = await asActor(caseworker, (tx) =>
      getRequestForRecording(caseworker, tx, { requestId: service.requestId }),
    );
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(outcome.value.draft).toMatchObject({ version: 3, fields: [] });
    expect(outcome.value.contacts.map((one) => one.role).sort()).toEqual(['deputy', 'leader']);
    const { rows } = await owner.query(
      `select after from audit_event where "objectId" = $1 and kind = 'return.read' and "personId" = $2`,
      [service.requestId, caseworker.personId],
    );
    expect(rows).toContainEqual({ after: { version: 3 } });
  });
});
