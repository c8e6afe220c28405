import { expect, test } from 'vitest';
import { dayTicks, stepRows, stepTable } from './step-rows';

test('several series become rows in order of time, each with its own share', () => {
  const rows = stepRows([
    {
      key: 'a',
      of: 4,
      points: [
        { at: '2023-06-05T10:00:00Z', answered: 1 },
        { at: '2023-06-05T12:00:00Z', answered: 4 },
      ],
    },
    {
      key: 'b',
      of: 0,
      points: [
        { at: '2023-06-05T11:00:00Z', answered: 0 },
        { at: '2023-06-05T12:00:00Z', answered: 0 },
      ],
    },
  ]);
  expect(rows.map(({ at, ...shares }) => [new Date(at).getUTCHours(), shares])).toEqual([
    [10, { a: 0.25 }],
    [11, { b: 0 }],
    [12, { a: 1, b: 0 }],
  ]);
});

test('a time axis has at most eight ticks, whatever its length', () => {
  const from = Date.parse('2023-06-05T13:00:00Z');
  for (const days of [1, 4, 8, 30, 400]) {
    const ticks = dayTicks([from, from + days * 86_400_000]);
    expect(ticks.length).toBeGreaterThan(0);
    expect(ticks.length).toBeLessThanOrEqual(8);
  }
});

test('the table has a row for every move, with what the others had reached', () => {
  const at = (hour: number) => `2023-06-05T${hour}:00:00Z`;
  const table = stepTable([
    {
      key: 'a',
      of: 4,
      points: [
        { at: at(10), answered: 0 },
        { at: at(11), answered: 1 },
        { at: at(13), answered: 4 },
      ],
    },
    {
      key: 'b',
      of: 2,
      points: [
        { at: at(11), answered: 0 },
        { at: at(12), answered: 2 },
      ],
    },
  ]);
  expect(table).toEqual([
    { at: at(11), answered: [1, 0] },
    { at: at(12), answered: [1, 2] },
    { at: at(13), answered: [4, 2] },
  ]);
});
