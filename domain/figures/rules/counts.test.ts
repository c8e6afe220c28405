import { describe, expect, test } from 'vitest';
import { at, says, unasked } from '@/tests/figure-rows';
import type { MunicipalityState } from '../schema';
import { byCounty } from './by-county';
import { denominators } from './denominators';
import { ladderOfAnswers } from './ladder';
import { answersOverTime, usualDueTime } from './over-time';
import { type Saying, serviceFigures } from './services';

function state(number: string, more: Partial<MunicipalityState> = {}): MunicipalityState {
  return {
    number,
    name: number,
    countyNumber: number.slice(0, 2),
    response: 'outstanding',
    finding: null,
    ladder: ladderOfAnswers({}),
    kinds: unasked,
    grade: null,
    usesSystem: null,
    usesSystemDiffers: false,
    fixedVersionOn: null,
    lastAnsweredAt: null,
    ...more,
  };
}

test('the denominators are all, users, those of them that have checked, those of them that are affected', () => {
  const all = [
    state('1', { usesSystem: true, finding: 'affected', fixedVersionOn: '2023-06-01' }),
    state('2', { usesSystem: true, finding: 'not_affected' }),
    state('3', { usesSystem: true, finding: 'under_investigation', fixedVersionOn: '2023-06-01' }),
    state('4', { usesSystem: true }),
    state('5', { usesSystem: false, finding: 'does_not_use', fixedVersionOn: '2023-06-01' }),
    state('6', { usesSystemDiffers: true }),
  ];
  expect(denominators(all)).toEqual({
    all: 6,
    usesSystem: 4,
    checked: 2,
    affected: 1,
    fixedVersion: 2,
    differs: 1,
  });
});

test('a county row counts its own municipalities, and rows stand by number', () => {
  const rows = byCounty(
    [
      state('5001', { response: 'overdue' }),
      state('4601', {
        finding: 'affected',
        response: 'answered_late',
        ladder: ladderOfAnswers({ lost: says(21) }),
      }),
      state('4602', { ladder: ladderOfAnswers({ lost: says(2), recovered: says(2) }) }),
    ],
    new Map([['46', 'Vestland']]),
  );
  expect(rows.map((row) => [row.number, row.name])).toEqual([
    ['46', 'Vestland'],
    ['50', '50'],
  ]);
  expect(rows[0]?.totals).toEqual({
    lost: { value: 23, statedBy: 2 },
    recovered: { value: 2, statedBy: 1 },
    irretrievable: { value: 0, statedBy: 0 },
    searching: { value: 21, statedBy: 2 },
    followedUp: { value: 0, statedBy: 0 },
  });
  expect(rows[0]?.municipalities).toMatchObject({ asked: 2, late: 1, outstanding: 1 });
  expect(rows[1]?.municipalities.overdue).toBe(1);
});

describe('figures of services', () => {
  const saying = (serviceId: string, municipalityNumber: string, more: Partial<Saying>): Saying => ({
    serviceId,
    municipalityNumber,
    answers: {},
    finding: null,
    lost: null,
    grade: 'final',
    ...more,
  });
  test('services that answered not affected are counted for the municipalities that are not', () => {
    const figures = serviceFigures(
      [
        { serviceId: 'a', response: 'answered_late' },
        { serviceId: 'b', response: 'answered_on_time' },
        { serviceId: 'b', response: 'overdue' },
        { serviceId: 'c', response: 'outstanding' },
      ],
      [
        saying('a', '1', { finding: 'not_affected', answers: { integrationInUse: says('yes') } }),
        saying('a', '2', { finding: 'not_affected', answers: { integrationInUse: says('yes') } }),
        saying('b', '3', { finding: 'not_affected' }),
        saying('d', '3', { finding: 'affected', lost: 1, grade: 'under_investigation' }),
        saying('e', '4', { lost: 0 }),
      ],
      [
        { number: '1', finding: 'not_affected' },
        { number: '2', finding: 'not_affected' },
        { number: '3', finding: 'affected' },
      ],
    );
    expect(figures).toEqual({
      asked: 3,
      answered: 2,
      notAffected: { services: 1, municipalities: 2 },
      hadIntegration: 1,
      confirmLoss: 1,
      notFinished: 1,
    });
  });
});

describe('answers over time', () => {
  const survey = { openedAt: at(0), dueAt: at(4) };
  test('count up at regular moments, with the due time and the end among them', () => {
    const points = answersOverTime([at(2.5), at(0.5), at(4), at(5)], survey, at(6.5));
    expect(points.map((p) => [(Date.parse(p.at) - Number(at(0))) / 3_600_000, p.answered])).toEqual([
      [0, 0],
      [1, 1],
      [2, 1],
      [3, 2],
      [4, 3],
      [5, 4],
    ]);
  });
  test('end at the moment asked for while the survey runs', () => {
    const points = answersOverTime([at(0.5)], survey, at(1.25));
    expect(points.map((p) => p.at)).toEqual([at(0), at(1), at(1.25)].map((d) => d.toISOString()));
  });
  test('have at most 75 points, however long it takes', () => {
    for (const days of [1, 3, 8, 40, 400, 4000]) {
      const points = answersOverTime(
        [at(24 * days)],
        { openedAt: at(0), dueAt: at(24.5) },
        at(24 * days + 1),
      );
      expect(points.length).toBeLessThanOrEqual(75);
      expect(points.at(-1)?.answered).toBe(1);
    }
  });
  test('an answer given by phone before the survey reached the service counts from the start', () => {
    expect(answersOverTime([at(-1)], survey, at(1))[0]?.answered).toBe(1);
  });
});

test('the usual due time is the one that most requests have', () => {
  expect(usualDueTime([at(1), at(5), at(1)])).toEqual(at(1));
  expect(usualDueTime([at(1), at(5)])).toEqual(at(5));
  expect(usualDueTime([])).toBeNull();
});
