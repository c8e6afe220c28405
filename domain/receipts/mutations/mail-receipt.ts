import { queueMessages } from '@/domain/messages/outbox';
import { canAnswerRequest, visibleRequests } from '@/domain/requests/policy';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { realNow } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { forbidden, notFound, type Outcome, ok, unauthenticated } from '@/lib/outcome';

/** Mails the newest receipt to the actor once more; at most one a minute, however often it is asked for. */
export async function mailReceipt(
  actor: Actor,
  tx: Tx,
  { requestId }: { requestId: string },
): Promise<Outcome<{ queued: boolean }>> {
  if (actor.kind === 'nobody') return unauthenticated('SIGN_IN');
  const request = await tx.request.findFirst({
    where: { AND: [visibleRequests(actor), { id: requestId }] },
    select: {
      serviceId: true,
      officeId: true,
      returns: { orderBy: { version: 'desc' }, take: 1, select: { id: true } },
    },
  });
  const newest = request?.returns[0];
  if (!request || !newest || !actor.personId) return notFound('NOT_FOUND');
  if (!canAnswerRequest(actor, request)) return forbidden('NOT_YOURS');
  const minute = realNow().toISOString().slice(0, 16);
  const queued = await queueMessages(tx, [
    {
      dedupeKey: `receipt:${newest.id}:${actor.personId}:${minute}`,
      kind: 'receipt',
      personId: actor.personId,
      requestId,
      serviceId: request.serviceId,
      officeId: request.officeId,
      params: { returnId: newest.id },
    },
  ]);
  if (queued === 1) {
    await recordEvent(tx, actor, 'receipt.mailed', {
      objectType: 'request',
      objectId: requestId,
      officeId: request.officeId,
      after: { returnId: newest.id },
    });
  }
  return ok({ queued: queued === 1 });
}
