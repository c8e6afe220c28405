import type { z } from 'zod';
import { isAnswered } from '@/domain/requests/rules';
import { canReview } from '@/domain/reviews/policy';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import type { Tx } from '@/lib/db';
import { type Outcome, ok } from '@/lib/outcome';
import { trackedRequests, withFlags } from '../rows';
import { isUnproblematic } from '../rules';
import { acceptSchema, type Chased, type TrackedRequest, type unacceptSchema } from '../schema';
import { addFacts, type Chosen, chosenRequests, parted } from './chosen';

/**
 * Accepts the chosen returns in the version that was looked at. With `unproblematic`, also what has got a flag or
 * a question meanwhile is passed over. Errors: as chosenRequests.
 */
export async function acceptReturns(
  actor: Actor,
  tx: Tx,
  { surveyId, ...input }: z.input<typeof acceptSchema> & { surveyId: string },
): Promise<Outcome<Chased>> {
  const { answers, unproblematic } = acceptSchema.parse(input);
  const looked = new Map(answers.map((answer) => [answer.requestId, answer.version]));
  const chosen = await chosenRequests(actor, tx, surveyId, [...looked.keys()], canReview);
  if (!chosen.ok) return chosen;
  const rows = unproblematic ? await judged(actor, tx, chosen.value) : chosen.value.rows;
  const { act, skipped } = parted(rows, (row) => {
    if (!isAnswered(row.response)) return 'NOT_ANSWERED';
    if (row.version !== looked.get(row.id)) return 'NEWER_VERSION';
    if (row.review === 'accepted') return 'ACCEPTED';
    return unproblematic && !isUnproblematic(row) ? 'PROBLEM' : null;
  });
  return decide(actor, tx, chosen.value, act, skipped, 'accepted');
}

/** Takes acceptances of these versions back: the returns wait to be looked at again. Errors: as chosenRequests. */
export async function unacceptReturns(
  actor: Actor,
  tx: Tx,
  { surveyId, answers }: z.input<typeof unacceptSchema> & { surveyId: string },
): Promise<Outcome<Chased>> {
  const looked = new Map(answers.map((answer) => [answer.requestId, answer.version]));
  const chosen = await chosenRequests(actor, tx, surveyId, [...looked.keys()], canReview);
  if (!chosen.ok) return chosen;
  const { act, skipped } = parted(chosen.value.rows, (row) => {
    if (row.review !== 'accepted') return 'NOT_ACCEPTED';
    return row.version === looked.get(row.id) ? null : 'NEWER_VERSION';
  });
  return decide(actor, tx, chosen.value, act, skipped, 'unaccepted');
}

/** The chosen rows with their flags, which may come from the survey's others. */
async function judged(actor: Actor, tx: Tx, { survey, moment, rows }: Chosen): Promise<TrackedRequest[]> {
  const all = await trackedRequests(actor, tx, { surveyId: survey.id }, null, moment);
  const ids = new Set(rows.map((row) => row.id));
  return (await withFlags(tx, survey, all)).rows.filter((row) => ids.has(row.id));
}

async function decide(
  actor: Actor,
  tx: Tx,
  chosen: Chosen,
  act: TrackedRequest[],
  skipped: Chased['skipped'],
  kind: 'accepted' | 'unaccepted',
): Promise<Outcome<Chased>> {
  if (act.length === 0) return ok({ changed: 0, skipped });
  await addFacts(actor, tx, chosen, act, kind, (row) => ({ version: row.version }));
  await recordEvent(tx, actor, `returns.${kind}`, {
    objectType: 'survey',
    objectId: chosen.survey.id,
    officeId: chosen.survey.officeId,
    after: { answers: act.map((row) => ({ requestId: row.id, version: row.version })) },
  });
  return ok({ changed: act.length, skipped });
}
