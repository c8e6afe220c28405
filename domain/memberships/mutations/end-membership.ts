import { inForce, notEnded } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { conflict, forbidden, notFound, type Outcome, ok } from '@/lib/outcome';
import { canManagePeople } from '../policy';

/**
 * Ends a role now: from the next request on it opens nothing, whatever session or token its holder has. 403
 * NOT_ALLOWED, 404 NOT_FOUND (also when it has ended), 409 LAST_ADMIN.
 */
export async function endMembership(
  actor: Actor,
  tx: Tx,
  { membershipId }: { membershipId: string },
): Promise<Outcome<null>> {
  if (!canManagePeople(actor)) return forbidden('NOT_ALLOWED');
  // One at a time, so that two administrators cannot end each other.
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('kvittert.administrators'))::text`;
  const at = now();
  const [ended] = await tx.membership.updateManyAndReturn({
    where: { id: membershipId, ...notEnded(at) },
    data: { validTo: at },
    select: { personId: true, role: true, officeId: true },
  });
  if (!ended) return notFound('NOT_FOUND');
  if (ended.role === 'admin') {
    const left = await tx.membership.count({
      where: { role: 'admin', person: { erasedAt: null }, AND: inForce(at) },
    });
    if (left === 0) return conflict('LAST_ADMIN');
  }
  await recordEvent(tx, actor, 'membership.ended', {
    objectType: 'person',
    objectId: ended.personId,
    officeId: ended.officeId,
    before: { role: ended.role, officeId: ended.officeId },
  });
  return ok(null);
}
