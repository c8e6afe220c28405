import { type Actor, hasRole } from '@/lib/actor';

/** Municipalities, counties, offices and services are public facts; whoever is signed in may read them. */
export function canReadRegister(actor: Actor): boolean {
  return actor.kind !== 'nobody';
}

/** Names, addresses and phones of contacts: authorities and the register's administrators. */
export function canReadContacts(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'admin', 'directorate', 'governor');
}

/** Imports into the register; the system does so for the replay and from the command line. */
export function canImportRegister(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'admin');
}
