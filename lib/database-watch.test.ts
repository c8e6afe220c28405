import { describe, expect, test } from 'vitest';
import { DatabaseAway, isAway, whileAnswering } from './database-watch';

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });

describe('a database that is away', () => {
  test('is told from one that refuses, through every layer of Prisma', () => {
    const wrapped = Object.assign(new Error('Invalid invocation'), {
      code: 'P2010',
      meta: { driverAdapterError: new Error('x', { cause: { kind: 'DatabaseNotReachable' } }) },
    });
    const away = [
      coded('ECONNREFUSED'),
      coded('57P01', 'terminating connection due to administrator command'),
      coded('57P03', 'the database system is starting up'),
      coded('53100', 'could not extend file: No space left on device'),
      coded('53300', 'sorry, too many clients already'),
      coded('25006', 'cannot execute INSERT in a read-only transaction'),
      new Error('Connection terminated unexpectedly'),
      new Error('outer', { cause: coded('ECONNRESET') }),
      wrapped,
    ];
    for (const error of away) expect(isAway(error), String(error)).toBe(true);
    const refused = [coded('23505'), coded('42501', 'permission denied'), coded('P2002'), new Error('no')];
    for (const error of refused) expect(isAway(error), String(error)).toBe(false);
    expect(isAway(undefined)).toBe(false);
  });

  test('is said as such, and what it refused is left as it was', async () => {
    await expect(whileAnswering(() => Promise.reject(coded('57P01')))).rejects.toThrow(DatabaseAway);
    await expect(whileAnswering(() => Promise.reject(coded('23505')))).rejects.toThrow(
      expect.objectContaining({ code: '23505' }),
    );
    expect(await whileAnswering(async () => 7)).toBe(7);
  });
});
