import type { z } from 'zod';
import { getSurvey } from '@/domain/surveys/data';
import { canRunSurvey } from '@/domain/surveys/policy';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import type { Tx } from '@/lib/db';
import { forbidden, type Outcome, ok } from '@/lib/outcome';
import { type ReminderPlan, reminderPlanSchema } from '../schema';

/** On which days, counted from each request's own due time, the worker reminds whoever is on the chase list. */
export async function setReminderPlan(
  actor: Actor,
  tx: Tx,
  { surveyId, ...input }: z.input<typeof reminderPlanSchema> & { surveyId: string },
): Promise<Outcome<ReminderPlan>> {
  const { days } = reminderPlanSchema.parse(input);
  const survey = await getSurvey(actor, tx, surveyId);
  if (!survey.ok) return survey;
  if (!canRunSurvey(actor, survey.value)) return forbidden('NOT_ALLOWED');
  const before = await reminderPlanOf(tx, surveyId);
  await tx.survey.update({ where: { id: surveyId }, data: { reminderPlan: days }, select: { id: true } });
  await recordEvent(tx, actor, 'survey.reminder_plan_set', {
    objectType: 'survey',
    objectId: surveyId,
    officeId: survey.value.officeId,
    before: { days: before },
    after: { days },
  });
  return ok({ days });
}

/** The days of a survey's plan. */
export async function reminderPlanOf(tx: Tx, surveyId: string): Promise<number[]> {
  const survey = await tx.survey.findUnique({ where: { id: surveyId }, select: { reminderPlan: true } });
  return reminderPlanSchema.shape.days.parse(survey?.reminderPlan ?? []);
}
