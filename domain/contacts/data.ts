import { isInForce } from '@/domain/register/rules';
import { type ContactRole, contactRoles } from '@/domain/register/schema';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { notFound, type Outcome, ok } from '@/lib/outcome';
import { canEditContacts, canReadContacts } from './policy';
import type { OwnContactsView } from './schema';

/** A service's contacts, in place and before. 404 NOT_FOUND. */
export async function listContacts(
  actor: Actor,
  tx: Tx,
  { serviceId }: { serviceId: string },
): Promise<Outcome<OwnContactsView>> {
  if (!canReadContacts(actor, serviceId)) return notFound('NOT_FOUND');
  const service = await tx.service.findUnique({
    where: { id: serviceId },
    select: { id: true, name: true },
  });
  if (!service) return notFound('NOT_FOUND');
  const at = now();
  const rows = await tx.contact.findMany({
    where: { serviceId, person: { erasedAt: null } },
    include: { person: { select: { name: true, email: true, phone: true } } },
  });
  const contacts = rows.map(({ id, role, order, person, personId, validFrom, validTo }) => ({
    id,
    role: role as ContactRole,
    ...person,
    order,
    validFrom: validFrom?.toISOString() ?? null,
    validTo: validTo?.toISOString() ?? null,
    holds: isInForce({ validFrom, validTo }, at),
    self: personId === actor.personId,
  }));
  contacts.sort(
    (a, b) =>
      Number(b.holds) - Number(a.holds) ||
      (a.holds
        ? contactRoles.indexOf(a.role) - contactRoles.indexOf(b.role) || a.order - b.order
        : (b.validTo ?? '').localeCompare(a.validTo ?? '')),
  );
  return ok({ service, mayEdit: canEditContacts(actor, serviceId), contacts });
}

/** The services whose contacts the actor keeps, by name. */
export async function ownServices(actor: Actor, tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx.service.findMany({
    where: { id: { in: actor.serviceIds } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  });
}
