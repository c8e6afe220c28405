import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultRule, type InUse, isArchived, personDueAt, type Rule } from './rules';

const at = (day: string) => new Date(`${day}T00:00:00Z`);
const use = (officeId: string | null, day: string, active = false): InUse => ({
  officeId,
  lastAt: at(day),
  active,
});
const rules = new Map<string, Rule>([['short', { personMonths: 1, addressMonths: 1 }]]);

test('who has a role is never due', () => {
  expect(personDueAt([use('short', '2020-01-01'), use('short', '2020-01-01', true)], rules)).toBeNull();
});

test('a person is due when the last of the authorities concerned no longer keeps the data', () => {
  expect(personDueAt([use('short', '2023-01-31')], rules)).toEqual(at('2023-02-28'));
  expect(personDueAt([use('short', '2023-01-01'), use('other', '2023-01-01')], rules)).toEqual(
    at('2025-01-01'),
  );
});

test('an authority without a rule, and what concerns none, follow the default', () => {
  expect(defaultRule.personMonths).toBe(24);
  expect(personDueAt([use(null, '2023-01-01')], rules)).toEqual(at('2025-01-01'));
});

test('a package covers what was recorded before it, of its own authority or of all', () => {
  const uses = [use('a', '2023-06-01'), use('b', '2023-06-01')];
  const of = (officeId: string | null, day: string) => ({ officeId, through: at(day) });
  expect(isArchived(uses, [])).toBe(false);
  expect(isArchived(uses, [of('a', '2023-07-01')])).toBe(false);
  expect(isArchived(uses, [of('a', '2023-07-01'), of('b', '2023-05-01')])).toBe(false);
  expect(isArchived(uses, [of('a', '2023-07-01'), of('b', '2023-07-01')])).toBe(true);
  expect(isArchived(uses, [of(null, '2023-07-01')])).toBe(true);
  expect(isArchived([...uses, use(null, '2024-01-01')], [of(null, '2023-07-01')])).toBe(true);
});

test('who had to do with no authority waits for a package of all', () => {
  expect(isArchived([use(null, '2023-01-01')], [{ officeId: 'a', through: at('2024-01-01') }])).toBe(false);
  expect(isArchived([use(null, '2023-01-01')], [{ officeId: null, through: at('2024-01-01') }])).toBe(true);
});

test('a longer rule or one more thing never makes anybody due earlier', () => {
  const uses = fc.array(
    fc.record({
      officeId: fc.constantFrom('short', 'a', null),
      lastAt: fc.date({ min: at('2000-01-01'), max: at('2030-01-01'), noInvalidDate: true }),
      active: fc.constant(false),
    }),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(uses, fc.nat({ max: 100 }), (all, more) => {
      const due = Number(personDueAt(all, rules));
      const longer = new Map([['short', { personMonths: 1 + more, addressMonths: 1 }]]);
      expect(Number(personDueAt(all, longer))).toBeGreaterThanOrEqual(due);
      expect(Number(personDueAt([...all, use('a', '2010-01-01')], rules))).toBeGreaterThanOrEqual(due);
    }),
  );
});
