import { expect, test } from 'vitest';
import { useDatabase } from '@/tests/database';
import { nobody } from './actor';
import { type RateLimit, secondsToWait } from './rate-limit';

useDatabase();

const limit: RateLimit = { name: 'test', per: 'address', most: 3, seconds: 60 };
const from = (address: string) => ({ ...nobody, address });

test('the fourth knock of three has to wait, and another address does not', async () => {
  for (let knock = 0; knock < 3; knock++) expect(await secondsToWait([limit], from('192.0.2.1'))).toBe(0);
  const wait = await secondsToWait([limit], from('192.0.2.1'));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  expect(await secondsToWait([limit], from('192.0.2.2'))).toBe(0);
});

test('knocks at once are all counted', async () => {
  const waits = await Promise.all(
    Array.from({ length: 20 }, () => secondsToWait([limit], from('192.0.2.3'))),
  );
  expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
});

test('a window that has ended begins anew', async () => {
  const short: RateLimit = { name: 'short', per: 'address', most: 1, seconds: 0 };
  expect(await secondsToWait([short], from('192.0.2.4'))).toBe(0);
  expect(await secondsToWait([short], from('192.0.2.4'))).toBe(0);
});
