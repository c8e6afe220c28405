import { ownerOf } from '@/domain/requests/data/owner';
import { getSurvey } from '@/domain/surveys/data';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { conflict, forbidden, invalidField, type Outcome, ok } from '@/lib/outcome';
import { checklistOf, reviewedRequest } from '../data';
import { canReview } from '../policy';
import { type Checklist, checklistSchema, tickSchema } from '../schema';

/**
 * What the authority looks at in each return of the survey. Ticks of a point that is taken out stay, unseen. The second
 * of two who changed the same revision gets 409 SOMEBODY_FIRST with the checklist that holds in `more.current`.
 */
export async function setChecklist(
  actor: Actor,
  tx: Tx,
  { surveyId, ...input }: Checklist & { surveyId: string },
): Promise<Outcome<Checklist>> {
  const { points, revision } = checklistSchema.parse(input);
  const survey = await getSurvey(actor, tx, surveyId);
  if (!survey.ok) return survey;
  if (!canReview(actor, survey.value)) return forbidden('NOT_ALLOWED');
  const before = await checklistOf(tx, surveyId);
  const { count } = await tx.survey.updateMany({
    where: { id: surveyId, checklistRevision: revision },
    data: { checklist: points, checklistRevision: { increment: 1 } },
  });
  const after = await checklistOf(tx, surveyId);
  if (count === 0) return conflict('SOMEBODY_FIRST', { more: { current: after } });
  await recordEvent(tx, actor, 'survey.checklist_set', {
    objectType: 'survey',
    objectId: surveyId,
    officeId: survey.value.officeId,
    before: before.points,
    after: points,
  });
  return ok(after);
}

/**
 * Ticks a point for the version that was looked at, or takes the tick away; a newer version starts with none.
 * Errors: NOT_ALLOWED, SOMEBODY_FIRST, UNKNOWN_FIELD on `key`.
 */
export async function tickPoint(
  actor: Actor,
  tx: Tx,
  { requestId, ...input }: { requestId: string; version: number; key: string; ticked: boolean },
): Promise<Outcome<{ ticked: boolean }>> {
  const { version, key, ticked } = tickSchema.parse(input);
  const found = await reviewedRequest(actor, tx, requestId);
  if (!found.ok) return found;
  const request = found.value;
  if (!canReview(actor, request)) return forbidden('NOT_ALLOWED');
  if (request.currentVersion !== version)
    return conflict('SOMEBODY_FIRST', { more: { currentVersion: request.currentVersion } });
  if (!(await checklistOf(tx, request.surveyId)).points.some((point) => point.key === key))
    return invalidField('key', 'UNKNOWN_FIELD');
  const { count } = ticked
    ? await tx.checklistTick.createMany({
        data: { ...ownerOf(request), version, key, at: now(), byId: actor.personId },
        skipDuplicates: true,
      })
    : await tx.checklistTick.deleteMany({ where: { requestId, version, key } });
  if (count > 0)
    await recordEvent(tx, actor, ticked ? 'checklist.ticked' : 'checklist.unticked', {
      objectType: 'request',
      objectId: requestId,
      officeId: request.officeId,
      after: { version, key },
    });
  return ok({ ticked });
}
