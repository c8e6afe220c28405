import { type Actor, hasRole } from '@/lib/actor';

/** People with their roles and sessions: administrators. */
export function canReadPeople(actor: Actor): boolean {
  return hasRole(actor, 'admin');
}

/** Gives and ends roles, ends sessions: an administrator in a session. A token that leaks must not give anybody a role. */
export function canManagePeople(actor: Actor): boolean {
  return hasRole(actor, 'admin') && actor.sessionId !== null && actor.tokenId === null;
}
