import { expect, test } from 'vitest';
import { together } from './together';

/** A piece of work that ends when it is told to, and remembers what it was given. */
function heldWork() {
  const given: number[][] = [];
  const ends: ((error?: Error) => void)[] = [];
  const run = (items: number[]) => {
    given.push(items);
    return new Promise<string[]>((resolve, reject) => {
      ends.push((error) => (error ? reject(error) : resolve(items.map((item) => `of ${item}`))));
    });
  };
  const end = async (error?: Error) => {
    ends.shift()?.(error);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { run, given, end };
}

test('what arrives while one is under way goes together as the next, and each gets its own result', async () => {
  const { run, given, end } = heldWork();
  const add = together(run, 3);
  const told = Promise.all([1, 2, 3, 4, 5].map(add));
  expect(given).toEqual([[1]]);
  await end();
  expect(given).toEqual([[1], [2, 3, 4]]);
  await end();
  await end();
  expect(await told).toEqual(['of 1', 'of 2', 'of 3', 'of 4', 'of 5']);
  expect(given).toEqual([[1], [2, 3, 4], [5]]);
});

test('a batch that fails is told to all of it and holds up nobody after it', async () => {
  const { run, given, end } = heldWork();
  const add = together(run, 2);
  const told = Promise.allSettled([1, 2, 3, 4].map(add));
  await end();
  await end(new Error('lost'));
  await end();
  expect((await told).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'rejected',
    'fulfilled',
  ]);
  const later = add(5);
  await end();
  expect(await later).toBe('of 5');
  expect(given).toEqual([[1], [2, 3], [4], [5]]);
});

test('fewer results than returns are nobody’s result', async () => {
  const add = together(async () => [] as string[], 2);
  await expect(add(1)).rejects.toThrow('another number of results');
});
