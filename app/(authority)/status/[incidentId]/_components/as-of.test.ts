import { expect, test } from 'vitest';
import { reportedBefore, stops } from './as-of';

test('the slider stops every hour in a short story and rarely in a long one, never after now', () => {
  expect(
    stops('2023-06-05T13:00:00Z', '2023-06-05T15:30:00Z').map((at) => new Date(at).getUTCHours()),
  ).toEqual([13, 14, 15]);
  const long = stops('2023-06-05T13:00:00Z', '2023-11-02T11:00:00Z');
  expect(long.length).toBeLessThanOrEqual(401);
  expect(long.at(-1)).toBeLessThan(Date.parse('2023-11-02T11:00:00Z'));
});

test('it is compared with a week before, else a day before, else with nothing', () => {
  const opened = '2023-06-05T13:00:00Z';
  expect(reportedBefore(opened, '2023-06-15T10:20:00Z')).toEqual({
    span: 'week',
    at: '2023-06-08T10:00:00.000Z',
  });
  expect(reportedBefore(opened, '2023-06-09T13:05:00Z')).toEqual({
    span: 'day',
    at: '2023-06-08T13:00:00.000Z',
  });
  expect(reportedBefore(opened, '2023-06-05T20:00:00Z')).toBeNull();
  expect(reportedBefore(null, '2023-06-05T20:00:00Z')).toBeNull();
});
