import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { env } from '@/lib/env';
import { conflict, forbidden, type Outcome } from '@/lib/outcome';
import { getSurvey } from '../data';
import { canRunSurvey } from '../policy';
import { reopenSurveySchema, type SurveyState, type SurveyView } from '../schema';

/**
 * open → closed: nobody can answer any more. Closing what is closed answers the same. 409 NEEDS_ANOTHER under the
 * two-person rule, unless it is a proposal that a second person confirms.
 */
export async function closeSurvey(
  actor: Actor,
  tx: Tx,
  { surveyId }: { surveyId: string },
  { confirmed = false } = {},
): Promise<Outcome<SurveyView>> {
  const survey = await getSurvey(actor, tx, surveyId);
  if (!survey.ok) return survey;
  if (!canRunSurvey(actor, survey.value)) return forbidden('NOT_ALLOWED');
  const alone = confirmed || !env().TWO_PERSON_RULE || actor.kind === 'system';
  if (!alone && survey.value.state === 'open') return conflict('NEEDS_ANOTHER');
  return move(actor, tx, surveyId, 'open', 'closed', 'survey.closed', { closedAt: now() });
}

/** closed → open again, with a reason that is kept in the audit log. */
export async function reopenSurvey(
  actor: Actor,
  tx: Tx,
  { surveyId, ...input }: { surveyId: string; reason: string },
): Promise<Outcome<SurveyView>> {
  const { reason } = reopenSurveySchema.parse(input);
  const survey = await getSurvey(actor, tx, surveyId);
  if (!survey.ok) return survey;
  if (!canRunSurvey(actor, survey.value)) return forbidden('NOT_ALLOWED');
  return move(actor, tx, surveyId, 'closed', 'open', 'survey.reopened', { closedAt: null }, reason);
}

async function move(
  actor: Actor,
  tx: Tx,
  surveyId: string,
  from: SurveyState,
  to: SurveyState,
  event: string,
  data: { closedAt: Date | null },
  reason?: string,
): Promise<Outcome<SurveyView>> {
  const { count } = await tx.survey.updateMany({
    where: { id: surveyId, state: from },
    data: { state: to, ...data },
  });
  const after = await getSurvey(actor, tx, surveyId);
  if (!after.ok || count === 1) {
    if (after.ok) {
      await recordEvent(tx, actor, event, {
        objectType: 'survey',
        objectId: surveyId,
        officeId: after.value.officeId,
        before: { state: from },
        after: { state: to, ...(reason === undefined ? {} : { reason }) },
      });
    }
    return after;
  }
  return after.value.state === to ? after : conflict('WRONG_STATE', { more: { state: after.value.state } });
}

/** Deletes a draft, which nobody outside the authority has seen. What was opened stays for good. */
export async function deleteDraft(
  actor: Actor,
  tx: Tx,
  { surveyId }: { surveyId: string },
): Promise<Outcome<{ surveyId: string }>> {
  const survey = await getSurvey(actor, tx, surveyId);
  if (!survey.ok) return survey;
  if (!canRunSurvey(actor, survey.value)) return forbidden('NOT_ALLOWED');
  const { count } = await tx.survey.deleteMany({ where: { id: surveyId, state: 'draft' } });
  if (count === 0) return conflict('NOT_DRAFT');
  await recordEvent(tx, actor, 'survey.draft_deleted', {
    objectType: 'survey',
    objectId: surveyId,
    officeId: survey.value.officeId,
    before: { title: survey.value.title, incidentId: survey.value.incidentId },
  });
  return { ok: true, value: { surveyId } };
}
