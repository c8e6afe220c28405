import { getSurvey } from '@/domain/surveys/data';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { env } from '@/lib/env';
import { conflict, forbidden, notFound, type Outcome, ok } from '@/lib/outcome';
import { canPropose } from '../policy';
import type { AskInput } from '../schema';

/**
 * Asks that another of the same authority confirms it. 404 NOT_FOUND, 403 NOT_ALLOWED, 409 SURVEY_NOT_OPEN,
 * ALREADY_ASKED (closing waits already) or NOT_NEEDED (the rule is off).
 */
export async function askForAnother(
  actor: Actor,
  tx: Tx,
  { surveyId, kind, ...input }: AskInput & { surveyId: string },
): Promise<Outcome<{ proposalId: string }>> {
  const survey = await getSurvey(actor, tx, surveyId);
  if (!survey.ok) return survey;
  if (!canPropose(actor, survey.value) || !actor.personId) return forbidden('NOT_ALLOWED');
  if (survey.value.state !== 'open') return conflict('SURVEY_NOT_OPEN');
  if (!env().TWO_PERSON_RULE) return conflict('NOT_NEEDED');
  if ('requestIds' in input) {
    const ids = [...new Set(input.requestIds)];
    if ((await tx.request.count({ where: { surveyId, id: { in: ids } } })) !== ids.length) {
      return notFound('NOT_FOUND');
    }
  }
  const { officeId } = survey.value;
  const proposalId = crypto.randomUUID();
  const { count } = await tx.proposal.createMany({
    data: [{ id: proposalId, kind, surveyId, officeId, input, askedById: actor.personId, askedAt: now() }],
    skipDuplicates: true,
  });
  if (count === 0) return conflict('ALREADY_ASKED');
  await recordEvent(tx, actor, 'proposal.asked', {
    objectType: 'survey',
    objectId: surveyId,
    officeId,
    after: { proposalId, kind, ...input },
  });
  return ok({ proposalId });
}
