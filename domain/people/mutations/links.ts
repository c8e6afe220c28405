import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { realNow } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { knowing } from '@/lib/knowing';
import { conflict, forbidden, notFound, type Outcome, ok, tooMany } from '@/lib/outcome';
import { newSecret, sha256 } from '@/lib/secrets';
import { hoursAfter } from '../rules';

/**
 * Makes a link and answers its token, which is stored nowhere but as a hash. With `browserHash` only the browser
 * that asked may use it; with `requestId` it leads to that request.
 */
export async function createSignInLink(
  tx: Tx,
  {
    personId,
    requestId,
    browserHash,
    hours,
  }: { personId: string; requestId?: string; browserHash?: string; hours: number },
): Promise<string> {
  const token = newSecret();
  const createdAt = realNow();
  const link = {
    tokenHash: sha256(token),
    personId,
    requestId: requestId ?? null,
    browserHash: browserHash ?? null,
    createdAt,
    expiresAt: hoursAfter(createdAt, hours),
  };
  // createMany: a create would read the row back, and it is somebody else's.
  await tx.signInLink.createMany({ data: [link] });
  return token;
}

/**
 * Queues the mail with a link, if anybody with a role has the address; at most five in a quarter of an hour. The
 * answer never tells. `browser` is the secret of the cookie that the link will be bound to.
 */
export async function askForSignInLink(
  actor: Actor,
  tx: Tx,
  { email, next, browser }: { email: string; next?: string | undefined; browser: string },
): Promise<Outcome<null>> {
  const params = { browserHash: sha256(browser), ...(next ? { next } : {}) };
  const [row] = await tx.$queryRaw<{ personId: string | null }[]>`
    select ask_for_sign_in_link(${email}, ${JSON.stringify(params)}::jsonb) as "personId"`;
  if (row?.personId) {
    await recordEvent(tx, { ...actor, personId: row.personId }, 'sign_in.asked', {
      objectType: 'person',
      objectId: row.personId,
    });
  }
  return ok(null);
}

export type UsedLink = { personId: string; requestId: string | null };

/**
 * Uses a link up: one conditional write, so that of two at once one succeeds. 404 LINK_UNKNOWN, 409 LINK_USED or
 * LINK_EXPIRED, 403 OTHER_BROWSER (asked for in another browser; the link stays unused) or NO_ROLE.
 */
export async function consumeLink(
  tx: Tx,
  { token, browser }: { token: string; browser: string | null },
): Promise<Outcome<UsedLink>> {
  const tokenHash = sha256(token);
  await knowing(tx, { secretHash: tokenHash });
  const at = realNow();
  const browserHash = browser ? sha256(browser) : null;
  const [used] = await tx.signInLink.updateManyAndReturn({
    where: {
      tokenHash,
      usedAt: null,
      expiresAt: { gt: at },
      OR: [{ browserHash: null }, { browserHash: browserHash ?? 'none' }],
    },
    data: { usedAt: at },
    select: { personId: true, requestId: true },
  });
  if (used) return ok(used);
  const link = await tx.signInLink.findUnique({ where: { tokenHash } });
  if (!link) return notFound('LINK_UNKNOWN');
  if (link.usedAt) return conflict('LINK_USED');
  if (link.expiresAt <= at) return conflict('LINK_EXPIRED');
  return forbidden('OTHER_BROWSER');
}

/**
 * Queues a new invitation to the same address for the same request, for who holds its used or expired link.
 * 404 LINK_UNKNOWN, 409 LINK_STILL_VALID, 403 NO_LONGER_CONTACT, 429 TOO_MANY (once a minute, ten a day).
 */
export async function renewInvitation(actor: Actor, tx: Tx, token: string): Promise<Outcome<null>> {
  const [row] = await tx.$queryRaw<
    { renewed: { reason?: string; personId?: string; requestId?: string; officeId?: string } }[]
  >`select renew_invitation(${sha256(token)}, ${realNow()}) as renewed`;
  const { reason, personId, requestId, officeId } = row?.renewed ?? { reason: 'LINK_UNKNOWN' };
  if (reason === 'TOO_MANY') return tooMany(reason);
  if (reason === 'LINK_STILL_VALID') return conflict(reason);
  if (reason === 'NO_LONGER_CONTACT') return forbidden(reason);
  if (!personId || !requestId) return notFound('LINK_UNKNOWN');
  await recordEvent(tx, { ...actor, personId }, 'invitation.renewed', {
    objectType: 'request',
    objectId: requestId,
    officeId: officeId ?? null,
  });
  return ok(null);
}
