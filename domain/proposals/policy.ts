import { canRunSurvey } from '@/domain/surveys/policy';
import type { Actor } from '@/lib/actor';

type Owned = { officeId: string };

/** The people of the survey's own authority. */
export function canPropose(actor: Actor, survey: Owned): boolean {
  return canRunSurvey(actor, survey);
}

/** Another person of the same authority, in a session: what a token does, no second person has looked at. */
export function canConfirm(actor: Actor, proposal: Owned & { askedById: string }): boolean {
  return canPropose(actor, proposal) && actor.tokenId === null && actor.personId !== proposal.askedById;
}

/** Whoever asked, or another of the authority who does not want it. */
export function canWithdraw(actor: Actor, proposal: Owned): boolean {
  return canPropose(actor, proposal);
}
