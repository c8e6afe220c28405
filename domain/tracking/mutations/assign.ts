import type { z } from 'zod';
import { ownerOf } from '@/domain/requests/data/owner';
import { canRunSurvey } from '@/domain/surveys/policy';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import type { Tx } from '@/lib/db';
import { invalidField, type Outcome, ok } from '@/lib/outcome';
import { colleaguesOf } from '../colleagues-data';
import type { assignSchema, Chased } from '../schema';
import { chosenRequests, parted } from './chosen';

/**
 * Gives the chosen requests to one of the authority's own people to follow, or to nobody; in a closed survey too.
 * Passed over: who has it already, and what somebody else has taken on since it was looked at. What somebody follows
 * who has left the authority is nobody's. Errors: as chosenRequests, and NOT_A_COLLEAGUE on `personId`.
 */
export async function assignRequests(
  actor: Actor,
  tx: Tx,
  { surveyId, requests, personId }: z.input<typeof assignSchema> & { surveyId: string },
): Promise<Outcome<Chased>> {
  const looked = new Map(requests.map((one) => [one.requestId, one.assigneeId]));
  const chosen = await chosenRequests(actor, tx, surveyId, [...looked.keys()], canRunSurvey);
  if (!chosen.ok) return chosen;
  const { survey, moment, rows, requests: owning } = chosen.value;
  const colleagues = await colleaguesOf(actor, tx, survey.officeId, moment);
  if (personId && !colleagues.some((one) => one.id === personId))
    return invalidField('personId', 'NOT_A_COLLEAGUE');
  const ids = rows.map((row) => row.id);
  const held = await tx.assignment.findMany({
    where: { requestId: { in: ids } },
    select: { requestId: true, personId: true },
  });
  const before = new Map(held.map((one) => [one.requestId, one.personId]));
  const { act, skipped } = parted(rows, (row) => {
    const follower = row.assignee?.id ?? null;
    if (follower === personId) return 'SAME_PERSON';
    return follower === looked.get(row.id) ? null : 'ANOTHER_FOLLOWS';
  });
  if (act.length === 0) return ok({ changed: 0, skipped });
  const changed = act.map((row) => row.id);
  await tx.assignment.deleteMany({ where: { requestId: { in: changed } } });
  if (personId)
    await tx.assignment.createMany({
      data: changed.flatMap((id) => {
        const request = owning.get(id);
        return request ? { ...ownerOf(request), personId, at: moment, byId: actor.personId } : [];
      }),
    });
  await recordEvent(tx, actor, 'requests.assigned', {
    objectType: 'survey',
    objectId: surveyId,
    officeId: survey.officeId,
    before: { assigned: Object.fromEntries(changed.map((id) => [id, before.get(id) ?? null])) },
    after: { requestIds: changed, personId },
  });
  return ok({ changed: changed.length, skipped });
}
