import { type Actor, governorOffices, hasRole } from '@/lib/actor';

/** Whose municipalities an actor sees figures of: everybody's, those of these offices' counties, or none. */
export type FigureReach = 'all' | { offices: string[] } | null;

/**
 * Directorate and ministry see everything, a governor the own counties (and the own surveys whole, see
 * surveyReach), all others nothing: leaders read what is published. Source: domain.md, "Who sees what".
 */
export function figureReach(actor: Actor): FigureReach {
  if (actor.kind === 'system' || hasRole(actor, 'directorate', 'ministry')) return 'all';
  return ofOwnCounties(actor);
}

/** The reach in a survey: its own authority sees it whole. */
export function surveyReach(actor: Actor, survey: { officeId: string }): FigureReach {
  return governorOffices(actor).includes(survey.officeId) ? 'all' : figureReach(actor);
}

/** Breach notices per municipality: the authorities and the data-protection observer; the ministry reads counts. */
export function breachReach(actor: Actor): FigureReach {
  if (actor.kind === 'system' || hasRole(actor, 'directorate', 'observer')) return 'all';
  return ofOwnCounties(actor);
}

/** Whether the actor reads lines at all; an observer sees of them who has notified a breach, and when. */
export function readsLines(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'directorate', 'governor');
}

function ofOwnCounties(actor: Actor): FigureReach {
  const offices = [...new Set(governorOffices(actor))].sort();
  return offices.length === 0 ? null : { offices };
}

/** Actors with the same name for their reach see the same figures; null: none. A cache may be shared by it. */
export function reachName(reach: FigureReach): string | null {
  if (reach === null) return null;
  return reach === 'all' ? 'all' : `offices:${reach.offices.join(',')}`;
}

/** The words of a return, of the lines that the reader sees: authorities. The ministry reads counts, no words. */
export function canReadWords(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'directorate', 'governor');
}
