import { type Actor, governorOffices, hasRole } from '@/lib/actor';

/** Who follows a survey request by request: authorities. Leaders have their own page, the ministry reads figures. */
export function canTrack(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'directorate', 'governor');
}

/**
 * The offices whose municipalities the actor may read about in a survey: null for all of it (its own authority,
 * the directorate), otherwise the governor's own counties only.
 */
export function readableOffices(actor: Actor, survey: { may: { readWhole: boolean } }): string[] | null {
  return survey.may.readWhole ? null : governorOffices(actor);
}
