import { beforeAll, describe, expect, test } from 'vitest';
import { listMunicipalityFacts } from '@/domain/incidents/facts-data';
import { type Actor, nobody } from '@/lib/actor';
import { atMoment } from '@/lib/clock';
import { asActor } from '@/lib/db';
import { useDatabase } from '@/tests/database';
import { addFact, addReturn, type SampleCountry, sampleCountry } from '@/tests/sample-country';
import { knownAnswer } from './cache';
import { answerOf, getIncidentFigures, getSurveyFigures, listBreaches } from './data';
import type { Figures } from './schema';

const { owner } = useDatabase();

const person = (role: Actor['memberships'][number]['role'], officeId: string): Actor => ({
  ...nobody,
  kind: 'person',
  memberships: [{ role, officeId }],
});
const directorate = person('directorate', 'bufdir');
const ministry = person('ministry', 'bfd');
const north = person('governor', 'sf-north');
const south = person('governor', 'sf-south');
const leader: Actor = { ...nobody, kind: 'person', serviceIds: ['north'] };

const says = (value: unknown) => ({ kind: 'stated', value });
const lost = (count: number, more = {}) => ({ affected: says('yes'), lost: says(count), ...more });

let ids: SampleCountry;

beforeAll(async () => {
  ids = await sampleCountry(owner);
  await addReturn(owner, ids.national, 'north', '2023-06-06T10:00:00Z', lost(2));
  await addReturn(
    owner,
    ids.national,
    'south',
    '2023-06-07T10:00:00Z',
    lost(5, { awareAt: says('2023-06-01T00:00:00Z'), dpaNotifiedAt: says('2023-06-07T00:00:00Z') }),
  );
  await addReturn(
    owner,
    ids.national,
    'south',
    '2023-06-08T10:00:00Z',
    lost(4, { awareAt: says('2023-06-05T00:00:00Z'), dpaNotifiedAt: says('2023-06-07T00:00:00Z') }),
  );
  await addReturn(owner, ids.county, 'border', '2023-06-08T11:00:00Z', { affected: says('no') });
});

const before = new Date('2023-06-09T12:00:00Z');
const after = new Date('2023-06-09T14:00:00Z');

