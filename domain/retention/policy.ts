import { type Actor, hasRole } from '@/lib/actor';

/** What is kept how long, and erasing: administrators, and the system itself every night. */
export function canRunRetention(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'admin');
}
