import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf, dayInNorway, dayOf, isInForce, officeNameOn, primaryContact, startOfDay } from './rules';

describe('a civil day in Norway', () => {
  it('begins two hours before midnight UTC in summer and one hour before in winter', () => {
    expect(dayInNorway(new Date('2023-06-08T21:59:59Z'))).toBe('2023-06-08');
    expect(dayInNorway(new Date('2023-06-08T22:00:00Z'))).toBe('2023-06-09');
    expect(dayInNorway(new Date('2023-12-31T22:59:59Z'))).toBe('2023-12-31');
    expect(dayInNorway(new Date('2023-12-31T23:00:00Z'))).toBe('2024-01-01');
  });

  it('contains its own first moment, and not the moment before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const day = new Date(days * 86_400_000).toISOString().slice(0, 10);
        const first = startOfDay(day);
        expect(dayInNorway(first)).toBe(day);
        expect(dayInNorway(new Date(first.getTime() - 1)) < day).toBe(true);
      }),
    );
  });

  it('goes to the database and back', () => {
    expect(dayOf(dateOf('2024-02-29'))).toBe('2024-02-29');
    expect(dayOf(null)).toBeNull();
  });
});

it('a dated row holds from its first day until the day before its end', () => {
  const row = { validFrom: '2023-01-01', validTo: '2024-01-01' };
  expect(['2022-12-31', '2023-01-01', '2023-12-31', '2024-01-01'].map((day) => isInForce(row, day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(isInForce({ validFrom: null, validTo: null }, '1800-01-01')).toBe(true);
});

describe('whom a service is turned to', () => {
  const contact = (role: string, order = 1, email: string | null = 'a@example.test') => ({
    role,
    order,
    email,
  });

  it('is the leader, else the deputy, else the mailbox, each by order', () => {
    const all = [contact('mailbox'), contact('deputy', 2), contact('deputy', 1), contact('leader', 3)];
    expect(primaryContact(all)).toBe(all[3]);
    expect(primaryContact(all.slice(0, 3))).toBe(all[2]);
    expect(primaryContact(all.slice(0, 1))).toBe(all[0]);
  });

  it('is somebody with an address before somebody without', () => {
    expect(primaryContact([contact('leader', 1, null), contact('mailbox')])?.role).toBe('mailbox');
    expect(primaryContact([contact('leader', 1, null)])?.role).toBe('leader');
  });

  it('is never the municipal director, and nobody when the places are vacant', () => {
    expect(primaryContact([contact('municipal_director')])).toBeNull();
    expect(primaryContact([])).toBeNull();
  });
});

it('an office is called on a day what it was called then', () => {
  const names = [
    { from: null, name: 'Statsforvalteren i Oslo og Viken' },
    { from: '2024-01-01', name: 'Statsforvalteren i Østfold, Buskerud, Oslo og Akershus' },
  ];
  expect(officeNameOn(names, '2023-12-31')).toBe('Statsforvalteren i Oslo og Viken');
  expect(officeNameOn(names, '2024-01-01')).toBe('Statsforvalteren i Østfold, Buskerud, Oslo og Akershus');
});
