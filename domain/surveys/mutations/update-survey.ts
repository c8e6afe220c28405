import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import type { Tx } from '@/lib/db';
import { conflict, forbidden, type Outcome } from '@/lib/outcome';
import { getSurvey } from '../data';
import { canRunSurvey } from '../policy';
import { type SurveyChanges, type SurveyView, surveyChangesSchema } from '../schema';

/**
 * Changes a draft. The second of two who edited the same revision gets 409 SOMEBODY_FIRST with the other's
 * version in `more.current`; an opened survey 409 NOT_DRAFT.
 */
export async function updateSurvey(
  actor: Actor,
  tx: Tx,
  { surveyId, ...input }: SurveyChanges & { surveyId: string },
): Promise<Outcome<SurveyView>> {
  const before = await getSurvey(actor, tx, surveyId);
  if (!before.ok) return before;
  if (!canRunSurvey(actor, before.value)) return forbidden('NOT_ALLOWED');
  if (before.value.state !== 'draft') return conflict('NOT_DRAFT');
  const { revision, dueAt, ...changes } = surveyChangesSchema.parse(input);
  const data = {
    ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
    ...(dueAt === undefined ? {} : { dueAt: new Date(dueAt) }),
  };
  const { count } = await tx.survey.updateMany({
    where: { id: surveyId, state: 'draft', revision },
    data: { ...data, revision: { increment: 1 } },
  });
  const after = await getSurvey(actor, tx, surveyId);
  if (!after.ok) return after;
  if (count === 0) {
    return after.value.state === 'draft'
      ? conflict('SOMEBODY_FIRST', { more: { current: after.value } })
      : conflict('NOT_DRAFT');
  }
  const keys = Object.keys(data) as (keyof SurveyView)[];
  // Whom to call is a person, and can be erased: that it changed is recorded, not what it says.
  const said = (survey: SurveyView, key: keyof SurveyView) =>
    key === 'contactLine' ? survey.contactLine && '…' : (survey[key] as string);
  const of = (survey: SurveyView) => Object.fromEntries(keys.map((key) => [key, said(survey, key)]));
  await recordEvent(tx, actor, 'survey.updated', {
    objectType: 'survey',
    objectId: surveyId,
    officeId: after.value.officeId,
    before: of(before.value),
    after: of(after.value),
  });
  return after;
}
