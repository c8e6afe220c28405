import { type Actor, actsFor, authorityOffices, governorOffices, hasRole } from '@/lib/actor';
import { forbidden, invalidField, type Outcome, ok } from '@/lib/outcome';

/** Municipalities, counties, offices and services are public facts; whoever is signed in may read them. */
export function canReadRegister(actor: Actor): boolean {
  return actor.kind !== 'nobody';
}

/**
 * Whose contacts (names, addresses, phones) an actor reads: the register's administrators and the directorate
 * everybody's, a governor those of services that serve a municipality of these offices, others nobody's.
 */
export function contactReach(actor: Actor): 'all' | { offices: string[] } {
  if (actor.kind === 'system' || hasRole(actor, 'admin', 'directorate')) return 'all';
  return { offices: governorOffices(actor) };
}

/**
 * The office in whose name the actor starts something: the one that is said, or the only one there is. 403 NOT_ALLOWED;
 * 422 OFFICE_UNKNOWN on `officeId` for who has several and names none.
 */
export function officeToActFor(actor: Actor, said: string | undefined): Outcome<string> {
  const own = authorityOffices(actor);
  const officeId = said ?? (own.length === 1 ? own[0] : undefined);
  if (officeId) return actsFor(actor, officeId) ? ok(officeId) : forbidden('NOT_ALLOWED');
  return own.length === 0 ? forbidden('NOT_ALLOWED') : invalidField('officeId', 'OFFICE_UNKNOWN');
}

/** Imports into the register; the system does so for the replay and from the command line. */
export function canImportRegister(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'admin');
}
