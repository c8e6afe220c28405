import type { z } from 'zod';
import { getSurvey } from '@/domain/surveys/data';
import { canRunSurvey } from '@/domain/surveys/policy';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import type { Tx } from '@/lib/db';
import { conflict, forbidden, type Outcome, ok } from '@/lib/outcome';
import { type ReminderPlan, reminderPlanSchema } from '../schema';

/**
 * On which days, counted from each request's own due time, the worker reminds whoever is on the chase list. The second
 * of two who changed the same revision gets 409 SOMEBODY_FIRST with the plan that holds in `more.current`.
 */
export async function setReminderPlan(
  actor: Actor,
  tx: Tx,
  { surveyId, ...input }: z.input<typeof reminderPlanSchema> & { surveyId: string },
): Promise<Outcome<ReminderPlan>> {
  const { days, revision } = reminderPlanSchema.parse(input);
  const survey = await getSurvey(actor, tx, surveyId);
  if (!survey.ok) return survey;
  if (!canRunSurvey(actor, survey.value)) return forbidden('NOT_ALLOWED');
  const before = await reminderPlanOf(tx, surveyId);
  const { count } = await tx.survey.updateMany({
    where: { id: surveyId, reminderPlanRevision: revision },
    data: { reminderPlan: days, reminderPlanRevision: { increment: 1 } },
  });
  const after = await reminderPlanOf(tx, surveyId);
  if (count === 0) return conflict('SOMEBODY_FIRST', { more: { current: after } });
  await recordEvent(tx, actor, 'survey.reminder_plan_set', {
    objectType: 'survey',
    objectId: surveyId,
    officeId: survey.value.officeId,
    before: { days: before.days },
    after: { days },
  });
  return ok(after);
}

/** The days of a survey's plan, and its revision. */
export async function reminderPlanOf(tx: Tx, surveyId: string): Promise<ReminderPlan> {
  const survey = await tx.survey.findUnique({
    where: { id: surveyId },
    select: { reminderPlan: true, reminderPlanRevision: true },
  });
  return {
    days: reminderPlanSchema.shape.days.parse(survey?.reminderPlan ?? []),
    revision: survey?.reminderPlanRevision ?? 0,
  };
}
