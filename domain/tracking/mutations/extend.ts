import type { z } from 'zod';
import { mailServices } from '@/domain/messages/to-services';
import { isAnswered } from '@/domain/requests/rules';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import type { Tx } from '@/lib/db';
import { invalidField, type Outcome, ok } from '@/lib/outcome';
import { type Chased, extendSchema } from '../schema';
import { addFacts, chosenRequests, parted } from './chosen';

/**
 * Gives the chosen requests a later due time, with a reason, and mails each service. Of what was sent back the due
 * time of the correction is moved; the answer stays on time or late as it was. Answered, exempt and those whose due
 * time is not earlier are passed over. Errors: as chosenRequests, and IN_PAST on `dueAt`.
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
    if (row.response === 'exempt') return 'EXEMPT';
    if (isAnswered(row.response) && !row.correctionDueAt) return 'ANSWERED';
    return new Date(row.correctionDueAt ?? row.dueAt) < dueAt ? null : 'NOT_LATER';
  });
  if (act.length === 0) return ok({ changed: 0, skipped });
  const dueText = dueAt.toISOString();
  await addFacts(actor, tx, chosen.value, act, 'extended', (row) => ({
    dueAt: dueText,
    reason,
    ...(row.correctionDueAt ? { of: 'correction' } : {}),
  }));
  const unanswered = act.filter((row) => !row.correctionDueAt).map((row) => row.id);
  await tx.request.updateMany({ where: { id: { in: unanswered } }, data: { dueAt } });
  const { survey, moment } = chosen.value;
  const told = act.map(({ id, serviceId }) => ({ id, serviceId, officeId: survey.officeId }));
  await mailServices(tx, told, moment, ({ id }) => ({
    // Once for this extension: another one, of a later correction, may be to the same day.
    dedupeKey: `extended:${id}:${dueText}:${moment.toISOString()}`,
    kind: 'extended',
    params: { dueAt: dueText },
  }));
  await recordEvent(tx, actor, 'requests.extended', {
    objectType: 'survey',
    objectId: surveyId,
    officeId: chosen.value.survey.officeId,
    before: act.map((row) => ({ requestId: row.id, dueAt: row.correctionDueAt ?? row.dueAt })),
    after: { dueAt: dueText, reason },
  });
  return ok({ changed: act.length, skipped });
}
