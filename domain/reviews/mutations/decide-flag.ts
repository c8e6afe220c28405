import { ownerOf } from '@/domain/requests/data/owner';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { forbidden, type Outcome, ok } from '@/lib/outcome';
import { reviewedRequest } from '../data';
import { canReview } from '../policy';
import { decideFlagSchema, flagKinds } from '../schema';

type Decide = { requestId: string; flag: string; decision: 'dismissed' | 'restored'; reason: string };

/**
 * Says why a flag may stand, or takes it up again. The flag is named by what raised it, so another answer
 * brings another flag.
 */
export async function decideFlag(
  actor: Actor,
  tx: Tx,
  { requestId, ...input }: Decide,
): Promise<Outcome<{ decision: Decide['decision'] }>> {
  const { flag, decision, reason } = decideFlagSchema.parse(input);
  const found = await reviewedRequest(actor, tx, requestId);
  if (!found.ok) return found;
  if (!canReview(actor, found.value)) return forbidden('NOT_ALLOWED');
  await tx.flagDecision.createMany({
    data: { ...ownerOf(found.value), flag, decision, reason, at: now(), byId: actor.personId },
  });
  await recordEvent(tx, actor, `flag.${decision}`, {
    objectType: 'request',
    objectId: requestId,
    officeId: found.value.officeId,
    after: { kind: flagKinds.find((kind) => flag.startsWith(`${kind} `)) ?? null, flag, reason },
  });
  return ok({ decision });
}
