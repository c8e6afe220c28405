import { expect, test } from 'vitest';
import { isTicked, made, stored, undone, unseen } from './ticks';

const tick = (key: string, ticked = true) => ({ version: 1, key, ticked });
const point = (key: string, ticked: boolean) => ({ key, ticked });
const log = tick('log');
const call = tick('call');

test('two quick ticks both stay until the server shows them, in whatever order it does', () => {
  let ticks = made(made([], log), call);
  expect(isTicked(ticks, point('log', false))).toBe(true);
  ticks = stored(ticks, log);
  ticks = unseen(ticks, [point('log', false), point('call', false)]);
  expect(isTicked(ticks, point('log', false))).toBe(true);
  ticks = unseen(stored(ticks, call), [point('log', true), point('call', true)]);
  expect(ticks).toEqual([]);
});

test('a tick taken back at once does not come back with the answer to the first', () => {
  const back = tick('log', false);
  const ticks = unseen(stored(made(made([], log), back), log), [point('log', false)]);
  expect(isTicked(ticks, point('log', true))).toBe(false);
  expect(unseen(stored(ticks, back), [point('log', false)])).toEqual([]);
});

test('a tick that could not be stored is taken away, and no later one of the same point', () => {
  expect(undone(made([], log), log)).toEqual([]);
  const back = tick('log', false);
  expect(isTicked(undone(made(made([], log), back), log), point('log', true))).toBe(false);
});

test('what a colleague does after it was seen is shown', () => {
  const ticks = unseen(stored(made([], log), log), [point('log', true)]);
  expect(isTicked(ticks, point('log', false))).toBe(false);
});
