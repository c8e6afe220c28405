import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '@/domain/questionnaires/schema';
import { type Actor, nobody } from '@/lib/actor';
import { asActor } from '@/lib/db';
import { type Asked, type AskedService, addContact, askServices, leaderOf } from '@/tests/asked';
import { useDatabase } from '@/tests/database';
import { getRequestForAnswering } from './data/answering';
import { getDraft } from './data/draft';
import { listOwnRequests } from './data/own';
import { markOpened } from './mutations/mark-opened';
import { saveDraft } from './mutations/save-draft';
import type { SaveDraft } from './schema';

const { owner } = useDatabase();
const stated = (value: string | number): Answer => ({ kind: 'stated', value });
const identityNumber = '01820310000';

let asked: Asked;
let bergen: AskedService;
let deputy: Actor;

beforeAll(async () => {
  asked = await askServices(owner, { services: [['4601', '4626'], ['5001']] });
  bergen = first(asked.services);
  deputy = leaderOf(await addContact(owner, bergen.serviceId, 'deputy', 'Nestleder'), 'Nestleder', [
    bergen.serviceId,
  ]);
});

function first<T>(list: T[]): T {
  const [one] = list;
  if (one === undefined) throw new Error('empty');
  return one;
}

const save = (actor: Actor, fields: SaveDraft['fields'], baseVersion = 0, requestId = bergen.requestId) =>
  asActor(actor, (tx) => saveDraft(actor, tx, { requestId, baseVersion, fields }));

const read = (actor: Actor, requestId = bergen.requestId) =>
  asActor(actor, (tx) => getRequestForAnswering(actor, tx, { requestId }));

describe('a request for answering', () => {
  test('holds what the leader’s pages need', async () => {
    const outcome = await read(bergen.leader);
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(outcome.value).toMatchObject({
      service: { id: bergen.serviceId },
      survey: { title: 'Tre spørsmål', officeName: 'Statsforvalteren', state: 'open' },
      incident: { inProductionOn: '2020-09-30' },
      municipalities: [{ number: '4601' }, { number: '4626' }],
      status: { response: 'outstanding', version: 0 },
      current: null,
      you: { name: 'Leder 0', contactRole: 'leader' },
    });
  });

  test('is not there for another service’s leader, not theirs to answer for the authority, and asks nobody to sign in', async () => {
    expect(await read(asked.stranger)).toMatchObject({ status: 404 });
    expect(await read(asked.governor)).toMatchObject({ status: 403, reason: 'NOT_YOURS' });
    expect(await read(nobody)).toMatchObject({ status: 401 });
    const other = asked.services[1];
    expect(await read(bergen.leader, other?.requestId)).toMatchObject({ status: 404 });
  });

  test('shows after a reform what a list said of the municipality before it', async () => {
    const [, trondheim] = asked.services;
    if (!trondheim) throw new Error('nobody asked');
    await owner.query(
      `insert into municipality (number, name, "countyNumber", "officeId", latitude, longitude, "validTo")
       select '5098', 'Gamleby', "countyNumber", "officeId", latitude, longitude, '2020-01-01' from municipality where number = '5001'`,
    );
    await owner.query(
      `insert into municipality_change ("oldNumber", "newNumber", date, kind) values ('5098', '5001', '2020-01-01', 'renumbered')`,
    );
    await owner.query(
      `insert into service_municipality (id, "serviceId", "municipalityNumber", "validTo") values (uuidv7(), $1, '5098', '2020-01-01')`,
      [trondheim.serviceId],
    );
    await owner.query(
      `insert into municipality_fact (id, "incidentId", "municipalityNumber", "officeId", kind, value, source, at, "recordedAt")
       values (uuidv7(), $1, '5098', 'x', 'usesSystem', '"yes"', 'Leverandøren', '2019-06-02', '2019-06-02')`,
      [asked.incidentId],
    );
    const outcome = await read(trondheim.leader, trondheim.requestId);
    expect(outcome.ok && outcome.value.municipalities[0]).toMatchObject({
      number: '5001',
      listed: { usesSystem: { value: 'yes', source: 'Leverandøren' } },
    });
  });

  test('shows what an operator’s list says of each municipality, the newest first, and no notice from the future', async () => {
    const fact = (value: string, recordedAt: string) =>
      owner.query(
        `insert into municipality_fact (id, "incidentId", "municipalityNumber", "officeId", kind, value, source, at, "recordedAt")
         values (uuidv7(), $1, '4601', 'x', 'usesSystem', $2, 'Leverandøren', $3, $3)`,
        [asked.incidentId, JSON.stringify(value), recordedAt],
      );
    await fact('no', '2023-06-01T00:00:00Z');
    await fact('yes', '2023-06-02T00:00:00Z');
    await fact('no', '2999-06-02T00:00:00Z');
    await owner.query(
      `insert into notice (id, "incidentId", at, "from", kind, title, body, "recordedAt")
       values (uuidv7(), $1, '2999-01-01', 'KS', 'other', 'Senere', '', '2999-01-01')`,
      [asked.incidentId],
    );
    const outcome = await read(bergen.leader);
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(outcome.value.municipalities[0]?.listed.usesSystem).toMatchObject({
      value: 'yes',
      source: 'Leverandøren',
    });
    expect(outcome.value.municipalities[1]?.listed.usesSystem).toBeNull();
    expect(outcome.value.notices).toEqual([]);
  });

  test('is opened once, however many pages load at the same moment', async () => {
    const open = (actor: Actor) =>
      asActor(actor, (tx) => markOpened(actor, tx, { requestId: bergen.requestId }));
    const outcomes = await Promise.all([bergen.leader, deputy, bergen.leader, deputy].map(open));
    expect(outcomes.filter((o) => o.ok && o.value.first)).toHaveLength(1);
    const facts = await owner.query(`select 1 from request_fact where "requestId" = $1 and kind = 'opened'`, [
      bergen.requestId,
    ]);
    expect(facts.rowCount).toBe(1);
    expect(await open(asked.governor)).toMatchObject({ status: 403 });
    expect(await open(asked.stranger)).toMatchObject({ status: 404 });
  });

  test('a leader’s list holds the own services’ requests only, page by page', async () => {
    const both = leaderOf(
      bergen.leader.personId ?? '',
      'Leder',
      asked.services.map((s) => s.serviceId),
    );
    const page = await asActor(both, (tx) => listOwnRequests(both, tx, { limit: 1 }));
    if (!page.ok) throw new Error(page.reason);
    expect(page.value.rows).toHaveLength(1);
    const rest = await asActor(both, (tx) =>
      listOwnRequests(both, tx, { limit: 1, cursor: page.value.nextCursor ?? '' }),
    );
    if (!rest.ok) throw new Error(rest.reason);
    expect(rest.value.nextCursor).toBeNull();
    const ids = [...page.value.rows, ...rest.value.rows].map((row) => row.id);
    expect(ids.sort()).toEqual(asked.services.map((s) => s.requestId).sort());
    const none = await asActor(asked.stranger, (tx) => listOwnRequests(asked.stranger, tx, {}));
    expect(none).toMatchObject({ ok: true, value: { rows: [] } });
  });
});

