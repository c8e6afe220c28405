import { type Actor, hasRole } from '@/lib/actor';

/** A service's own contacts, with those of before: itself and the administrators. */
export function canReadContacts(actor: Actor, serviceId: string): boolean {
  return actor.serviceIds.includes(serviceId) || hasRole(actor, 'admin');
}

/**
 * Changes them: the service itself and the administrators, in a session. Not with a token, since a contact gives
 * somebody access, nor from a shared mailbox only, since nobody would know who did it.
 */
export function canEditContacts(actor: Actor, serviceId: string): boolean {
  if (actor.sessionId === null || actor.tokenId !== null) return false;
  return hasRole(actor, 'admin') || (actor.serviceIds.includes(serviceId) && !actor.mailboxOnly);
}
