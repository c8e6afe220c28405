import { expect, it } from 'vitest';
import { onTopOf } from './on-top-of';

it('keeps what was typed and takes the rest from what was stored meanwhile', () => {
  const base = { title: 'A', system: 'B', words: { one: 'x', many: 'y', hint: 'z' }, list: ['1'] };
  const mine = { ...base, title: 'Mine', words: { one: 'x', many: 'mine' }, list: ['1', '2'] };
  const theirs = { ...base, system: 'Theirs', words: { one: 'theirs', many: 'theirs', hint: 'z' } };
  expect(onTopOf<object>(mine, base, theirs)).toEqual({
    title: 'Mine',
    system: 'Theirs',
    words: { one: 'theirs', many: 'mine' },
    list: ['1', '2'],
  });
  expect(onTopOf(base, base, theirs)).toEqual(theirs);
});
