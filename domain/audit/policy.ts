import { type Actor, authorityOffices, hasRole } from '@/lib/actor';
import type { Prisma } from '@/lib/db';

/** Administrators, and authorities for what stands on their own office. */
export function canReadAudit(actor: Actor): boolean {
  return readsWholeAudit(actor) || authorityOffices(actor).length > 0;
}

/** Everything, with the network address that it came from. */
export function readsWholeAudit(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'admin');
}

/** All for administrators; else the events of the own office, whose id stands on the row. */
export function visibleEvents(actor: Actor): Prisma.AuditEventWhereInput {
  return readsWholeAudit(actor) ? {} : { officeId: { in: authorityOffices(actor) } };
}

/** The authority in whose name an export is recorded; null for an administrator's, which concerns them all. */
export function exportedFor(actor: Actor): string | null {
  return readsWholeAudit(actor) ? null : (authorityOffices(actor)[0] ?? null);
}

/** Whether a person reads a service's return from outside it, which is recorded; the system reads in nobody's name. */
export function readsFromOutside(actor: Actor, one: { serviceId: string }): boolean {
  return actor.kind === 'person' && !actor.serviceIds.includes(one.serviceId);
}
