import { holdRequests } from '@/domain/requests/data/held';
import { newFact, owningSelect } from '@/domain/requests/data/owner';
import { canAnswerRequest, visibleRequests } from '@/domain/requests/policy';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import type { Tx } from '@/lib/db';
import { conflict, forbidden, notFound, type Outcome, ok, unauthenticated } from '@/lib/outcome';
import type { ObjectBody } from '../schema';

/**
 * The service does not stand by an answer that was written down on its behalf: a fact that the authority sees. The
 * version stays as it is; what is right is told by a correction. Failures: 409 SOMEBODY_FIRST when a newer version
 * has come, NOT_BY_PHONE when the service gave the answer itself.
 */
export async function objectToReturn(
  actor: Actor,
  tx: Tx,
  { requestId, version, reason }: ObjectBody & { requestId: string },
): Promise<Outcome<{ objected: boolean }>> {
  if (actor.kind === 'nobody') return unauthenticated('SIGN_IN');
  const seen = await tx.request.count({ where: { AND: [visibleRequests(actor), { id: requestId }] } });
  if (seen === 0) return notFound('NOT_FOUND');
  // Held: a version that comes meanwhile is the newer one, and is not objected to unseen.
  const at = await holdRequests(tx, { requestIds: [requestId] });
  const request = await tx.request.findFirst({
    where: { AND: [visibleRequests(actor), { id: requestId }] },
    select: {
      ...owningSelect,
      currentVersion: true,
      returns: { where: { version }, select: { givenAt: true } },
    },
  });
  if (!request) return notFound('NOT_FOUND');
  const { currentVersion, returns } = request;
  if (!canAnswerRequest(actor, request)) return forbidden('NOT_YOURS');
  if (currentVersion !== version) return conflict('SOMEBODY_FIRST', { more: { currentVersion } });
  if (!returns[0]?.givenAt) return conflict('NOT_BY_PHONE');
  await tx.requestFact.createMany({
    data: newFact(actor, request, at, { kind: 'objected', value: { version, reason } }),
  });
  await recordEvent(tx, actor, 'return.objected', {
    objectType: 'request',
    objectId: requestId,
    officeId: request.officeId,
    after: { version },
  });
  return ok({ objected: true });
}
