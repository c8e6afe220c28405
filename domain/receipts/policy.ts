import { type Actor, hasRole } from '@/lib/actor';

/** Whoever reads figures is told when receipts and returns do not agree, and so are the administrators. */
export function canSeeAlarm(actor: Actor): boolean {
  return (
    actor.kind === 'system' ||
    hasRole(actor, 'governor', 'directorate', 'ministry', 'observer', 'operator', 'admin')
  );
}
