import { namesOf } from '@/domain/people/data';
import type { Actor } from '@/lib/actor';
import { realNow } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { forbidden, notFound, type Outcome, ok, unauthenticated } from '@/lib/outcome';
import { draftAttachments } from '../data/attachments';
import { getDraft } from '../data/draft';
import { canAnswerRequest, visibleRequests } from '../policy';
import type { PresenceView } from '../schema';

/** How long somebody counts as present after having been heard of; a page tells every 20 seconds. */
const presentMs = 50_000;

/**
 * Says that the actor has the form of a request open, and answers with the colleagues who have, and the draft as it
 * stands. Wall-clock time, since the demo moves the product's. Not audited: who types when is nobody's business
 * outside the service, and the rows go by themselves.
 */
export async function bePresent(
  actor: Actor,
  tx: Tx,
  { requestId }: { requestId: string },
): Promise<Outcome<PresenceView>> {
  if (actor.kind === 'nobody') return unauthenticated('SIGN_IN');
  const request = await tx.request.findFirst({
    where: { AND: [visibleRequests(actor), { id: requestId }] },
    select: { serviceId: true },
  });
  if (!request) return notFound('NOT_FOUND');
  if (!canAnswerRequest(actor, request) || !actor.personId) return forbidden('NOT_YOURS');
  const at = realNow();
  const since = new Date(at.getTime() - presentMs);
  await tx.$executeRaw`
    insert into draft_presence ("requestId", "personId", "serviceId", "seenAt")
    values (${requestId}::uuid, ${actor.personId}::uuid, ${request.serviceId}, ${at})
    on conflict ("requestId", "personId") do update set "seenAt" = excluded."seenAt"`;
  await tx.draftPresence.deleteMany({ where: { requestId, seenAt: { lt: since } } });
  const others = await tx.draftPresence.findMany({
    where: { requestId, personId: { not: actor.personId }, seenAt: { gte: since } },
    select: { personId: true },
    orderBy: { personId: 'asc' },
  });
  const names = await namesOf(
    tx,
    others.map((one) => one.personId),
  );
  const draft = await getDraft(actor, tx, requestId);
  if (!draft.ok) return draft;
  return ok({
    others: others.map(({ personId }) => ({ name: names.get(personId) ?? null })),
    attachments: await draftAttachments(tx, requestId),
    draft: draft.value,
  });
}