describe('a draft', () => {
  test('saves field by field and comes back whole', async () => {
    const saved = await save(bergen.leader, [
      { path: '4601.usesSystem', value: stated('yes'), revision: 0 },
      { path: '4601.lost', value: stated('fire'), revision: 0 },
      { path: '.comment', value: stated('Hei'), revision: 0 },
    ]);
    expect(saved).toMatchObject({ ok: true, value: { conflicts: [], refused: [] } });
    const draft = await asActor(deputy, (tx) => getDraft(deputy, tx, bergen.requestId));
    if (!draft.ok) throw new Error(draft.reason);
    expect(draft.value.fields.map((f) => [f.path, f.value, f.revision, f.savedBy])).toEqual([
      ['.comment', stated('Hei'), 1, { name: 'Leder 0', you: false }],
      ['4601.lost', stated('fire'), 1, { name: 'Leder 0', you: false }],
      ['4601.usesSystem', stated('yes'), 1, { name: 'Leder 0', you: false }],
    ]);
  });

  test('never overwrites what somebody else has typed: the field comes back with theirs, the others are saved', async () => {
    await save(bergen.leader, [{ path: '4626.lost', value: stated(1), revision: 0 }]);
    const late = await save(deputy, [
      { path: '4626.lost', value: stated(2), revision: 0 },
      { path: '4626.recovered', value: stated(0), revision: 0 },
    ]);
    if (!late.ok) throw new Error(late.reason);
    expect(late.value.saved).toEqual([{ path: '4626.recovered', revision: 1 }]);
    expect(late.value.conflicts).toMatchObject([
      { path: '4626.lost', value: stated(1), revision: 1, savedBy: { name: 'Leder 0', you: false } },
    ]);
    const decided = await save(deputy, [{ path: '4626.lost', value: stated(2), revision: 1 }]);
    expect(decided).toMatchObject({
      ok: true,
      value: { saved: [{ path: '4626.lost', revision: 2 }], conflicts: [] },
    });
  });

  test('two who type in one field at the same moment: one is saved, the other is told', async () => {
    const at = (actor: Actor, value: number) =>
      save(actor, [{ path: '4626.irretrievable', value: stated(value), revision: 0 }]);
    const outcomes = await Promise.all([at(bergen.leader, 1), at(deputy, 2)]);
    const values = outcomes.map((o) => (o.ok ? o.value : null));
    expect(values.flatMap((v) => v?.saved ?? [])).toHaveLength(1);
    expect(values.flatMap((v) => v?.conflicts ?? [])).toHaveLength(1);
  });

  test('the same value sent twice is saved, not a conflict with oneself', async () => {
    const again = () => save(bergen.leader, [{ path: '4601.recovered', value: stated(1), revision: 0 }]);
    await again();
    expect(await again()).toMatchObject({
      ok: true,
      value: { saved: [{ path: '4601.recovered', revision: 1 }], conflicts: [] },
    });
  });

  test('a field that was emptied keeps its revision, so that an old page cannot fill it unseen', async () => {
    await save(bergen.leader, [{ path: '4601.measuresText', value: stated('a'), revision: 0 }]);
    const emptied = await save(bergen.leader, [{ path: '4601.measuresText', value: null, revision: 1 }]);
    expect(emptied).toMatchObject({ ok: true, value: { saved: [{ revision: 2 }] } });
    const old = await save(deputy, [{ path: '4601.measuresText', value: stated('b'), revision: 1 }]);
    expect(old).toMatchObject({ ok: true, value: { conflicts: [{ value: null, revision: 2 }] } });
  });

  test('an identity number is refused by field, the others are saved, and the number is nowhere', async () => {
    const outcome = await save(bergen.leader, [
      { path: '4626.measuresText', value: stated(`gjelder ${identityNumber}`), revision: 0 },
      { path: '4626.irretrievable', value: { kind: 'stated', value: Number(identityNumber) }, revision: 9 },
      { path: '4626.affected', value: stated('yes'), revision: 0 },
    ]);
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        saved: [{ path: '4626.affected' }],
        conflicts: [],
        refused: [
          { path: '4626.measuresText', code: 'IDENTITY_NUMBER' },
          { path: '4626.irretrievable', code: 'IDENTITY_NUMBER' },
        ],
      },
    });
    const stored = await owner.query(
      `select value::text from draft_field where value::text like '%820310000%'`,
    );
    expect(stored.rowCount).toBe(0);
    const audited = await owner.query(`select 1 from audit_event where kind like 'draft%'`);
    expect(audited.rowCount).toBe(0);
  });

  test('keeps no field that was not asked for, and no character that cannot be stored', async () => {
    const outcome = await save(bergen.leader, [
      { path: '5001.lost', value: stated(1), revision: 0 },
      { path: '4601.dpaNotifiedAt', value: stated('x'), revision: 0 },
      { path: '4601.systemVersion', value: stated('a\u0000b'), revision: 0 },
      { path: '4601.howChecked', value: stated('\ud800'), revision: 0 },
    ]);
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(outcome.value.saved).toEqual([]);
    expect(outcome.value.refused.map((r) => r.code)).toEqual([
      'UNKNOWN_FIELD',
      'UNKNOWN_FIELD',
      'UNKNOWN_FIELD',
      'UNREADABLE_TEXT',
    ]);
  });

  test('belongs to the service: others cannot read or write it', async () => {
    const fields = [{ path: '4601.lost', value: stated(9), revision: 1 }];
    expect(await save(asked.stranger, fields)).toMatchObject({ status: 404 });
    expect(await save(asked.governor, fields)).toMatchObject({ status: 403 });
    expect(
      await asActor(asked.governor, (tx) => getDraft(asked.governor, tx, bergen.requestId)),
    ).toMatchObject({ status: 403 });
    // The second lock: row-level security hides it from another service whatever is asked.
    const leaked = await asActor(asked.stranger, (tx) => tx.draftField.findMany({ select: { path: true } }));
    expect(leaked).toEqual([]);
  });

  test('of a version that is no longer the newest is not kept', async () => {
    const fresh = await askServices(owner, { services: [['1103']] });
    const one = first(fresh.services);
    await owner.query('update request set "currentVersion" = 1 where id = $1', [one.requestId]);
    const late = await save(
      one.leader,
      [{ path: '1103.lost', value: stated(1), revision: 0 }],
      0,
      one.requestId,
    );
    expect(late).toMatchObject({ status: 409, reason: 'SOMEBODY_FIRST', more: { currentVersion: 1 } });
  });

  test('of a closed survey is not kept', async () => {
    const fresh = await askServices(owner, { services: [['1106']] });
    await owner.query(`update survey set state = 'closed' where id = $1`, [fresh.surveyId]);
    const one = first(fresh.services);
    expect(
      await save(one.leader, [{ path: '1106.lost', value: stated(1), revision: 0 }], 0, one.requestId),
    ).toMatchObject({
      status: 409,
      reason: 'SURVEY_CLOSED',
    });
  });
});
