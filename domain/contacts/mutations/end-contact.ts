import { inForce } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { notFound, type Outcome, ok } from '@/lib/outcome';
import { openContacts, somebodyAnswers } from './place';

type Ended = { personId: string; role: string; order: number };

/**
 * Ends a contact now: what it opened is closed at the next request. Errors: as openContacts, 404 also when it has
 * ended, and 409 LAST_CONTACT when nobody would be left who can answer.
 */
export async function endContact(
  actor: Actor,
  tx: Tx,
  { serviceId, contactId }: { serviceId: string; contactId: string },
): Promise<Outcome<null>> {
  const open = await openContacts(actor, tx, serviceId);
  if (!open.ok) return open;
  const ended = await closeContact(actor, tx, { serviceId, contactId });
  return ended.ok ? somebodyAnswers(tx, serviceId) : ended;
}

/** The row's end and its event, in the transaction that openContacts has locked. */
export async function closeContact(
  actor: Actor,
  tx: Tx,
  { serviceId, contactId }: { serviceId: string; contactId: string },
): Promise<Outcome<Ended>> {
  const at = now();
  const [ended] = await tx.contact.updateManyAndReturn({
    where: { id: contactId, serviceId, AND: inForce(at) },
    data: { validTo: at },
    select: { personId: true, role: true, order: true },
  });
  if (!ended) return notFound('NOT_FOUND');
  await recordEvent(tx, actor, 'contact.ended', {
    objectType: 'service',
    objectId: serviceId,
    before: { contactId, ...ended },
  });
  return ok(ended);
}
