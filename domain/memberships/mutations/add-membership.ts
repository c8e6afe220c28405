import { notEnded } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { conflict, forbidden, invalidField, type Outcome, ok } from '@/lib/outcome';
import { canManagePeople } from '../policy';
import { type AddedMembership, type AddMembershipInput, officeKindOf } from '../schema';

/**
 * Gives somebody a role from now on, by address; somebody new becomes a person. 403 NOT_ALLOWED, 422 officeId
 * OFFICE_UNKNOWN (none, or not of the kind that the role is of), 409 HAS_ROLE.
 */
export async function addMembership(
  actor: Actor,
  tx: Tx,
  { email, name, role, officeId }: AddMembershipInput,
): Promise<Outcome<AddedMembership>> {
  if (!canManagePeople(actor)) return forbidden('NOT_ALLOWED');
  const kind = officeKindOf[role];
  if (kind === null ? officeId : !(await isOfKind(tx, officeId, kind))) {
    return invalidField('officeId', 'OFFICE_UNKNOWN');
  }
  const personId = await personOf(actor, tx, email, name);
  // Two administrators at once come one after the other.
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('kvittert.membership'), hashtext(${personId}))::text`;
  const at = now();
  const held = { personId, role, officeId: officeId ?? null };
  const already = await tx.membership.count({
    where: { ...held, ...notEnded(at) },
  });
  if (already > 0) return conflict('HAS_ROLE');
  const { id } = await tx.membership.create({
    data: { ...held, source: 'hand', validFrom: at },
    select: { id: true },
  });
  await recordEvent(tx, actor, 'membership.added', {
    objectType: 'person',
    objectId: personId,
    officeId: officeId ?? null,
    after: { role, officeId: officeId ?? null },
  });
  return ok({ membershipId: id, personId });
}

async function isOfKind(tx: Tx, officeId: string | undefined, kind: string): Promise<boolean> {
  return officeId !== undefined && (await tx.office.count({ where: { id: officeId, kind } })) > 0;
}

async function personOf(actor: Actor, tx: Tx, email: string, name: string | undefined): Promise<string> {
  const { count } = await tx.person.createMany({
    data: [{ email, name: name || null }],
    skipDuplicates: true,
  });
  const { id } = await tx.person.findUniqueOrThrow({ where: { email }, select: { id: true } });
  if (count > 0) await recordEvent(tx, actor, 'person.added', { objectType: 'person', objectId: id });
  return id;
}
