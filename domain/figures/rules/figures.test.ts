import { describe, expect, test } from 'vitest';
import {
  at,
  fact,
  line,
  listed,
  municipality,
  notKnownYet,
  request,
  rows,
  says,
  submitted,
} from '@/tests/figure-rows';
import { breachListOf, type FigureScope, figuresOf } from './figures';
import { registerDay } from './known';

const incident: FigureScope = {
  kind: 'incident',
  id: 'incident',
  incidentId: 'incident',
  county: null,
  ownCounties: false,
};
const survey = (id: string): FigureScope => ({ ...incident, kind: 'survey', id });

const country = rows({
  municipalities: [municipality('4601'), municipality('0301'), municipality('5001'), municipality('5002')],
  surveys: [
    { id: 'report', title: 'Report' },
    { id: 'status', title: 'Status' },
  ],
  requests: [
    request('status', 'bergen', { after: [submitted(3)] }),
    request('status', 'alna', { after: [submitted(5)] }),
    request('status', 'bjerke'),
    request('status', 'north', { after: [fact('exempted', 6)] }),
    request('report', 'bergen', { from: 48, due: 200, after: [submitted(60), submitted(90, 2)] }),
    request('report', 'alna', { from: 48, due: 200 }),
    request('report', 'bjerke', { from: 48, due: 200, after: [submitted(210)] }),
    request('report', 'north', {
      from: 48,
      due: 200,
      after: [fact('extended', 190, { dueAt: at(300).toISOString() })],
    }),
  ],
  parts: [
    { requestId: 'status/bergen', municipalityNumber: '4601' },
    { requestId: 'status/alna', municipalityNumber: '0301' },
    { requestId: 'status/bjerke', municipalityNumber: '0301' },
    { requestId: 'status/north', municipalityNumber: '5001' },
    { requestId: 'status/north', municipalityNumber: '5002' },
    { requestId: 'report/bergen', municipalityNumber: '4601' },
    { requestId: 'report/alna', municipalityNumber: '0301' },
    { requestId: 'report/bjerke', municipalityNumber: '0301' },
    { requestId: 'report/north', municipalityNumber: '5001' },
    { requestId: 'report/north', municipalityNumber: '5002' },
  ],
  lines: [
    line('status', 'bergen', '4601', 3, { affected: says('yes'), lost: says(21), recovered: says(0) }),
    line('status', 'alna', '0301', 5, { affected: says('yes'), lost: says(2), recovered: says(1) }),
    line('report', 'bergen', '4601', 60, {
      affected: says('yes'),
      lost: says(24),
      recovered: says(3),
      awareAt: says('2023-03-10T11:00:00Z'),
      dpaNotifiedAt: notKnownYet,
    }),
    line(
      'report',
      'bergen',
      '4601',
      90,
      {
        affected: says('yes'),
        lost: says(22),
        recovered: says(9),
        awareAt: says('2023-03-12T11:00:00Z'),
        dpaNotifiedAt: says('2023-05-11T10:00:00Z'),
      },
      { version: 2, grade: 'preliminary' },
    ),
    line('report', 'bjerke', '0301', 210, { usesSystem: says('yes'), affected: says('no') }),
  ],
  facts: [listed('4601', 'usesSystem', 'yes', 0), listed('5001', 'usesSystem', 'yes', 0)],
});

describe('the figures of a survey', () => {
  test('count its own requests and municipalities, each in its own unit', () => {
    const figures = figuresOf(country, survey('status'), at(96));
    expect(figures.requests).toMatchObject({ asked: 4, answered: 2, outstanding: 1, overdue: 0, exempt: 1 });
    expect(figures.municipalities).toMatchObject({ asked: 4, answered: 1, outstanding: 1, exempt: 2 });
    expect(figures.totals.lost).toEqual({ value: 23, statedBy: 2 });
  });
  test('time alone makes a request overdue, a millisecond after it is due', () => {
    const after = new Date(Number(at(96)) + 1);
    expect(figuresOf(country, survey('status'), after).requests).toMatchObject({
      outstanding: 0,
      overdue: 1,
    });
  });
  test('know nothing of another survey', () => {
    const figures = figuresOf(country, survey('report'), at(60));
    expect(figures.totals.lost).toEqual({ value: 24, statedBy: 1 });
    expect(figures.surveys.map((s) => s.id)).toEqual(['report']);
  });
  test('are empty before it was opened', () => {
    const figures = figuresOf(country, survey('report'), at(47));
    expect(figures.requests.asked).toBe(0);
    expect(figures.states).toEqual([]);
  });
});

