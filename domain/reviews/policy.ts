import { canAnswerRequest } from '@/domain/requests/policy';
import { canReviewReturns } from '@/domain/surveys/policy';
import { type Actor, hasRole } from '@/lib/actor';

type Owned = { officeId: string };
type Side = 'authority' | 'service';

/** Accepts, dismisses flags, ticks the checklist and writes notes: the survey's own authority. */
export function canReview(actor: Actor, request: Owned): boolean {
  return canReviewReturns(actor, request);
}

/** Sends back only while the service can answer. */
export function canSendBack(actor: Actor, request: Owned & { surveyState: string }): boolean {
  return canReview(actor, request) && request.surveyState === 'open';
}

/** Flags, notes and checklists are never the service's; the directorate reads those of all surveys. */
export function canReadReview(actor: Actor, request: Owned): boolean {
  return canReview(actor, request) || hasRole(actor, 'directorate');
}

/** The side that the actor speaks for in a thread; null: may not write there. Whoever answers answers as the service. */
export function sideOf(actor: Actor, request: Owned & { serviceId: string }): Side | null {
  if (canAnswerRequest(actor, request)) return 'service';
  return canReview(actor, request) && actor.kind === 'person' ? 'authority' : null;
}

/** Both sides, and the directorate. */
export function canReadThread(actor: Actor, request: Owned & { serviceId: string }): boolean {
  return canAnswerRequest(actor, request) || canReadReview(actor, request);
}
