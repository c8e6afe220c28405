import { type Actor, actsFor, authorityOffices, governorOffices, hasRole } from '@/lib/actor';
import type { Prisma } from '@/lib/db';

type Owned = { serviceId: string };

/**
 * A leader the own services'; a governor those of the own surveys and those that ask about the own counties; the
 * directorate all. Ministry and observer read figures, not requests.
 */
export function visibleRequests(actor: Actor): Prisma.RequestWhereInput {
  if (actor.kind === 'system' || hasRole(actor, 'directorate')) return {};
  const offices = governorOffices(actor);
  return {
    OR: [
      { serviceId: { in: actor.serviceIds } },
      { officeId: { in: offices } },
      { countyOfficeIds: { hasSome: offices } },
    ],
  };
}

/**
 * Files: the own services'; of others' what a return has, for who reads that return whole (domain/returns/policy.ts).
 * What is laid beside an answer by phone is its uploader's alone until a return has it.
 */
export function visibleAttachments(actor: Actor): Prisma.AttachmentWhereInput {
  if (actor.kind === 'system') return {};
  const stored = { submittedAt: { not: null } };
  const own = { serviceId: { in: actor.serviceIds }, OR: [stored, { byPhone: false }] };
  const held = {
    byPhone: true,
    uploadedById: actor.personId ?? '',
    officeId: { in: authorityOffices(actor) },
  };
  const seen = hasRole(actor, 'directorate')
    ? stored
    : { ...stored, officeId: { in: governorOffices(actor) } };
  return { OR: actor.personId ? [own, held, seen] : [own, seen] };
}

/**
 * Whether there are requests for the actor at all. Row-level security lets ministry and observer count them for the
 * figures; asked for one, they are told that there is none.
 */
export function hasRequests(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'leader', 'governor', 'directorate');
}

/** The requests that the actor is to answer. */
export function ownRequests(actor: Actor): Prisma.RequestWhereInput {
  return { serviceId: { in: actor.serviceIds } };
}

/** Who speaks for the service reads its draft, writes it and submits. */
export function canAnswerRequest(actor: Actor, request: Owned): boolean {
  return actor.personId !== null && actor.serviceIds.includes(request.serviceId);
}

/** Who asked may write down what the service says by phone; the service's draft stays its own. */
export function canRecordReturn(actor: Actor, request: Owned & { officeId: string }): boolean {
  return actor.kind === 'person' && actsFor(actor, request.officeId);
}

/** A return whole: the service's own, the asking authority's, the directorate's. Others read lines, if anything. */
export function canReadReturn(actor: Actor, request: Owned & { officeId: string }): boolean {
  return (
    hasRole(actor, 'directorate') ||
    actsFor(actor, request.officeId) ||
    actor.serviceIds.includes(request.serviceId)
  );
}
