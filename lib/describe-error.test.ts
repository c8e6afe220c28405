import { describe, expect, test } from 'vitest';
import { describeError } from './describe-error';

const said = (message: string, more: object = {}) => describeError(Object.assign(new Error(message), more));

describe('what is logged of an error', () => {
  test('is its name, its code and what is wrong', () => {
    expect(said('connect ECONNREFUSED', { code: 'ECONNREFUSED' })).toBe(
      'Error ECONNREFUSED: connect ECONNREFUSED',
    );
    expect(said('null value in column "email" of relation "person"')).toContain('column "email"');
    expect(describeError('kari@example.test')).toBe('not an error');
  });

  test.each([
    'duplicate key value: Key (email)=(kari@kommune.no) already exists.',
    'Raw query failed. Code: `23505`. Message: `Key (name)=(Kari Nordmann) already exists.`',
    'Failing row contains (1, Kari Nordmann, kari@kommune.no, 99887766).',
    'invalid input syntax for type uuid: "Kari Nordmann"',
    'Invalid `prisma.person.create()` invocation:\n{ data: { name: "Kari Nordmann" } }\n\nArgument `id` is missing.',
    'no answer from kari@kommune.no',
    'the number 998 87 766 is not known',
    'bad token Kari_NordmannKari_NordmannKari_NordmannKari',
    'identity number 01010750160 refused',
  ])('holds nobody: %s', (message) => {
    expect(said(message)).not.toMatch(/Kari|kari|Nordmann|99887766|998 87|01010750160/);
  });
});
