import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { forbidden, notFound, type Outcome, ok, unauthenticated } from '@/lib/outcome';
import { newFact, owningSelect } from '../data/owner';
import { canAnswerRequest, visibleRequests } from '../policy';

/** Says that the service has seen the request: a fact, once, whoever opens it again; a unique index decides a race. */
export async function markOpened(
  actor: Actor,
  tx: Tx,
  { requestId }: { requestId: string },
): Promise<Outcome<{ first: boolean }>> {
  if (actor.kind === 'nobody') return unauthenticated('SIGN_IN');
  const request = await tx.request.findFirst({
    where: { AND: [visibleRequests(actor), { id: requestId }] },
    select: owningSelect,
  });
  if (!request) return notFound('NOT_FOUND');
  if (!canAnswerRequest(actor, request)) return forbidden('NOT_YOURS');
  const { count } = await tx.requestFact.createMany({
    data: newFact(actor, request, now(), { kind: 'opened' }),
    skipDuplicates: true,
  });
  if (count === 1) {
    await recordEvent(tx, actor, 'request.opened', {
      objectType: 'request',
      objectId: requestId,
      officeId: request.officeId,
    });
  }
  return ok({ first: count === 1 });
}
