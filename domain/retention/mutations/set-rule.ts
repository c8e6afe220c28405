import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { notFound, type Outcome, ok } from '@/lib/outcome';
import { mayRun } from '../data';
import { defaultRule } from '../rules';
import type { RetentionRuleInput } from '../schema';

/** Sets how long an authority keeps personal data. 401 SIGN_IN, 403 NOT_ALLOWED, 404 for what is no authority. */
export async function setRetentionRule(
  actor: Actor,
  tx: Tx,
  { officeId, ...rule }: { officeId: string } & RetentionRuleInput,
): Promise<Outcome<null>> {
  const may = mayRun(actor);
  if (!may.ok) return may;
  const authorities = { id: officeId, kind: { in: ['governor', 'directorate'] } };
  if ((await tx.office.count({ where: authorities })) === 0) return notFound('NOT_FOUND');
  const before = await tx.retentionRule.findUnique({
    where: { officeId },
    select: { personMonths: true, addressMonths: true },
  });
  await tx.retentionRule.upsert({
    where: { officeId },
    create: { officeId, ...rule, updatedAt: now() },
    update: { ...rule, updatedAt: now() },
  });
  await recordEvent(tx, actor, 'retention.rule_set', {
    objectType: 'office',
    objectId: officeId,
    officeId,
    before: before ?? defaultRule,
    after: rule,
  });
  return ok(null);
}
