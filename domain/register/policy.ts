import { type Actor, governorOffices, hasRole } from '@/lib/actor';

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

/** Imports into the register; the system does so for the replay and from the command line. */
export function canImportRegister(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'admin');
}
