import { createQuestionnaire, createVersion } from '@/domain/questionnaires/mutations';
import type { Actor } from '@/lib/actor';
import type { Tx } from '@/lib/db';
import { conflict, type Outcome, ok } from '@/lib/outcome';
import { heldSurvey } from '../data';

/**
 * The draft in which an open survey's questions are corrected: the one that there is; else the next version of the
 * authority's own questionnaire; else, for a template that ships or a questionnaire that has moved on, a copy.
 * Of two who begin at once the second gets the draft of the first.
 */
export async function beginCorrection(
  actor: Actor,
  tx: Tx,
  { surveyId }: { surveyId: string },
): Promise<Outcome<{ questionnaireVersionId: string }>> {
  const found = await heldSurvey(actor, tx, surveyId);
  if (!found.ok) return found;
  const { questionnaireVersionId, officeId, state, questionnaireVersion: current } = found.value;
  if (state !== 'open') return conflict('SURVEY_NOT_OPEN');
  const begun = await tx.questionnaireVersion.findFirst({
    where: { basedOnId: questionnaireVersionId, publishedAt: null, questionnaire: { officeId } },
    select: { id: true },
    orderBy: { id: 'desc' },
  });
  if (begun) return ok({ questionnaireVersionId: begun.id });
  const newer = await tx.questionnaireVersion.count({
    where: {
      version: { gt: current.version },
      questionnaire: { officeId, versions: { some: { id: questionnaireVersionId } } },
    },
  });
  const own = await tx.questionnaire.count({
    where: { officeId, versions: { some: { id: questionnaireVersionId } } },
  });
  if (own === 1 && newer === 0) return createVersion(actor, tx, { questionnaireVersionId });
  return createQuestionnaire(actor, tx, {
    officeId,
    title: current.questionnaire.title,
    copyOfId: questionnaireVersionId,
  });
}
