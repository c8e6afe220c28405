import { randomUUID } from 'node:crypto';
import { inForce } from '@/domain/register/rules';
import { type Actor, hasRole } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { knowing } from '@/lib/knowing';
import { conflict, forbidden, invalidField, notFound, type Outcome, ok } from '@/lib/outcome';
import { canEditContacts, canReadContacts } from '../policy';
import { answeringRoles } from '../schema';

/**
 * Lets the actor write a service's contacts, one at a time, so that two cannot end each other. 404 NOT_FOUND, 403
 * NOT_ALLOWED.
 */
export async function openContacts(actor: Actor, tx: Tx, serviceId: string): Promise<Outcome<null>> {
  if (!canReadContacts(actor, serviceId)) return notFound('NOT_FOUND');
  if (!canEditContacts(actor, serviceId)) return forbidden('NOT_ALLOWED');
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('kvittert.contacts'), hashtext(${serviceId}))::text`;
  return (await tx.service.count({ where: { id: serviceId } })) > 0 ? ok(null) : notFound('NOT_FOUND');
}

/** After a change: 409 LAST_CONTACT when nobody who can be written to answers for the service any more. */
export async function somebodyAnswers(tx: Tx, serviceId: string): Promise<Outcome<null>> {
  const left = await tx.contact.count({
    where: {
      serviceId,
      role: { in: [...answeringRoles] },
      person: { erasedAt: null, email: { not: null } },
      AND: inForce(now()),
    },
  });
  return left > 0 ? ok(null) : conflict('LAST_CONTACT');
}

/** The person with an address, who is made when nobody has it; a name or phone that is known stays. */
export async function personAt(
  tx: Tx,
  { email, name, phone }: { email: string; name: string; phone: string },
): Promise<string> {
  if (!email) {
    const id = randomUUID();
    // createMany: a create would read the row back, before anything makes the person the actor's to read.
    await tx.person.createMany({ data: [{ id, name, phone: phone || null }] });
    return id;
  }
  await knowing(tx, { addresses: [email] });
  await tx.person.createMany({ data: [{ email, name, phone: phone || null }], skipDuplicates: true });
  const { id } = await tx.person.findUniqueOrThrow({ where: { email }, select: { id: true } });
  await tx.person.updateMany({ where: { id, name: null }, data: { name } });
  if (phone) await tx.person.updateMany({ where: { id, phone: null }, data: { phone } });
  return id;
}

/**
 * Changes a person's name and phone, when the person is the service's alone: who is a contact elsewhere or has another
 * role here keeps them on their own page. 422 name KNOWN_ELSEWHERE.
 */
export async function changePerson(
  actor: Actor,
  tx: Tx,
  {
    personId,
    serviceId,
    data,
  }: { personId: string; serviceId: string; data: { name?: string; phone?: string | null } },
): Promise<Outcome<null>> {
  if (Object.keys(data).length === 0) return ok(null);
  if (personId !== actor.personId && !hasRole(actor, 'admin')) {
    const [row] = await tx.$queryRaw<{ known: boolean }[]>`
      select known_elsewhere(${personId}::uuid, ${serviceId}, ${now()}) as known`;
    if (row?.known) return invalidField('name' in data ? 'name' : 'phone', 'KNOWN_ELSEWHERE');
  }
  await tx.person.updateMany({ where: { id: personId }, data });
  return ok(null);
}
