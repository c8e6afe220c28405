import type { z } from 'zod';
import { mailServices } from '@/domain/messages/to-services';
import { changedKeys } from '@/domain/questionnaires/rules';
import { type Definition, definitionSchema } from '@/domain/questionnaires/schema';
import { holdRequests } from '@/domain/requests/data/held';
import { owningSelect } from '@/domain/requests/data/owner';
import { storeSentBack } from '@/domain/reviews/mutations/store-sent-back';
import { askedTogether, earlierDue, stillAsked } from '@/domain/reviews/still-asked';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import type { Tx } from '@/lib/db';
import { conflict, invalid, invalidField, type Outcome, ok } from '@/lib/outcome';
import { correctedSurvey, getQuestionCorrection, heldSurvey, isOpened } from '../data';
import { type CorrectQuestions, correctQuestionsSchema, type QuestionCorrection } from '../schema';
import { release } from './release';
import { tellReviewers } from './tell-reviewers';

type Concerned = NonNullable<QuestionCorrection['proposed']>['concerned'];

/**
 * Moves an open survey to a published version made from its questions. What was answered stands, pinned to the
 * version it was given to; those concerned get their answer back with questions on the fields, a due time and a mail;
 * what was sent back with questions that all fell away waits to be looked at, and whoever put a question that falls
 * away is told; so are those who have opened and not answered. Errors: NOT_ALLOWED, SURVEY_NOT_OPEN, SOMEBODY_FIRST (the
 * survey has moved meanwhile), QUESTIONNAIRE_UNKNOWN on `questionnaireVersionId`, KEY_CHANGED, IN_PAST on `dueAt`.
 */
export async function correctQuestions(
  actor: Actor,
  tx: Tx,
  { surveyId, ...input }: CorrectQuestions & { surveyId: string },
): Promise<Outcome<{ surveyId: string; questionnaireVersionId: string; asked: number; told: number }>> {
  const wanted = correctQuestionsSchema.parse(input);
  const { questionnaireVersionId, askAgain, reason } = wanted;
  const moved = await moveSurvey(actor, tx, surveyId, wanted);
  if (!moved.ok) return moved;
  const { officeId, from, before, after, concerned, dueAt, moment } = moved.value;
  const reviewers = await tellReviewers(actor, tx, surveyId, {
    officeId,
    versionId: questionnaireVersionId,
    before,
    after,
    moment,
  });
  const asked = await sendBackConcerned(actor, tx, surveyId, concerned, {
    definition: after,
    reason,
    dueAt,
    moment,
  });
  if (!asked.ok) return asked;
  const released = await release(actor, tx, surveyId, {
    definition: after,
    moment,
    except: concerned.map((one) => one.requestId),
  });
  const told = await tell(tx, surveyId, questionnaireVersionId, moment);
  await recordEvent(tx, actor, 'survey.questions_corrected', {
    objectType: 'survey',
    objectId: surveyId,
    officeId,
    before: { questionnaireVersionId: from },
    after: {
      questionnaireVersionId,
      reason,
      askAgain,
      asked: asked.value,
      released,
      told,
      reviewers,
      dueAt: dueAt.toISOString(),
    },
  });
  return ok({ surveyId, questionnaireVersionId, asked: asked.value, told });
}

/** The survey on its new version, when nothing speaks against it; and what has to be done because of that. */
async function moveSurvey(
  actor: Actor,
  tx: Tx,
  surveyId: string,
  { questionnaireVersionId, askAgain, reason, ...wanted }: z.output<typeof correctQuestionsSchema>,
) {
  const seen = await correctedSurvey(actor, tx, surveyId);
  if (!seen.ok) return seen;
  // Held from here on: a return that comes meanwhile waits, and then answers the new questions or is refused. In the
  // order in which a return holds them, request before survey, or the two could wait for each other.
  const moment = await holdRequests(tx, { surveyId });
  const found = await heldSurvey(actor, tx, surveyId);
  if (!found.ok) return found;
  const { officeId, state, questionnaireVersionId: asks } = found.value;
  if (state !== 'open') return conflict('SURVEY_NOT_OPEN');
  const dueAt = new Date(wanted.dueAt);
  if (dueAt <= moment) return invalidField('dueAt', 'IN_PAST');
  if (asks === questionnaireVersionId) return conflict('SOMEBODY_FIRST');
  const effect = await getQuestionCorrection(actor, tx, { surveyId, questionnaireVersionId, askAgain });
  if (!effect.ok) return effect;
  const { current, proposed } = effect.value;
  if (!proposed) return invalidField('questionnaireVersionId', 'QUESTIONNAIRE_UNKNOWN');
  const [before, after] = [definitionSchema.parse(current.definition), proposed.version.definition];
  const fields = changedKeys(before, after);
  if (fields.length > 0) return invalid('INVALID', { fields });
  const { count } = await tx.survey.updateMany({
    where: { id: surveyId, state: 'open', questionnaireVersionId: current.id },
    data: { questionnaireVersionId },
  });
  if (count === 0) return conflict('SOMEBODY_FIRST');
  await tx.questionCorrection.create({
    data: {
      surveyId,
      officeId,
      fromId: current.id,
      toId: questionnaireVersionId,
      reason,
      at: moment,
      byId: actor.personId,
    },
  });
  return ok({ officeId, from: current.id, before, after, concerned: proposed.concerned, dueAt, moment });
}

type How = { definition: Definition; reason: string; dueAt: Date; moment: Date };

/**
 * Sends the answers of those concerned back, as a reviewer would: with the fields, what was corrected, and a mail. What a
 * reviewer has asked and they have not answered yet is asked along with it, by the earlier of the two due times.
 */
async function sendBackConcerned(
  actor: Actor,
  tx: Tx,
  surveyId: string,
  concerned: Concerned,
  { definition, reason, dueAt, moment }: How,
): Promise<Outcome<number>> {
  const requests = await tx.request.findMany({
    where: { surveyId, id: { in: concerned.map((one) => one.requestId) } },
    select: { ...owningSelect, currentVersion: true },
  });
  const reasonsOf = new Map(concerned.map((one) => [one.requestId, one.reasons]));
  const still = await stillAsked(
    tx,
    requests.map((request) => request.id),
    definition,
    moment,
  );
  const sentBack = requests.map(({ currentVersion, ...request }) => {
    const added = (reasonsOf.get(request.id) ?? []).map(({ path }) => ({ path, text: reason }));
    const before = still.get(request.id);
    return {
      ...request,
      version: currentVersion,
      questions: askedTogether(before?.questions ?? [], added),
      dueAt: earlierDue(before?.dueAt, dueAt, moment),
    };
  });
  const stored = await storeSentBack(actor, tx, sentBack, moment);
  return stored.ok ? ok(sentBack.length) : stored;
}

/**
 * Whoever has the form open, or has begun, and not answered, learns that the questions have changed. Answers how many
 * are mailed.
 */
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
  return mailServices(tx, opened, moment, ({ id }) => ({
    dedupeKey: `questions_corrected:${id}:${versionId}`,
    kind: 'questions_corrected',
  }));
}
