import { incidentOwner } from '@/domain/incidents/data';
import { getQuestionnaireVersion, listQuestionnaires } from '@/domain/questionnaires/data';
import { ensureTemplates } from '@/domain/questionnaires/mutations';
import type { QuestionnaireVersionView } from '@/domain/questionnaires/views';
import { officeToActFor } from '@/domain/register/policy';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { invalidField, notFound, type Outcome, ok } from '@/lib/outcome';
import { suggestedDueAt } from '../due-time';
import { type NewSurvey, newSurveySchema } from '../schema';

/**
 * Makes a draft. The title is the template's when none is given, the due time the suggested one. Errors:
 * NOT_FOUND (incident), NOT_ALLOWED, OFFICE_UNKNOWN on `officeId`, QUESTIONNAIRE_UNKNOWN on `template`.
 */
export async function createSurvey(
  actor: Actor,
  tx: Tx,
  input: NewSurvey,
): Promise<Outcome<{ surveyId: string }>> {
  const survey = newSurveySchema.parse(input);
  const incident = await incidentOwner(actor, tx, survey.incidentId);
  if (!incident) return notFound('NOT_FOUND');
  const office = officeToActFor(actor, survey.officeId);
  if (!office.ok) return office;
  const officeId = office.value;
  const questionnaire = await chosenQuestionnaire(actor, tx, survey);
  if (!questionnaire) return invalidField('template', 'QUESTIONNAIRE_UNKNOWN');

  const moment = now();
  const dueAt = survey.dueAt ? new Date(survey.dueAt) : suggestedDueAt(moment);
  const created = await tx.survey.create({
    data: {
      incidentId: incident.id,
      officeId,
      questionnaireVersionId: questionnaire.id,
      title: survey.title ?? questionnaire.title,
      introduction: survey.introduction,
      legalBasis: survey.legalBasis,
      contactLine: survey.contactLine,
      recipients: survey.recipients,
      lateAllowed: survey.lateAllowed,
      dueAt,
      createdAt: moment,
    },
    select: { id: true },
  });
  await recordEvent(tx, actor, 'survey.created', {
    objectType: 'survey',
    objectId: created.id,
    officeId,
    after: {
      incidentId: incident.id,
      title: survey.title ?? questionnaire.title,
      questionnaireVersionId: questionnaire.id,
      dueAt: dueAt.toISOString(),
      recipients: survey.recipients,
    },
  });
  return ok({ surveyId: created.id });
}

async function chosenQuestionnaire(
  actor: Actor,
  tx: Tx,
  survey: { template?: string | undefined; questionnaireVersionId?: string | undefined },
): Promise<QuestionnaireVersionView | null> {
  if (survey.questionnaireVersionId) {
    const version = await getQuestionnaireVersion(actor, tx, survey.questionnaireVersionId);
    return version.ok && version.value.publishedAt ? version.value : null;
  }
  await ensureTemplates(actor, tx);
  const all = await listQuestionnaires(actor, tx);
  return all.ok ? (all.value.find((version) => version.key === survey.template) ?? null) : null;
}
