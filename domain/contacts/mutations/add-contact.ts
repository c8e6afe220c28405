import { inForce } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { conflict, type Outcome, ok } from '@/lib/outcome';
import type { AddContactInput } from '../schema';
import { openContacts, personAt } from './place';

/**
 * Adds a contact from now on; a leader, deputy or mailbox may sign in and answer at once. A name and phone that are
 * known of the address stay. Errors: as openContacts, and 409 ALREADY_CONTACT.
 */
export async function addContact(
  actor: Actor,
  tx: Tx,
  { serviceId, role, order, ...who }: AddContactInput & { serviceId: string },
): Promise<Outcome<{ contactId: string }>> {
  const open = await openContacts(actor, tx, serviceId);
  if (!open.ok) return open;
  const personId = await personAt(tx, who);
  return placeContact(actor, tx, { serviceId, personId, role, order });
}

/** The dated row and its event, in the transaction that openContacts has locked. */
export async function placeContact(
  actor: Actor,
  tx: Tx,
  place: { serviceId: string; personId: string; role: string; order: number },
): Promise<Outcome<{ contactId: string }>> {
  const { serviceId, personId, role, order } = place;
  const at = now();
  const already = await tx.contact.count({ where: { serviceId, personId, role, AND: inForce(at) } });
  if (already > 0) return conflict('ALREADY_CONTACT');
  const { id } = await tx.contact.create({ data: { ...place, validFrom: at }, select: { id: true } });
  await recordEvent(tx, actor, 'contact.added', {
    objectType: 'service',
    objectId: serviceId,
    after: { contactId: id, personId, role, order },
  });
  return ok({ contactId: id });
}
