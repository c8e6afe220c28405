import { describe, expect, it } from 'vitest';
import { changedContact, typedContact } from './rules';
import type { OwnContactView } from './schema';

const read: OwnContactView = {
  id: '00000000-0000-7000-8000-0000000000c1',
  role: 'deputy',
  name: 'Nina Nestleder',
  email: 'nina@example.test',
  phone: null,
  order: 2,
  validFrom: null,
  validTo: null,
  holds: true,
  self: false,
};
const typing = (given: object) => changedContact(read, { ...typedContact(read), ...given });

describe('what is sent of a contact', () => {
  it('is what was changed here, so that what a colleague has changed meanwhile stays', () => {
    expect(typing({})).toEqual({});
    expect(typing({ phone: '22 00 00 00' })).toEqual({ phone: '22 00 00 00' });
    expect(typing({ name: 'Nina N.', order: '1' })).toEqual({ name: 'Nina N.', order: 1 });
    expect(typing({ role: 'leader' })).toEqual({ role: 'leader' });
  });

  it('is the whole person when the address is another, since another person is meant', () => {
    expect(typing({ email: 'per@example.test' })).toEqual({
      email: 'per@example.test',
      name: 'Nina Nestleder',
      phone: '',
    });
  });
});
