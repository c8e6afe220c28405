import { type Actor, actsFor, hasRole } from '@/lib/actor';
import { type Lifecycle, mayBecome } from './rules';

export { visibleSurveys } from '@/domain/incidents/policy';

type Owned = Lifecycle & { officeId: string };

/**
 * The survey's own authority, the directorate for a national one, in whatever state it is: sets who follows which
 * request and when reminders go. Every write asks this, and its own condition asks for the state: who may not is told
 * so, who is too late is too.
 */
export function canRunSurvey(actor: Actor, survey: { officeId: string }): boolean {
  return actsFor(actor, survey.officeId);
}

/** Changes it while it is a draft. */
export function canEditSurvey(actor: Actor, survey: Owned): boolean {
  return canRunSurvey(actor, survey) && survey.state === 'draft';
}

/** Sends a draft out. */
export function canOpenSurvey(actor: Actor, survey: Owned): boolean {
  return canRunSurvey(actor, survey) && survey.state === 'draft';
}

/** Lets nobody answer any more. */
export function canCloseSurvey(actor: Actor, survey: Owned): boolean {
  return canRunSurvey(actor, survey) && mayBecome(survey, 'closed');
}

/** Lets them answer again. */
export function canReopenSurvey(actor: Actor, survey: Owned): boolean {
  return canRunSurvey(actor, survey) && survey.state === 'closed' && mayBecome(survey, 'open');
}

/** What was opened stays for good. */
export function canDeleteDraft(actor: Actor, survey: Owned): boolean {
  return canRunSurvey(actor, survey) && survey.state === 'draft';
}

/** Looks at what was answered and accepts it, in a closed survey too. */
export function canReviewReturns(actor: Actor, survey: { officeId: string }): boolean {
  return canRunSurvey(actor, survey);
}

/** Reminds, extends and exempts in an open survey. */
export function canChase(actor: Actor, survey: Owned): boolean {
  return canRunSurvey(actor, survey) && survey.state === 'open';
}

/** The authority's own survey whole; the directorate every survey. */
export function canReadWholeSurvey(actor: Actor, survey: { officeId: string }): boolean {
  return canRunSurvey(actor, survey) || hasRole(actor, 'directorate');
}