async function incident(
  actor: Actor,
  query: { asOf?: string; county?: string } = {},
  moment = before,
): Promise<Figures> {
  const outcome = await atMoment(moment, () =>
    asActor(actor, (tx) => getIncidentFigures(actor, tx, { incidentId: ids.incidentId, ...query })),
  );
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

async function survey(actor: Actor, surveyId: string): Promise<Figures> {
  const outcome = await atMoment(before, () =>
    asActor(actor, (tx) => getSurveyFigures(actor, tx, { surveyId })),
  );
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

const numbers = (figures: Figures) => figures.states.map((s) => s.number);

describe('who sees what', () => {
  test('the directorate and the ministry see the whole country', async () => {
    for (const actor of [directorate, ministry]) {
      const figures = await incident(actor);
      expect(numbers(figures)).toEqual(['4601', '5001', '5002']);
      expect(figures.requests).toMatchObject({ asked: 5, answered: 3 });
      expect(figures.totals.lost).toEqual({ value: 8, statedBy: 3 });
      expect(figures.scope.ownCounties).toBe(false);
    }
  });

  test('a governor sees the municipalities and lines of the own counties', async () => {
    const figures = await incident(south);
    expect(numbers(figures)).toEqual(['4601']);
    expect(figures.totals.lost.value).toBe(4);
    expect(figures.requests.asked).toBe(3);
    expect(figures.counties.map((c) => c.number)).toEqual(['46']);
    expect(figures.scope.ownCounties).toBe(true);
  });

  test("a governor sees the own survey whole, and of another's the own counties", async () => {
    expect(numbers(await survey(north, ids.county))).toEqual(['4601', '5001', '5002']);
    expect(numbers(await survey(south, ids.county))).toEqual(['4601']);
    expect(numbers(await survey(north, ids.national))).toEqual(['5001', '5002']);
  });

  test('a ready answer never reaches another scope, in whatever order they ask', async () => {
    const asked = [ministry, south, north, directorate, south, ministry, north];
    const seen = await Promise.all(asked.map((actor) => incident(actor)));
    expect(seen.map((figures) => figures.states.length)).toEqual([3, 1, 2, 3, 1, 3, 2]);
    for (const actor of asked) {
      expect(numbers(await incident(actor))).toEqual(numbers(seen[asked.indexOf(actor)] as Figures));
    }
    const county = await Promise.all([north, south, ministry].map((actor) => survey(actor, ids.county)));
    expect(county.map((figures) => figures.states.length)).toEqual([3, 1, 3]);
  });

  test('a governor who asks for another county gets nothing of it', async () => {
    const figures = await incident(north, { county: '46' });
    expect(figures.states).toEqual([]);
    expect(figures.totals.lost.value).toBe(0);
  });

  test('a county that does not exist is said to be unknown, and has no zeros', async () => {
    const outcome = await asActor(ministry, (tx) =>
      answerOf(ministry, tx, { kind: 'incident', id: ids.incidentId, county: '99' }),
    );
    expect(outcome).toMatchObject({
      status: 422,
      fields: [{ path: 'query.county', code: 'COUNTY_UNKNOWN' }],
    });
  });

  test('leaders, operators, administrators, observers and nobody are refused, also when an answer is ready', async () => {
    await incident(ministry);
    for (const actor of [
      leader,
      nobody,
      person('operator', 'ks'),
      person('admin', 'x'),
      person('observer', 'x'),
    ]) {
      const outcome = await asActor(actor, (tx) =>
        answerOf(actor, tx, { kind: 'incident', id: ids.incidentId }),
      );
      expect(outcome).toMatchObject({ ok: false, reason: 'NOT_ALLOWED' });
      expect(knownAnswer(actor, '1-0', { kind: 'incident', id: ids.incidentId })).toBeNull();
    }
  });

  test('the observer sees the breach notices of every municipality, a governor of the own counties', async () => {
    const list = (actor: Actor) =>
      atMoment(before, () => asActor(actor, (tx) => listBreaches(actor, tx, { incidentId: ids.incidentId })));
    const all = await list(person('observer', 'datatilsynet'));
    expect(all.ok && all.value.rows.map((r) => [r.number, r.verdict])).toEqual([
      ['4601', 'late'],
      ['5001', 'not_told'],
      ['5002', 'not_told'],
    ]);
    expect(all.ok && all.value.rows[0]).toMatchObject({
      awareAt: '2023-06-01T00:00:00Z',
      movedTo: '2023-06-05T00:00:00Z',
    });
    const own = await list(north);
    expect(own.ok && own.value.rows.map((r) => r.number)).toEqual(['5001', '5002']);
    expect(await list(ministry)).toMatchObject({ ok: false, reason: 'NOT_ALLOWED' });
    expect(await list(leader)).toMatchObject({ ok: false, reason: 'NOT_ALLOWED' });
  });
});

describe('what is not there', () => {
  test('an unknown incident, an incident asked for as a survey and the other way round are not found', async () => {
    const unknown = '00000000-0000-7000-8000-000000000000';
    for (const asked of [
      { kind: 'incident', id: unknown },
      { kind: 'survey', id: unknown },
      { kind: 'survey', id: ids.incidentId },
      { kind: 'incident', id: ids.national },
    ] as const) {
      const outcome = await asActor(ministry, (tx) => answerOf(ministry, tx, asked));
      expect(outcome).toMatchObject({ ok: false, reason: 'NOT_FOUND' });
    }
  });

  test('figures of the future are refused', async () => {
    const outcome = await atMoment(before, () =>
      asActor(ministry, (tx) =>
        getIncidentFigures(ministry, tx, { incidentId: ids.incidentId, asOf: after.toISOString() }),
      ),
    );
    expect(outcome).toMatchObject({ ok: false, fields: [{ path: 'query.asOf', code: 'IN_FUTURE' }] });
  });
});

describe('as of a moment', () => {
  test('a correction does not change what was said before it', async () => {
    expect((await incident(ministry, { asOf: '2023-06-08T09:59:59Z' })).totals.lost.value).toBe(9);
    expect((await incident(ministry, { asOf: '2023-06-08T10:00:00Z' })).totals.lost.value).toBe(8);
  });

  test('one query string is one answer, byte for byte', async () => {
    const ask = () =>
      atMoment(before, () =>
        asActor(ministry, (tx) => answerOf(ministry, tx, { kind: 'incident', id: ids.incidentId })),
      );
    const [first, second] = [await ask(), await ask()];
    expect(first.ok && second.ok && first.value.bytes === second.value.bytes).toBe(true);
  });
});

describe('the stamp', () => {
  const stamp = async (moment: Date, id = ids.incidentId): Promise<string> =>
    (await owner.query('select figures_stamp($1, $2) as stamp', [id, moment])).rows[0].stamp;

  test('changes when a due time passes, and not a millisecond before', async () => {
    const due = new Date('2023-06-09T13:00:00Z');
    expect(await stamp(before)).toBe(await stamp(due));
    expect(await stamp(new Date(Number(due) + 1))).not.toBe(await stamp(due));
    expect((await incident(ministry, {}, before)).requests.overdue).toBe(0);
    expect((await incident(ministry, {}, after)).requests.overdue).toBe(2);
  });

  test('is the same for a survey as for its incident', async () => {
    expect(await stamp(before, ids.county)).toBe(await stamp(before));
  });

  test('changes with every write that can change a figure, and not with others', async () => {
    let known = await stamp(before);
    const changed = async () => {
      const next = await stamp(before);
      const differs = next !== known;
      known = next;
      return differs;
    };
    await addFact(owner, ids.national, 'border', 'opened', '2023-06-08T12:00:00Z');
    expect(await changed()).toBe(false);
    await addFact(owner, ids.national, 'border', 'exempted', '2023-06-08T12:00:01Z');
    expect(await changed()).toBe(true);
    await addFact(owner, ids.national, 'border', 'unexempted', '2023-06-08T12:00:02Z');
    expect(await changed()).toBe(true);
    await owner.query(`update municipality set population = 5 where number = '5001'`);
    expect(await changed()).toBe(true);
    await owner.query(
      `insert into municipality_fact (id, "incidentId", "municipalityNumber", "officeId", kind, value, source, at, "recordedAt")
       values (uuidv7(), $1, '5001', 'sf-north', 'usesSystem', '"yes"', 'list', now(), now())`,
      [ids.incidentId],
    );
    expect(await changed()).toBe(true);
  });
});

test('the page of the lists says of the use of the system what the figures say', async () => {
  // The south is affected without having said that it uses the system; the border had said so and then did not know.
  await addReturn(owner, ids.county, 'border', '2023-06-08T13:00:00Z', { usesSystem: says('yes') });
  await addReturn(owner, ids.county, 'border', '2023-06-08T14:00:00Z', {
    usesSystem: { kind: 'notKnownYet' },
  });
  await owner.query(
    `insert into municipality_fact (id, "incidentId", "municipalityNumber", "officeId", kind, value, source, at, "recordedAt")
     select uuidv7(), $1, number, "officeId", 'usesSystem', '"no"', 'KS', '2023-06-05', '2023-06-05' from municipality`,
    [ids.incidentId],
  );
  const { states } = await incident(directorate, { asOf: before.toISOString() });
  const listed = await atMoment(before, () =>
    asActor(directorate, (tx) => listMunicipalityFacts(directorate, tx, { incidentId: ids.incidentId })),
  );
  if (!listed.ok) throw new Error(listed.reason);
  expect(states.map((s) => s.usesSystemDiffers)).toContain(true);
  expect(listed.value.map((m) => [m.number, m.usesSystem.value === 'yes', m.usesSystem.differs])).toEqual(
    states.map((s) => [s.number, s.usesSystem, s.usesSystemDiffers]),
  );
});

test('what is stored is in the live figures, also when the clock that stamped it was ahead', async () => {
  await addReturn(owner, ids.national, 'south', '2100-01-01T00:00:00Z', lost(3));
  const live = await incident(ministry);
  expect(live.totals.lost.value).toBe(7);
  expect(live.asOf).toBe('2100-01-01T00:00:00.000Z');
  // Whose due time the clock has not reached is not overdue for it.
  expect(live.requests).toMatchObject({ overdue: 0, outstanding: 2 });
  expect((await incident(ministry, { asOf: before.toISOString() })).totals.lost.value).toBe(8);
});
