import { dayInNorway, startOfDay } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { realNow } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { conflict, invalidField, notFound, type Outcome, ok, unauthenticated } from '@/lib/outcome';
import { newSecret, sha256 } from '@/lib/secrets';
import { tokenView } from '../data';
import { canManageMe } from '../policy';
import { apiTokenDaysAtMost, apiTokensAtMost, hoursAfter } from '../rules';
import type { CreateApiTokenInput, CreatedApiToken } from '../schema';

/**
 * Makes a personal token that acts as its owner until the end of its last day. It is in the answer and nowhere
 * else. 401 SIGN_IN (a token makes no token), 422 lastDay DATE_PAST or DATE_TOO_FAR, 409 TOO_MANY_TOKENS.
 */
export async function createApiToken(
  actor: Actor,
  tx: Tx,
  { name, lastDay }: CreateApiTokenInput,
): Promise<Outcome<CreatedApiToken>> {
  if (!canManageMe(actor)) return unauthenticated('SIGN_IN');
  const at = realNow();
  const latest = dayInNorway(hoursAfter(at, apiTokenDaysAtMost * 24));
  if (lastDay < dayInNorway(at)) return invalidField('lastDay', 'DATE_PAST');
  if (lastDay > latest) return invalidField('lastDay', 'DATE_TOO_FAR', { latest });
  // One after the other, or two at once would both be the last that there is room for.
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('kvittert.tokens'), hashtext(${actor.personId}))::text`;
  const working = { personId: actor.personId, revokedAt: null, expiresAt: { gt: at } };
  if ((await tx.apiToken.count({ where: working })) >= apiTokensAtMost) return conflict('TOO_MANY_TOKENS');

  // The prefix lets scanners for leaked secrets know it.
  const token = `kvt_${newSecret()}`;
  const row = await tx.apiToken.create({
    data: {
      tokenHash: sha256(token),
      personId: actor.personId,
      name,
      createdAt: at,
      expiresAt: endOfDay(lastDay),
    },
  });
  await recordEvent(tx, actor, 'api_token.created', {
    objectType: 'api_token',
    objectId: row.id,
    after: { expiresAt: row.expiresAt.toISOString() },
  });
  return ok({ ...tokenView(row), token });
}

/** Ends one of the actor's own tokens, from the next request on. 401 SIGN_IN, 404 NOT_FOUND. */
export async function revokeApiToken(
  actor: Actor,
  tx: Tx,
  { tokenId }: { tokenId: string },
): Promise<Outcome<null>> {
  if (!canManageMe(actor)) return unauthenticated('SIGN_IN');
  const { count } = await tx.apiToken.updateMany({
    where: { id: tokenId, personId: actor.personId, revokedAt: null },
    data: { revokedAt: realNow() },
  });
  if (count === 0) return notFound('NOT_FOUND');
  await recordEvent(tx, actor, 'api_token.revoked', { objectType: 'api_token', objectId: tokenId });
  return ok(null);
}

/** The moment at which the day after begins in Norway. */
function endOfDay(day: string): Date {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return startOfDay(next);
}
