import { randomUUID } from 'node:crypto';
import { queueMessages } from '@/domain/messages/outbox';
import { changedKeys } from '@/domain/questionnaires/rules';
import { definitionSchema } from '@/domain/questionnaires/schema';
import { primaryContacts } from '@/domain/register/data';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { conflict, invalid, invalidField, type Outcome, ok } from '@/lib/outcome';
import { correctedSurvey, getQuestionCorrection, isOpened } from '../data';
import { type CorrectQuestions, correctQuestionsSchema, type QuestionCorrection } from '../schema';

type Concerned = NonNullable<QuestionCorrection['proposed']>['concerned'];

/**
 * Moves an open survey to a published version made from its questions. What was answered stands, pinned to the
 * version it was given to; those concerned get their answer back with questions on the fields, a due time and a mail;
 * those who have opened and not answered are told. Errors: NOT_ALLOWED, SURVEY_NOT_OPEN, SOMEBODY_FIRST (the survey
 * has moved meanwhile), QUESTIONNAIRE_UNKNOWN on `questionnaireVersionId`, KEY_CHANGED, IN_PAST on `dueAt`.
 */
export async function correctQuestions(
  actor: Actor,
  tx: Tx,
  { surveyId, ...input }: CorrectQuestions & { surveyId: string },
): Promise<Outcome<{ surveyId: string; questionnaireVersionId: string; asked: number; told: number }>> {
  const { questionnaireVersionId, askAgain, reason, ...wanted } = correctQuestionsSchema.parse(input);
  const found = await correctedSurvey(actor, tx, surveyId);
  if (!found.ok) return found;
  const survey = found.value;
  if (survey.state !== 'open') return conflict('SURVEY_NOT_OPEN');
  const moment = now();
  const dueAt = new Date(wanted.dueAt);
  if (dueAt <= moment) return invalidField('dueAt', 'IN_PAST');
  if (survey.questionnaireVersionId === questionnaireVersionId) return conflict('SOMEBODY_FIRST');
  // Held from here on: a return that comes meanwhile waits, and then answers the new questions or is refused.
  await tx.$queryRaw`select id from survey where id = ${surveyId}::uuid for update`;
  const effect = await getQuestionCorrection(actor, tx, { surveyId, questionnaireVersionId, askAgain });
  if (!effect.ok) return effect;
  const { current, proposed } = effect.value;
  if (!proposed) return invalidField('questionnaireVersionId', 'QUESTIONNAIRE_UNKNOWN');
  const fields = changedKeys(definitionSchema.parse(current.definition), proposed.version.definition);
  if (fields.length > 0) return invalid('INVALID', { fields });
  const { count } = await tx.survey.updateMany({
    where: { id: surveyId, state: 'open', questionnaireVersionId: current.id },
    data: { questionnaireVersionId },
  });
  if (count === 0) return conflict('SOMEBODY_FIRST');

  await tx.questionCorrection.create({
    data: {
      surveyId,
      officeId: survey.officeId,
      fromId: current.id,
      toId: questionnaireVersionId,
      reason,
      at: moment,
      byId: actor.personId,
    },
  });
  const asked = await askAgainOf(actor, tx, surveyId, proposed.concerned, { reason, dueAt, moment });
  const told = await tell(tx, surveyId, questionnaireVersionId, moment);
  await recordEvent(tx, actor, 'survey.questions_corrected', {
    objectType: 'survey',
    objectId: surveyId,
    officeId: survey.officeId,
    before: { questionnaireVersionId: current.id },
    after: { questionnaireVersionId, reason, askAgain, asked, told, dueAt: dueAt.toISOString() },
  });
  return ok({ surveyId, questionnaireVersionId, asked, told });
}

type How = { reason: string; dueAt: Date; moment: Date };

/** Sends the answers of those concerned back, as a reviewer would: with the fields, what was corrected, and a mail. */
async function askAgainOf(
  actor: Actor,
  tx: Tx,
  surveyId: string,
  concerned: Concerned,
  { reason, dueAt, moment }: How,
): Promise<number> {
  const requests = await tx.request.findMany({
    where: { surveyId, id: { in: concerned.map((one) => one.requestId) } },
    select: {
      id: true,
      incidentId: true,
      serviceId: true,
      officeId: true,
      countyOfficeIds: true,
      currentVersion: true,
    },
  });
  const reasonsOf = new Map(concerned.map((one) => [one.requestId, one.reasons]));
  const returned = requests.map((request) => ({ correctionId: randomUUID(), ...request }));
  await tx.correction.createMany({
    data: returned.map(({ correctionId, id, serviceId, officeId, currentVersion }) => ({
      id: correctionId,
      requestId: id,
      surveyId,
      serviceId,
      officeId,
      version: currentVersion,
      questions: (reasonsOf.get(id) ?? []).slice(0, 50).map(({ path }) => ({ path, text: reason })),
      dueAt,
      at: moment,
      byId: actor.personId,
    })),
  });
  await tx.requestFact.createMany({
    data: returned.map(({ id, incidentId, serviceId, officeId, countyOfficeIds, currentVersion }) => ({
      requestId: id,
      surveyId,
      incidentId,
      serviceId,
      officeId,
      countyOfficeIds,
      kind: 'returned',
      value: { version: currentVersion, dueAt: dueAt.toISOString() },
      at: moment,
      recordedAt: moment,
      byId: actor.personId,
    })),
  });
  const contacts = await primaryContacts(
    tx,
    returned.map((request) => request.serviceId),
    moment,
  );
  await queueMessages(
    tx,
    returned.flatMap(({ correctionId, id, serviceId, officeId }) => {
      const contact = contacts.get(serviceId);
      if (!contact?.email) return [];
      return {
        dedupeKey: `returned:${correctionId}`,
        kind: 'returned' as const,
        personId: contact.personId,
        requestId: id,
        serviceId,
        officeId,
        params: { dueAt: dueAt.toISOString() },
      };
    }),
  );
  return returned.length;
}

/** Whoever has the form open, or has begun, and not answered, learns that the questions have changed. */
async function tell(tx: Tx, surveyId: string, versionId: string, moment: Date): Promise<number> {
  const waiting = await tx.request.findMany({
    where: { surveyId, currentVersion: 0 },
    select: {
      id: true,
      serviceId: true,
      officeId: true,
      facts: {
        where: { kind: { in: ['opened', 'exempted', 'unexempted'] } },
        select: { kind: true },
        orderBy: { recordedAt: 'desc' },
      },
    },
  });
  const opened = waiting.filter(
    (one) => isOpened(one) && one.facts.find((fact) => fact.kind !== 'opened')?.kind !== 'exempted',
  );
  const contacts = await primaryContacts(
    tx,
    opened.map((request) => request.serviceId),
    moment,
  );
  await queueMessages(
    tx,
    opened.flatMap(({ id, serviceId, officeId }) => {
      const contact = contacts.get(serviceId);
      if (!contact?.email) return [];
      return {
        dedupeKey: `questions_corrected:${id}:${versionId}`,
        kind: 'questions_corrected' as const,
        personId: contact.personId,
        requestId: id,
        serviceId,
        officeId,
      };
    }),
  );
  return opened.length;
}
