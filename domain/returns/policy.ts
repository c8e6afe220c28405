import { type Actor, governorOffices, hasRole } from '@/lib/actor';
import type { Prisma } from '@/lib/db';

/** A return whole: the service's own, the asking authority's, the directorate's (domain.md, "Who sees what"). */
export function visibleReturns(actor: Actor): Prisma.ReturnWhereInput {
  if (actor.kind === 'system' || hasRole(actor, 'directorate')) return {};
  return { OR: [{ serviceId: { in: actor.serviceIds } }, { officeId: { in: governorOffices(actor) } }] };
}
