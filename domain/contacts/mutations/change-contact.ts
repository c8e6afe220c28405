import { inForce } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { invalidField, notFound, type Outcome, ok } from '@/lib/outcome';
import { answeringRoles, type ChangeContactInput } from '../schema';
import { placeContact } from './add-contact';
import { closeContact } from './end-contact';
import { changePerson, openContacts, personAt, somebodyAnswers } from './place';

type Change = ChangeContactInput & { serviceId: string; contactId: string };

/**
 * Changes a contact in place. Another address is another person, and another role another place: then the old row ends
 * and a new one begins, so that it is seen later who was what when; a person's address itself is never changed here.
 * Errors: as openContacts, 404 also when it has ended, 422 email EMAIL, 422 name KNOWN_ELSEWHERE, 409 ALREADY_CONTACT,
 * 409 LAST_CONTACT.
 */
export async function changeContact(actor: Actor, tx: Tx, change: Change): Promise<Outcome<null>> {
  const { serviceId, contactId } = change;
  const open = await openContacts(actor, tx, serviceId);
  if (!open.ok) return open;
  const contact = await tx.contact.findFirst({
    where: { id: contactId, serviceId, AND: inForce(now()) },
    select: {
      role: true,
      order: true,
      personId: true,
      person: { select: { email: true, name: true, phone: true } },
    },
  });
  if (!contact) return notFound('NOT_FOUND');
  const role = change.role ?? contact.role;
  const order = change.order ?? contact.order;
  const email = change.email ?? contact.person.email ?? '';
  if (!email && answeringRoles.some((one) => one === role)) return invalidField('email', 'EMAIL');

  const another = email !== (contact.person.email ?? '');
  if (!another) {
    const data = {
      ...(change.name !== undefined && change.name !== contact.person.name ? { name: change.name } : {}),
      ...(change.phone !== undefined && change.phone !== (contact.person.phone ?? '')
        ? { phone: change.phone || null }
        : {}),
    };
    const { personId } = contact;
    const changed = await changePerson(actor, tx, { personId, serviceId, data });
    if (!changed.ok) return changed;
    if (Object.keys(data).length > 0) {
      await recordEvent(tx, actor, 'person.changed', {
        objectType: 'person',
        objectId: personId,
        after: { fields: Object.keys(data) },
      });
    }
    if (role === contact.role)
      return order === contact.order ? ok(null) : reorder(actor, tx, change, contact);
  }
  const ended = await closeContact(actor, tx, change);
  if (!ended.ok) return ended;
  const name = change.name ?? contact.person.name ?? '';
  const personId = another
    ? await personAt(tx, { email, name, phone: change.phone ?? '' })
    : contact.personId;
  const placed = await placeContact(actor, tx, { serviceId, personId, role, order });
  return placed.ok ? somebodyAnswers(tx, serviceId) : placed;
}

async function reorder(
  actor: Actor,
  tx: Tx,
  { serviceId, contactId, order }: Change,
  before: { order: number },
): Promise<Outcome<null>> {
  if (order === undefined) return ok(null);
  await tx.contact.updateMany({ where: { id: contactId, serviceId }, data: { order } });
  await recordEvent(tx, actor, 'contact.reordered', {
    objectType: 'service',
    objectId: serviceId,
    before: { contactId, order: before.order },
    after: { contactId, order },
  });
  return ok(null);
}
