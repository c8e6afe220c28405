import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { alone, releaseLock, takeLock } from './locks.ts';

const folder = mkdtempSync(join(tmpdir(), 'kvittert-locks-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a lock that is held says who holds it, and is free again when released', () => {
  const file = join(folder, 'held');
  expect(takeLock(file, 'http://localhost:1')).toBeUndefined();
  expect(takeLock(file)).toMatchObject({ pid: process.pid, note: 'http://localhost:1' });
  releaseLock(file);
  expect(takeLock(file)).toBeUndefined();
});

test('the lock of a process that has ended does not count', () => {
  const file = join(folder, 'stale');
  writeFileSync(file, JSON.stringify({ pid: 2 ** 30, script: 'demo.ts', note: '' }));
  expect(takeLock(file)).toBeUndefined();
});

test('a lock file with nonsense in it does not count', () => {
  const file = join(folder, 'nonsense');
  writeFileSync(file, '{');
  expect(takeLock(file)).toBeUndefined();
});

test('what is done alone is done one after the other, also after a failure', async () => {
  const file = join(folder, 'alone');
  await expect(alone(file, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  await expect(alone(file, async () => 'done')).resolves.toBe('done');
});
