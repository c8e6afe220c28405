import { holdRequests } from '@/domain/requests/data/held';
import { newFact, type OwningRequest, owningSelect } from '@/domain/requests/data/owner';
import type { Fact } from '@/domain/requests/rules';
import { getSurvey } from '@/domain/surveys/data';
import { canChase, canRunSurvey } from '@/domain/surveys/policy';
import type { SurveyView } from '@/domain/surveys/schema';
import type { Actor } from '@/lib/actor';
import type { Tx } from '@/lib/db';
import { conflict, forbidden, notFound, type Outcome, ok } from '@/lib/outcome';
import { trackedRequests } from '../rows';
import type { Chased, TrackedRequest } from '../schema';

export type Chosen = {
  survey: SurveyView;
  moment: Date;
  rows: TrackedRequest[];
  /** The same by id, as their rows name them. */
  requests: Map<string, OwningRequest>;
};

/**
 * The requests that an action is about, locked until the transaction ends, so that two who act at once come one
 * after the other. All must be of this survey and visible. `may` is the policy question; what it allows may be done in
 * a closed survey, too, unless it is canChase.
 * Errors: NOT_FOUND, NOT_ALLOWED, SURVEY_NOT_OPEN.
 */
export async function chosenRequests(
  actor: Actor,
  tx: Tx,
  surveyId: string,
  requestIds: string[],
  may: typeof canChase | typeof canRunSurvey = canChase,
): Promise<Outcome<Chosen>> {
  const survey = await getSurvey(actor, tx, surveyId);
  if (!survey.ok) return survey;
  if (!may(actor, survey.value))
    return canRunSurvey(actor, survey.value) ? conflict('SURVEY_NOT_OPEN') : forbidden('NOT_ALLOWED');
  if (survey.value.state === 'draft') return conflict('SURVEY_NOT_OPEN');
  const ids = [...new Set(requestIds)];
  const moment = await holdRequests(tx, { requestIds: ids });
  const rows = await trackedRequests(actor, tx, { surveyId, id: { in: ids } }, null, moment);
  if (rows.length !== ids.length) return notFound('NOT_FOUND');
  const requests = await tx.request.findMany({ where: { id: { in: ids } }, select: owningSelect });
  return ok({
    survey: survey.value,
    moment,
    rows,
    requests: new Map(requests.map((request) => [request.id, request])),
  });
}

/** Parts the chosen rows: those to act on, and those passed over with the reason that `why` gives. */
export function parted(
  rows: readonly TrackedRequest[],
  why: (row: TrackedRequest) => Chased['skipped'][number]['reason'] | null,
): { act: TrackedRequest[]; skipped: Chased['skipped'] } {
  const act: TrackedRequest[] = [];
  const skipped: Chased['skipped'] = [];
  for (const row of rows) {
    const reason = why(row);
    if (reason) skipped.push({ requestId: row.id, serviceName: row.serviceName, reason });
    else act.push(row);
  }
  return { act, skipped };
}

/** Appends one fact to each request. */
export async function addFacts(
  actor: Actor,
  tx: Tx,
  chosen: Chosen,
  rows: readonly TrackedRequest[],
  kind: 'extended' | 'exempted' | 'unexempted' | 'accepted' | 'unaccepted',
  factValue: (row: TrackedRequest) => NonNullable<Fact['value']>,
): Promise<void> {
  await tx.requestFact.createMany({
    data: rows.flatMap((row) => {
      const request = chosen.requests.get(row.id);
      return request ? newFact(actor, request, chosen.moment, { kind, value: factValue(row) }) : [];
    }),
  });
}
