import { describe, expect, test } from 'vitest';
import { numberOn } from '@/domain/register/rules';
import { at, line, listed, municipality, request, rows, says, submitted } from '@/tests/figure-rows';
import type { FigureRows } from '../rows';
import { type FigureScope, figuresOf } from './figures';

const incident: FigureScope = {
  kind: 'incident',
  id: 'incident',
  incidentId: 'incident',
  county: null,
  ownCounties: false,
};

test('a number holds until the day of the reform, and the new one from that day on', () => {
  const changes = [{ oldNumber: '4601', newNumber: '4699', date: '2024-01-01' }];
  expect(['2023-12-31', '2024-01-01'].map((day) => numberOn('4601', changes, day))).toEqual(['4601', '4699']);
});

describe('a municipality that was split', () => {
  const after = 24 * 365;
  const split = (answered: string[]) =>
    rows({
      municipalities: [
        municipality('1507', { validTo: '2024-01-01' }),
        municipality('1508', { validFrom: '2024-01-01' }),
        municipality('1580', { validFrom: '2024-01-01' }),
      ],
      changes: [
        { oldNumber: '1507', newNumber: '1508', date: '2024-01-01' },
        { oldNumber: '1507', newNumber: '1580', date: '2024-01-01' },
      ],
      surveys: [
        { id: 'first', title: 'First' },
        { id: 'after', title: 'After' },
      ],
      requests: [
        request('first', 'old', { after: [submitted(3)] }),
        request('after', 'west', { from: after, due: after + 100, after: [submitted(after + 1)] }),
        request('after', 'north', { from: after, due: after + 100, after: [submitted(after + 1)] }),
      ],
      parts: [
        { requestId: 'first/old', municipalityNumber: '1507' },
        { requestId: 'after/west', municipalityNumber: '1508' },
        { requestId: 'after/north', municipalityNumber: '1580' },
      ],
      lines: [
        line('first', 'old', '1507', 3, { affected: says('yes'), lost: says(3) }),
        ...[
          line('after', 'west', '1508', after + 1, { affected: says('yes'), lost: says(2) }),
          line('after', 'north', '1580', after + 1, { affected: says('yes'), lost: says(1) }),
        ].filter((l) => answered.includes(l.municipalityNumber)),
      ],
    });
  const shown = (answered: string[]) => {
    const { states, totals } = figuresOf(split(answered), incident, at(after + 2));
    return { numbers: states.map((s) => s.number), lost: totals.lost.value };
  };

  test('stands beside those it became while one of them has said nothing', () => {
    expect(shown([])).toEqual({ numbers: ['1507', '1508', '1580'], lost: 3 });
  });

  test('stands beside them also when only one of them has answered', () => {
    expect(shown(['1508']).numbers).toEqual(['1507', '1508', '1580']);
  });

  test('gives way once each of them has answered, so that nothing is counted twice', () => {
    expect(shown(['1508', '1580'])).toEqual({ numbers: ['1508', '1580'], lost: 3 });
  });
});

describe('municipalities that were merged', () => {
  const after = 24 * 365;
  const merged = (...later: FigureRows['lines']) =>
    rows({
      municipalities: [
        municipality('5001', { validTo: '2024-01-01' }),
        municipality('5002', { validTo: '2024-01-01' }),
        municipality('5099', { validFrom: '2024-01-01' }),
      ],
      changes: [
        { oldNumber: '5001', newNumber: '5099', date: '2024-01-01' },
        { oldNumber: '5002', newNumber: '5099', date: '2024-01-01' },
      ],
      surveys: [
        { id: 'first', title: 'First' },
        { id: 'after', title: 'After' },
      ],
      requests: [
        request('first', 'north', { after: [submitted(3)] }),
        request('after', 'north', {
          from: after,
          due: after + 100,
          after: later.map(() => submitted(after + 1)),
        }),
      ],
      parts: [
        { requestId: 'first/north', municipalityNumber: '5001' },
        { requestId: 'first/north', municipalityNumber: '5002' },
        { requestId: 'after/north', municipalityNumber: '5099' },
      ],
      lines: [
        line('first', 'north', '5001', 3, { affected: says('yes'), lost: says(2), recovered: says(1) }),
        line('first', 'north', '5002', 3, {
          affected: says('no'),
          lost: says(0),
          fixedVersionOn: says('2023-05-31'),
        }),
        ...later,
      ],
    });
  const state = (given: FigureRows, hours = after + 2) => {
    const { states } = figuresOf(given, incident, at(hours));
    return states.map((s) => [s.number, s.finding, s.ladder.lost, s.ladder.recovered, s.fixedVersionOn]);
  };

  test('keep what one service said of each, added up, whatever order the rows come in', () => {
    const given = merged();
    expect(state(given, 100)).toEqual([
      ['5001', 'affected', 2, 1, null],
      ['5002', 'not_affected', 0, null, '2023-05-31'],
    ]);
    expect(state(given)).toEqual([['5099', 'affected', 2, 1, '2023-05-31']]);
    expect(state({ ...given, lines: given.lines.toReversed() })).toEqual(state(given));
  });

  test('give way to what the service says of the new one, as far as it was asked', () => {
    const asked = line('after', 'north', '5099', after + 1, { affected: says('yes'), lost: says(7) });
    expect(state(merged(asked))).toEqual([['5099', 'affected', 7, null, '2023-05-31']]);
    const other = line('after', 'north', '5099', after + 1, { followedUp: says(1) });
    expect(state(merged(other))).toEqual([['5099', 'affected', 2, 1, '2023-05-31']]);
    const [only] = figuresOf(merged(other), incident, at(after + 2)).states;
    expect(only?.ladder.followedUp).toBe(1);
    expect(only?.kinds).toMatchObject({ lost: 'stated', followedUp: 'stated' });
  });

  test('use the system when a list says it of any of them, until a list speaks of the new one', () => {
    const facts = [
      listed('5001', 'usesSystem', 'no', 1),
      listed('5002', 'usesSystem', 'yes', 1),
      listed('5001', 'fixedVersionOn', '2023-05-30', 1),
    ];
    const given = { ...merged(), facts, lines: [] };
    const system = (more: FigureRows['facts']) =>
      figuresOf({ ...given, facts: [...facts, ...more] }, incident, at(after + 2)).states.map((s) => [
        s.usesSystem,
        s.fixedVersionOn,
      ]);
    expect(system([])).toEqual([[true, '2023-05-30']]);
    expect(system([listed('5002', 'fixedVersionOn', '2023-06-02', 1)])).toEqual([[true, '2023-06-02']]);
    expect(system([listed('5099', 'usesSystem', 'no', 2)])).toEqual([[false, '2023-05-30']]);
  });
});
