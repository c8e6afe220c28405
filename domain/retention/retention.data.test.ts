import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '@/tests/database';
import { does, must } from '@/tests/outcomes';
import { insertSampleRegister, people } from '@/tests/sample-register';
import { setRetentionRule } from './mutations';

const { owner } = useDatabase();
const { admin } = people;
const at = new Date('2023-06-09T13:05:00Z');

beforeAll(() => insertSampleRegister(owner));

const rule = (personMonths: number) => ({ personMonths, addressMonths: 6 });
const set = (personMonths: number, seen: number, officeId = 'sf-tr') =>
  does(admin, at, (tx) => setRetentionRule(admin, tx, { officeId, ...rule(personMonths), seen: rule(seen) }));
const told = (current: number) => ({
  status: 409,
  reason: 'SOMEBODY_FIRST',
  more: { current: rule(current) },
});

test('a rule that another has changed is not overwritten unseen', async () => {
  // Nothing is set: what is seen is the default.
  expect(await set(30, 12)).toMatchObject(told(24));
  await must(set(30, 24));
  expect(await set(36, 24)).toMatchObject(told(30));
  await must(set(36, 30));
  // Sent again after an answer that got lost: it stands, and is nobody else's.
  await must(set(36, 30));
  const { rows } = await owner.query(
    `select after -> 'personMonths' as months from audit_event where kind = 'retention.rule_set' order by id`,
  );
  expect(rows.map(({ months }) => months)).toEqual([30, 36]);
});

test('of two who set a rule at once one is told, also where none is set', async () => {
  for (const [officeId, seen] of [
    ['sf-tr', 36],
    ['sf-mr', 24],
  ] as const) {
    const both = await Promise.all([set(40, seen, officeId), set(41, seen, officeId)]);
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
    const [stored] = (
      await owner.query('select "personMonths" as months from retention_rule where "officeId" = $1', [
        officeId,
      ])
    ).rows;
    expect(both.find((outcome) => !outcome.ok)).toMatchObject(told(stored.months));
  }
});
