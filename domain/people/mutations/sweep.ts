import { realNow } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { hoursAfter } from '../rules';

/** Links are kept so long after their end, since an expired invitation still offers a new one; sessions too. */
const keptHours = 90 * 24;

/** Removes links and sessions that ended long ago. Answers how many. */
export async function sweepExpired(tx: Tx): Promise<{ links: number; sessions: number }> {
  const before = hoursAfter(realNow(), -keptHours);
  const links = await tx.signInLink.deleteMany({ where: { expiresAt: { lt: before } } });
  const sessions = await tx.session.deleteMany({
    where: { OR: [{ expiresAt: { lt: before } }, { endedAt: { lt: before } }] },
  });
  return { links: links.count, sessions: sessions.count };
}
