import { expect, test } from 'vitest';
import { timeLeft } from './time-left';

const due = new Date('2023-06-15T12:00:00+02:00');
const at = (text: string) => timeLeft(due, new Date(text));

test.each([
  ['2023-06-09T15:05:00+02:00', { unit: 'days', count: 6, isOver: false }],
  ['2023-06-14T13:00:00+02:00', { unit: 'days', count: 1, isOver: false }],
  ['2023-06-15T00:30:00+02:00', { unit: 'hours', count: 11, isOver: false }],
  ['2023-06-15T11:00:00+02:00', { unit: 'hours', count: 1, isOver: false }],
  ['2023-06-15T11:30:00+02:00', { unit: 'minutes', count: 30, isOver: false }],
  ['2023-06-15T11:59:50+02:00', { unit: 'minutes', count: 1, isOver: false }],
  ['2023-06-15T12:00:00+02:00', { unit: 'minutes', count: 1, isOver: false }],
  ['2023-06-15T12:05:00+02:00', { unit: 'minutes', count: 5, isOver: true }],
  ['2023-06-15T23:00:00+02:00', { unit: 'hours', count: 11, isOver: true }],
  ['2023-06-17T09:00:00+02:00', { unit: 'days', count: 2, isOver: true }],
])('at %s the due time is %o away', (now, expected) => {
  expect(at(now)).toEqual(expected);
});
