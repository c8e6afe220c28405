import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answer } from '@/domain/questionnaires/schema';
import type { Fact } from '@/domain/requests/rules';
import {
  at,
  fact,
  line,
  listed,
  municipality,
  notKnownYet,
  notRelevant,
  request,
  rows,
  says,
} from '@/tests/figure-rows';
import type { FigureRows } from '../rows';
import type { Coverage, Figures } from '../schema';
import { rungs } from '../states';
import { type FigureScope, figuresOf } from './figures';

const numbers = ['0301', '4601', '4602', '5001', '5002', '5003'];
const services = ['a', 'b', 'c', 'd', 'e'];
const surveys = ['one', 'two', 'three'];

/** Hours, without two events at once: the order of equal moments is nobody's promise. */
const hours = fc.integer({ min: 0, max: 30_000 }).map((n) => n / 100);

const count = fc.oneof(fc.integer({ min: 0, max: 30 }).map(says), fc.constant(notKnownYet));

const answers: fc.Arbitrary<Record<string, Answer>> = fc
  .record(
    {
      usesSystem: fc.constantFrom(says('yes'), says('no')),
      affected: fc.constantFrom(
        says('yes'),
        says('no'),
        says('under_investigation'),
        notKnownYet,
        notRelevant,
      ),
      ladder: fc.tuple(
        count,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
      awareAt: fc.constantFrom(says('2023-06-01T08:00:00Z'), says('2023-06-04T08:00:00Z'), notKnownYet),
      dpaNotifiedAt: fc.constantFrom(says('2023-06-03T08:00:00Z'), says('2023-07-01T08:00:00Z'), notKnownYet),
    },
    { requiredKeys: [] },
  )
  .map(({ ladder, ...rest }) => {
    if (!ladder) return rest;
    const [lost, first, second] = ladder;
    if (lost.kind !== 'stated' || typeof lost.value !== 'number')
      return { ...rest, lost, recovered: notKnownYet };
    const recovered = Math.floor(lost.value * first);
    const irretrievable = Math.floor((lost.value - recovered) * second);
    return { ...rest, lost, recovered: says(recovered), irretrievable: says(irretrievable) };
  });

const happening: fc.Arbitrary<Fact> = fc.oneof(
  hours.map((h) => fact('submitted', h)),
  hours.map((h) => fact('exempted', h)),
  hours.map((h) => fact('unexempted', h)),
  fc.tuple(hours, hours).map(([h, due]) => fact('extended', h, { dueAt: at(due).toISOString() })),
);

const asked = fc.record({
  survey: fc.constantFrom(...surveys),
  service: fc.constantFrom(...services),
  from: hours,
  due: hours,
  after: fc.array(happening, { maxLength: 4 }),
  numbers: fc.uniqueArray(fc.constantFrom(...numbers), { minLength: 1, maxLength: 4 }),
  said: fc.array(fc.tuple(hours, answers, fc.constantFrom('final', 'preliminary', 'under_investigation')), {
    maxLength: 3,
  }),
});

const list = fc
  .tuple(
    fc.constantFrom(...numbers),
    fc.constantFrom<[string, string | null]>(
      ['usesSystem', 'yes'],
      ['usesSystem', 'no'],
      ['usesSystem', null],
      ['fixedVersionOn', '2023-06-06'],
    ),
    hours,
    fc.constantFrom('vendor', 'portal'),
  )
  .map(([number, [kind, value], hour, source]) => listed(number, kind, value, hour, source));

/** A small country where anything may have happened, each row at a moment of its own. */
const anything: fc.Arbitrary<FigureRows> = fc
  .tuple(
    fc.uniqueArray(asked, { maxLength: 10, selector: (a) => `${a.survey}/${a.service}` }),
    fc.uniqueArray(list, { maxLength: 12, selector: (f) => Number(f.recordedAt) }),
  )
  .map(([requests, facts]) => {
    let tick = 0;
    const apart = (moment: Date) => new Date(Number(moment) + ++tick);
    return rows({
      municipalities: numbers.map((number) => municipality(number)),
      surveys: surveys.map((id) => ({ id, title: id })),
      requests: requests.map(({ survey, service, from, due, after }) => {
        const made = request(survey, service, { from, due, after });
        return { ...made, facts: made.facts.map((f) => ({ ...f, recordedAt: apart(f.recordedAt) })) };
      }),
      parts: requests.flatMap((r) =>
        r.numbers.map((municipalityNumber) => ({
          requestId: `${r.survey}/${r.service}`,
          municipalityNumber,
        })),
      ),
      lines: requests.flatMap((r) =>
        r.said.flatMap(([hour, indicators, grade], version) => {
          const submittedAt = apart(at(hour));
          return r.numbers.map((number) =>
            line(r.survey, r.service, number, hour, indicators, { submittedAt, grade, version: version + 1 }),
          );
        }),
      ),
      facts,
    });
  });

const scope: fc.Arbitrary<FigureScope> = fc
  .tuple(fc.constantFrom('incident', ...surveys), fc.constantFrom(null, null, '46', '50'))
  .map(([id, county]) => ({
    kind: id === 'incident' ? 'incident' : 'survey',
    id,
    incidentId: 'incident',
    county,
    ownCounties: false,
  }));

const moment = hours.map(at);

function holds(c: Coverage): void {
  expect(c.answered).toBe(c.onTime + c.late);
  expect(c.asked).toBe(c.answered + c.outstanding + c.overdue + c.exempt);
}

function sum(of: number[]): number {
  return of.reduce((a, b) => a + b, 0);
}

function identitiesHold(figures: Figures): void {
  const { states, findings, totals, denominators, breaches, counties, surveys: each } = figures;
  for (const c of [figures.requests, figures.municipalities, ...counties.map((r) => r.municipalities)])
    holds(c);
  for (const s of each) holds(s.requests);
  expect(sum(each.map((s) => s.requests.asked))).toBe(figures.requests.asked);
  expect(sum(each.map((s) => s.requests.overdue))).toBe(figures.requests.overdue);
  for (const s of each) expect(s.answers.at(-1)?.answered).toBe(s.requests.answered);

  const { affected, underInvestigation, notAffected, doesNotUse, none } = findings;
  expect(affected + underInvestigation + notAffected + doesNotUse + none).toBe(states.length);
  expect(totals.lost.value).toBe(
    totals.recovered.value + totals.irretrievable.value + totals.searching.value,
  );
  for (const { ladder, kinds, usesSystem, fixedVersionOn, response } of states) {
    for (const rung of rungs)
      expect(['stated', 'partlyStated'].includes(kinds[rung])).toBe(ladder[rung] !== null);
    expect(kinds.usesSystem === 'stated').toBe(usesSystem !== null);
    expect(kinds.fixedVersionOn === 'stated').toBe(fixedVersionOn !== null);
    if (response === 'not_asked') expect(kinds.lost).toBe('notAsked');
    const { lost, recovered, irretrievable, searching } = ladder;
    if (lost === null) expect([recovered, irretrievable, searching]).toEqual([null, null, null]);
    else expect(lost).toBe((recovered ?? 0) + (irretrievable ?? 0) + (searching ?? 0));
  }
  expect(denominators.all).toBe(states.length);
  expect(denominators.usesSystem).toBeLessThanOrEqual(denominators.all);
  expect(denominators.checked).toBeLessThanOrEqual(denominators.usesSystem);
  expect(denominators.affected).toBeLessThanOrEqual(denominators.checked);
  expect(denominators.affected).toBe(affected);
  expect(denominators.fixedVersion).toBeLessThanOrEqual(denominators.usesSystem);
  const { onTime, late, missing, undetermined, notTold } = breaches;
  expect(onTime + late + missing + undetermined + notTold).toBe(affected);

  expect(sum(counties.map((c) => c.totals.lost.value))).toBe(totals.lost.value);
  expect(sum(counties.map((c) => c.municipalities.asked))).toBe(figures.municipalities.asked);
  expect(sum(counties.map((c) => c.findings.affected))).toBe(affected);
  expect(figures.services.answered).toBeLessThanOrEqual(figures.services.asked);
  expect(figures.services.notAffected.municipalities).toBe(notAffected);
}

test('the identities hold whatever has happened', () => {
  fc.assert(
    fc.property(anything, scope, moment, (all, of, asOf) => identitiesHold(figuresOf(all, of, asOf))),
    { numRuns: 300 },
  );
});

test('figures as of a past moment do not change when later rows are added', () => {
  fc.assert(
    fc.property(anything, scope, moment, (all, of, asOf) => {
      const known: FigureRows = {
        ...all,
        requests: all.requests
          .map((r) => ({ ...r, facts: r.facts.filter((f) => f.recordedAt <= asOf) }))
          .filter((r) => r.facts.length > 0),
        parts: all.parts.filter((p) =>
          all.requests.some((r) => r.id === p.requestId && r.facts.some((f) => f.recordedAt <= asOf)),
        ),
        lines: all.lines.filter((l) => l.submittedAt <= asOf),
        facts: all.facts.filter((f) => f.recordedAt <= asOf),
      };
      expect(figuresOf(all, of, asOf)).toEqual(figuresOf(known, of, asOf));
    }),
    { numRuns: 300 },
  );
});

test('the order of the rows does not matter', () => {
  fc.assert(
    fc.property(
      anything,
      scope,
      moment,
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (all, of, asOf, dice) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((item) => ({ item, key: dice.next().value as number }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ item }) => item);
        const mixed: FigureRows = {
          municipalities: shuffled(all.municipalities),
          surveys: shuffled(all.surveys),
          requests: shuffled(all.requests).map((r) => ({ ...r, facts: shuffled(r.facts) })),
          parts: shuffled(all.parts),
          lines: shuffled(all.lines),
          facts: shuffled(all.facts),
          changes: shuffled(all.changes),
        };
        expect(figuresOf(mixed, of, asOf)).toEqual(figuresOf(all, of, asOf));
      },
    ),
    { numRuns: 200 },
  );
});
