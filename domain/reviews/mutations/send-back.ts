import type { z } from 'zod';
import { knownPaths } from '@/domain/questionnaires/compose';
import type { Definition } from '@/domain/questionnaires/schema';
import { holdRequests } from '@/domain/requests/data/held';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import type { Tx } from '@/lib/db';
import { conflict, type FieldError, forbidden, invalid, invalidField, type Outcome, ok } from '@/lib/outcome';
import { type Reviewed, reviewedRequest } from '../data';
import { canReview, canSendBack } from '../policy';
import { questionsNow } from '../questions-data';
import { type SendBack, sendBackSchema, type sentBackSchema } from '../schema';
import { askedTogether, stillAsked } from '../still-asked';
import { mailKey, storeSentBack } from './store-sent-back';

/**
 * Sends the version that was looked at back, with questions on named fields and a due time of its own. The answer
 * stays answered and stays in the figures until a new version comes; what it is asked already is asked along with it;
 * the service is mailed, and is chased again. What is sent again under its id is answered as the first time.
 * Errors: NOT_ALLOWED, SURVEY_NOT_OPEN, SOMEBODY_FIRST (a newer version), IN_PAST on `dueAt`, UNKNOWN_FIELD, KEY_REUSED
 * for the id of something else.
 */
export async function sendBack(
  actor: Actor,
  tx: Tx,
  { requestId, ...input }: SendBack & { requestId: string },
): Promise<Outcome<z.input<typeof sentBackSchema>>> {
  const { id, version, questions, ...wanted } = sendBackSchema.parse(input);
  const found = await reviewedRequest(actor, tx, requestId);
  if (!found.ok) return found;
  if (!canReview(actor, found.value)) return forbidden('NOT_ALLOWED');
  const request = found.value;
  // Held until this is written: a return that comes meanwhile waits, and is then the newer one.
  const moment = await holdRequests(tx, { requestIds: [requestId] });
  const dueAt = new Date(wanted.dueAt);
  const before = id ? await sentBefore(actor, tx, { id, requestId, version, dueAt }) : null;
  if (before) return before;
  if (!canSendBack(actor, request)) return conflict('SURVEY_NOT_OPEN');
  const { currentVersion } = await tx.request.findUniqueOrThrow({
    where: { id: requestId },
    select: { currentVersion: true },
  });
  if (currentVersion !== version) return conflict('SOMEBODY_FIRST', { more: { currentVersion } });
  if (dueAt <= moment) return invalidField('dueAt', 'IN_PAST');
  const { definition } = await questionsNow(tx, request.surveyId);
  const strange = await strangeFields(tx, request, definition, questions);
  if (strange.length > 0) return invalid('INVALID', { fields: strange });

  // What was asked before and is not answered yet is asked along with it: the service sees the newest sending back.
  const still = (await stillAsked(tx, [requestId], definition, moment)).get(requestId);
  const asked = askedTogether(still?.questions ?? [], questions);
  const sent = { ...request, correctionId: id, version, questions: asked, dueAt };
  const mailed = await storeSentBack(actor, tx, [sent], moment);
  if (!mailed.ok) return mailed;
  // The questions' words stay in their own table: the audit names the fields.
  await recordEvent(tx, actor, 'return.sent_back', {
    objectType: 'request',
    objectId: requestId,
    officeId: request.officeId,
    after: { version, dueAt: dueAt.toISOString(), fields: asked.map((one) => one.path) },
  });
  return ok({ correctionDueAt: dueAt.toISOString(), mailed: mailed.value > 0 });
}

/** What was answered when it came the first time; null when it has not come before. */
async function sentBefore(
  actor: Actor,
  tx: Tx,
  { id, ...sent }: { id: string; requestId: string; version: number; dueAt: Date },
): Promise<Outcome<z.input<typeof sentBackSchema>> | null> {
  if ((await tx.correction.count({ where: { id } })) === 0) return null;
  if ((await tx.correction.count({ where: { id, ...sent, byId: actor.personId } })) === 0)
    return invalid('KEY_REUSED');
  const mails = await tx.message.count({ where: { dedupeKey: mailKey(id) } });
  return ok({ correctionDueAt: sent.dueAt.toISOString(), mailed: mails > 0 });
}

/** The questions about fields that the request is not asked. */
async function strangeFields(
  tx: Tx,
  { id }: Reviewed,
  definition: Definition,
  questions: SendBack['questions'],
): Promise<FieldError[]> {
  const places = await tx.requestMunicipality.findMany({
    where: { requestId: id },
    select: { municipalityNumber: true },
  });
  const known = knownPaths(
    definition,
    places.map((place) => place.municipalityNumber),
  );
  return questions.flatMap(({ path }, i) =>
    known.has(path) ? [] : { path: `questions.${i}.path`, code: 'UNKNOWN_FIELD' },
  );
}
