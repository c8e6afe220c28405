import { QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { FreshQueryClient } from './fresh-query-client';

test('a first answer that was asked for before a write is not shown after it', async () => {
  const client = new FreshQueryClient();
  const answers: ((rows: string[]) => void)[] = [];
  const observer = new QueryObserver(client, {
    queryKey: ['views'],
    queryFn: () => new Promise<string[]>((resolve) => answers.push(resolve)),
  });
  const stop = observer.subscribe(() => {});
  expect(answers).toHaveLength(1);
  const renewed = client.invalidateQueries({ queryKey: ['views'] });
  await expect.poll(() => answers.length).toBe(2);
  answers[0]?.([]);
  answers[1]?.(['mine']);
  await renewed;
  expect(observer.getCurrentResult().data).toEqual(['mine']);
  stop();
});

test('what is not asked for anew goes on', async () => {
  const client = new FreshQueryClient();
  const other = client.fetchQuery({ queryKey: ['other'], queryFn: async () => 1 });
  await client.invalidateQueries({ queryKey: ['views'] });
  expect(await other).toBe(1);
});
