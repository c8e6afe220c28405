import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { realNow } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { hoursAfter } from '../rules';

/** Links are kept so long after their end, since an expired invitation still offers a new one; sessions too. */
const keptHours = 90 * 24;

/**
 * Removes links and sessions that ended long ago, who has knocked how often before now, and who had a form open a minute
 * ago. Answers how many of the first two.
 */
export async function sweepExpired(actor: Actor, tx: Tx): Promise<{ links: number; sessions: number }> {
  const before = hoursAfter(realNow(), -keptHours);
  const links = await tx.signInLink.deleteMany({ where: { expiresAt: { lt: before } } });
  const sessions = await tx.session.deleteMany({
    where: { OR: [{ expiresAt: { lt: before } }, { endedAt: { lt: before } }] },
  });
  // Their keys hold network addresses.
  await tx.rateLimit.deleteMany({ where: { endsAt: { lt: realNow() } } });
  // Whoever else opens a form removes them too (be-present.ts); of the last nobody does.
  await tx.draftPresence.deleteMany({ where: { seenAt: { lt: hoursAfter(realNow(), -1 / 60) } } });
  const swept = { links: links.count, sessions: sessions.count };
  if (swept.links + swept.sessions > 0) {
    await recordEvent(tx, actor, 'sessions.swept', {
      objectType: 'session',
      objectId: 'expired',
      after: swept,
    });
  }
  return swept;
}
