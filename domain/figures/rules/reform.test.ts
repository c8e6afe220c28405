import { describe, expect, test } from 'vitest';
import { at, line, municipality, request, rows, says, submitted } from '@/tests/figure-rows';
import type { FigureRows } from '../rows';
import { type FigureScope, figuresOf } from './figures';

const incident: FigureScope = {
  kind: 'incident',
  id: 'incident',
  incidentId: 'incident',
  county: null,
  ownCounties: false,
};

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
  const listed = (answered: string[]) => {
    const { states, totals } = figuresOf(split(answered), incident, at(after + 2));
    return { numbers: states.map((s) => s.number), lost: totals.lost.value };
  };

  test('stands beside those it became while one of them has said nothing', () => {
    expect(listed([])).toEqual({ numbers: ['1507', '1508', '1580'], lost: 3 });
  });

  test('gives way once each of them has answered, so that nothing is counted twice', () => {
    expect(listed(['1508', '1580'])).toEqual({ numbers: ['1508', '1580'], lost: 3 });
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
  });
});
