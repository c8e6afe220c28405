import type { z } from 'zod';
import { isAnswered } from '@/domain/requests/rules';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import type { Tx } from '@/lib/db';
import { invalidField, type Outcome, ok } from '@/lib/outcome';
import { type Chased, extendSchema } from '../schema';
import { addFacts, chosenRequests, parted } from './chosen';

/**
 * Gives the chosen requests a later due time, with a reason. Answered, exempt and those whose due time is not
 * earlier are passed over. Errors: as chosenRequests, and IN_PAST on `dueAt`.
 */
export async function extendRequests(
  actor: Actor,
  tx: Tx,
  { surveyId, ...input }: z.input<typeof extendSchema> & { surveyId: string },
): Promise<Outcome<Chased>> {
  const { requestIds, reason, ...wanted } = extendSchema.parse(input);
  const chosen = await chosenRequests(actor, tx, surveyId, requestIds);
  if (!chosen.ok) return chosen;
  const dueAt = new Date(wanted.dueAt);
  if (dueAt <= chosen.value.moment) return invalidField('dueAt', 'IN_PAST');
  const { act, skipped } = parted(chosen.value.rows, (row) => {
    if (isAnswered(row.response)) return 'ANSWERED';
    if (row.response === 'exempt') return 'EXEMPT';
    return new Date(row.dueAt) < dueAt ? null : 'NOT_LATER';
  });
  if (act.length === 0) return ok({ changed: 0, skipped });
  await addFacts(actor, tx, chosen.value, act, 'extended', { dueAt: dueAt.toISOString(), reason });
  await tx.request.updateMany({ where: { id: { in: act.map((row) => row.id) } }, data: { dueAt } });
  await recordEvent(tx, actor, 'requests.extended', {
    objectType: 'survey',
    objectId: surveyId,
    officeId: chosen.value.survey.officeId,
    before: act.map((row) => ({ requestId: row.id, dueAt: row.dueAt })),
    after: { dueAt: dueAt.toISOString(), reason },
  });
  return ok({ changed: act.length, skipped });
}
