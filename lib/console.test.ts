import { afterEach, expect, test, vi } from 'vitest';
import { consoleToLog } from './console';
import { log } from './log';

const before = { ...console };
afterEach(() => {
  Object.assign(console, before);
  vi.restoreAllMocks();
});

test('what Next prints of an error is logged without the values that PostgreSQL names', () => {
  const error = vi.spyOn(log, 'error').mockImplementation(() => undefined as never);
  const info = vi.spyOn(log, 'info').mockImplementation(() => undefined as never);
  consoleToLog();
  const refused = Object.assign(
    new Error('duplicate key value violates unique constraint "person_email_key"'),
    {
      code: '23505',
      detail: 'Key (email)=(kari.nordmann@kommune.no) already exists.',
    },
  );
  console.error('\u001b[31m⨯\u001b[39m', refused, { email: 'kari.nordmann@kommune.no' });
  console.log('Ready in', 403, 'ms for kari.nordmann@kommune.no');
  expect(error.mock.calls).toEqual([
    [
      { from: 'console' },
      '⨯ Error 23505: duplicate key value violates unique constraint "person_email_key" {…}',
    ],
  ]);
  expect(info.mock.calls).toEqual([[{ from: 'console' }, 'Ready in 403 ms for …']]);
});
