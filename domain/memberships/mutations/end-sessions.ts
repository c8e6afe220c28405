import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { realNow } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { forbidden, notFound, type Outcome, ok } from '@/lib/outcome';
import { canManagePeople } from '../policy';

/** Ends one of a person's sessions, from the next request on. 403 NOT_ALLOWED, 404 NOT_FOUND. */
export async function endSessionOf(
  actor: Actor,
  tx: Tx,
  { personId, sessionId }: { personId: string; sessionId: string },
): Promise<Outcome<null>> {
  if (!canManagePeople(actor)) return forbidden('NOT_ALLOWED');
  const { count } = await tx.session.updateMany({
    where: { id: sessionId, personId, endedAt: null },
    data: { endedAt: realNow() },
  });
  if (count === 0) return notFound('NOT_FOUND');
  await recordEvent(tx, actor, 'session.ended', { objectType: 'session', objectId: sessionId });
  return ok(null);
}

/** Ends all of a person's sessions and API tokens. 403 NOT_ALLOWED, 404 NOT_FOUND. */
export async function endAllSessions(
  actor: Actor,
  tx: Tx,
  { personId }: { personId: string },
): Promise<Outcome<{ sessions: number; tokens: number }>> {
  if (!canManagePeople(actor)) return forbidden('NOT_ALLOWED');
  if ((await tx.person.count({ where: { id: personId } })) === 0) return notFound('NOT_FOUND');
  const at = realNow();
  const sessions = await tx.session.updateMany({
    where: { personId, endedAt: null },
    data: { endedAt: at },
  });
  const tokens = await tx.apiToken.updateMany({
    where: { personId, revokedAt: null },
    data: { revokedAt: at },
  });
  const ended = { sessions: sessions.count, tokens: tokens.count };
  await recordEvent(tx, actor, 'person.signed_out', {
    objectType: 'person',
    objectId: personId,
    after: ended,
  });
  return ok(ended);
}
