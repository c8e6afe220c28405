import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { conflict, notFound, type Outcome, ok } from '@/lib/outcome';
import { mayRun } from '../data';
import { defaultRule, type Rule } from '../rules';
import type { SetRetentionRule } from '../schema';

/**
 * Sets how long an authority keeps personal data. 401 SIGN_IN, 403 NOT_ALLOWED, 404 for what is no authority, 409
 * SOMEBODY_FIRST when another rule stands than the one that was seen, with what stands in `more.current`.
 */
export async function setRetentionRule(
  actor: Actor,
  tx: Tx,
  { officeId, seen, ...rule }: { officeId: string } & SetRetentionRule,
): Promise<Outcome<null>> {
  const may = mayRun(actor);
  if (!may.ok) return may;
  const authorities = { id: officeId, kind: { in: ['governor', 'directorate'] } };
  if ((await tx.office.count({ where: authorities })) === 0) return notFound('NOT_FOUND');
  const before = await storedRule(tx, officeId);
  // Also when it is sent again after an answer that got lost.
  if (before && isSame(before, rule)) return ok(null);
  const stands = before ?? defaultRule;
  if (seen && !isSame(seen, stands)) return conflict('SOMEBODY_FIRST', { more: { current: stands } });
  // Only on top of what was read: of two at once the second is told.
  const data = { ...rule, updatedAt: now() };
  const { count } = before
    ? await tx.retentionRule.updateMany({ where: { officeId, ...before }, data })
    : await tx.retentionRule.createMany({ data: [{ officeId, ...data }], skipDuplicates: true });
  if (count === 0)
    return conflict('SOMEBODY_FIRST', { more: { current: (await storedRule(tx, officeId)) ?? defaultRule } });
  await recordEvent(tx, actor, 'retention.rule_set', {
    objectType: 'office',
    objectId: officeId,
    officeId,
    before: stands,
    after: rule,
  });
  return ok(null);
}

const storedRule = (tx: Tx, officeId: string): Promise<Rule | null> =>
  tx.retentionRule.findUnique({ where: { officeId }, select: { personMonths: true, addressMonths: true } });

const isSame = (one: Rule, other: Rule) =>
  one.personMonths === other.personMonths && one.addressMonths === other.addressMonths;