describe('the figures of an incident', () => {
  test('take per service and indicator the latest line that was asked for it', () => {
    const figures = figuresOf(country, incident, at(100));
    const oslo = figures.states.find((s) => s.number === '0301');
    expect(figures.totals.lost).toEqual({ value: 24, statedBy: 2 });
    expect(figures.totals.recovered).toEqual({ value: 10, statedBy: 2 });
    expect(oslo).toMatchObject({
      finding: 'affected',
      response: 'overdue',
      ladder: { lost: 2, searching: 1 },
    });
  });
  test('keep what they were before a correction', () => {
    expect(figuresOf(country, incident, at(89)).totals.lost.value).toBe(26);
    expect(figuresOf(country, incident, at(47)).totals.lost.value).toBe(23);
    expect(figuresOf(country, incident, at(2)).totals.lost).toEqual({ value: 0, statedBy: 0 });
  });
  test('count every municipality of the country, asked or not', () => {
    const before = figuresOf(country, incident, at(-1));
    expect(before.denominators.all).toBe(4);
    expect(before.municipalities.asked).toBe(0);
    expect(before.states.every((s) => s.response === 'not_asked')).toBe(true);
  });
  test('an extension moves the due time of its own request only', () => {
    const figures = figuresOf(country, incident, at(250));
    expect(figures.surveys.find((s) => s.id === 'report')?.requests).toMatchObject({
      onTime: 1,
      late: 1,
      outstanding: 1,
      overdue: 1,
    });
  });
  test('the grade and the moment are of what is in force', () => {
    const bergen = figuresOf(country, incident, at(100)).states.find((s) => s.number === '4601');
    expect(bergen).toMatchObject({ grade: 'preliminary', lastAnsweredAt: at(90).toISOString() });
  });
  test('one county is the same figures of its municipalities only', () => {
    const figures = figuresOf(country, { ...incident, county: '46' }, at(100));
    expect(figures.states.map((s) => s.number)).toEqual(['4601']);
    expect(figures.requests.asked).toBe(2);
    expect(figures.totals.lost).toEqual({ value: 22, statedBy: 1 });
  });
});

test('the breach list names the affected, with the moment that counts and the one it was moved to', () => {
  const list = breachListOf(country, 'incident', at(100));
  expect(list.rows.map((row) => [row.number, row.verdict])).toEqual([
    ['0301', 'not_told'],
    ['4601', 'late'],
  ]);
  expect(list.rows[1]).toMatchObject({
    awareAt: '2023-03-10T11:00:00Z',
    movedTo: '2023-03-12T11:00:00Z',
    notifiedAt: '2023-05-11T10:00:00Z',
  });
  expect(list.counts).toMatchObject({ late: 1, notTold: 1, moved: 1 });
});

test('what was said before a reform is counted under the new number, and a split keeps the old one', () => {
  const reform = rows({
    ...country,
    municipalities: [
      ...country.municipalities.map((m) => ({ ...m, validTo: '2024-01-01' })),
      ...['4699', '0399', '5098', '5099', '5097'].map((n) => municipality(n, { validFrom: '2024-01-01' })),
    ],
    changes: [
      { oldNumber: '4601', newNumber: '4699', date: '2024-01-01' },
      { oldNumber: '0301', newNumber: '0399', date: '2024-01-01' },
      { oldNumber: '5001', newNumber: '5098', date: '2024-01-01' },
      { oldNumber: '5001', newNumber: '5099', date: '2024-01-01' },
      { oldNumber: '5002', newNumber: '5097', date: '2024-01-01' },
    ],
    surveys: [...country.surveys, { id: 'after', title: 'After' }],
    requests: [...country.requests, request('after', 'bergen', { from: 24 * 365, due: 24 * 366 })],
    parts: [...country.parts, { requestId: 'after/bergen', municipalityNumber: '4699' }],
  });
  const before = figuresOf(reform, incident, at(100));
  expect(before.states.map((s) => s.number)).toEqual(['0301', '4601', '5001', '5002']);
  const after = figuresOf(reform, incident, at(24 * 365 + 1));
  expect(after.states.map((s) => s.number)).toEqual(['0399', '4699', '5001', '5097', '5098', '5099']);
  expect(after.totals.lost).toEqual(before.totals.lost);
  expect(after.states.find((s) => s.number === '4699')).toMatchObject({
    finding: 'affected',
    usesSystem: true,
  });
});

test('an incident keeps the municipalities of the day of its latest survey after a reform', () => {
  const reform = rows({
    ...country,
    municipalities: [
      ...country.municipalities.map((m) => ({ ...m, validTo: '2024-01-01' })),
      municipality('3301', { validFrom: '2024-01-01' }),
    ],
  });
  const later = new Date('2025-02-01T12:00:00Z');
  expect(figuresOf(reform, incident, later).states).toHaveLength(4);
  expect(registerDay([], later)).toBe('2025-02-01');
  expect(registerDay(country.requests, later)).toBe('2023-06-07');
});
