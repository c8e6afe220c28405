import type { Actor } from '@/lib/actor';
import { readPlain } from '@/lib/db';

/** At most `most` calls in `seconds`, counted per address or per account; kept in PostgreSQL, so for all processes. */
export type RateLimit = { name: string; per: 'address' | 'account'; most: number; seconds: number };

/** What anybody with a token may call in a minute, whatever the operation. */
export const tokenLimit: RateLimit = { name: 'api', per: 'account', most: 1200, seconds: 60 };

/** What one person in a session may write in a minute; no hand is as fast, a page that runs wild is. */
export const writeLimit: RateLimit = { name: 'write', per: 'account', most: 3000, seconds: 60 };

/** How often an address may check receipts, on the page and through the API together. */
export const receiptCheckLimit: RateLimit = { name: 'receipt', per: 'address', most: 120, seconds: 60 };

/** Counts this call against the limits; answers the seconds to wait, 0 when it may go on. */
export async function secondsToWait(
  limits: readonly RateLimit[],
  actor: Pick<Actor, 'address' | 'tokenId' | 'personId'>,
): Promise<number> {
  let wait = 0;
  for (const limit of limits) {
    const who = limit.per === 'address' ? actor.address : (actor.tokenId ?? actor.personId ?? actor.address);
    const rows = await readPlain<{ wait: number }>('select take_permit($1, $2, $3) as wait', [
      `${limit.name}:${limit.per}:${who ?? 'unknown'}`,
      limit.most,
      limit.seconds,
    ]);
    wait = Math.max(wait, rows[0]?.wait ?? 0);
  }
  return wait;
}
