import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now, realNow } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { env } from '@/lib/env';
import { knowing } from '@/lib/knowing';
import { forbidden, notFound, type Outcome, ok, unauthenticated } from '@/lib/outcome';
import { newSecret, sha256 } from '@/lib/secrets';
import { canManageMe } from '../policy';
import { hoursAfter, signInLinkHours } from '../rules';
import { consumeLink, createSignInLink } from './links';

/** A session's secret goes into the cookie, its hash into the row. */
export type BegunSession = { secret: string; sessionId: string; expiresAt: Date };

/** Makes a session row for a person who has something to do here. 403 NO_ROLE. */
export async function beginSession(
  actor: Actor,
  tx: Tx,
  {
    personId,
    userAgent,
    secret = newSecret(),
  }: { personId: string; userAgent: string | null; secret?: string },
): Promise<Outcome<BegunSession>> {
  const [role] = await tx.$queryRaw<
    { has: boolean }[]
  >`select has_a_role(${personId}::uuid, ${now()}) as has`;
  if (!role?.has) return forbidden('NO_ROLE');
  const at = realNow();
  const { SESSION_HOURS, SESSION_IDLE_MINUTES } = env();
  const expiresAt = hoursAfter(at, SESSION_HOURS);
  const id = randomUUID();
  const session = {
    id,
    tokenHash: sha256(secret),
    personId,
    createdAt: at,
    lastSeenAt: at,
    expiresAt,
    idleUntil: hoursAfter(at, SESSION_IDLE_MINUTES / 60),
    address: actor.address,
    userAgent: userAgent?.slice(0, 300) ?? null,
  };
  // createMany: a create would read the row back, and it is not the actor's yet.
  await tx.session.createMany({ data: [session] });
  await recordEvent(tx, { ...actor, personId }, 'session.began', { objectType: 'session', objectId: id });
  return ok({ secret, sessionId: id, expiresAt });
}

/**
 * Uses a sign-in link up and begins a session; the browser's earlier session, if any, ends. Answers the secret for
 * the cookie and the request that an invitation leads to. Errors: those of consumeLink and beginSession.
 */
export async function signInWithLink(
  actor: Actor,
  tx: Tx,
  { token, browser, userAgent }: { token: string; browser: string | null; userAgent: string | null },
): Promise<Outcome<BegunSession & { requestId: string | null }>> {
  const used = await consumeLink(tx, { token, browser });
  if (!used.ok) return used;
  const begun = await beginSession(actor, tx, { personId: used.value.personId, userAgent });
  if (!begun.ok) return begun;
  await signOut(actor, tx);
  return ok({ ...begun.value, requestId: used.value.requestId });
}

/** Ends the session that the actor came with; without one nothing is left to do. */
export async function signOut(actor: Actor, tx: Tx): Promise<Outcome<null>> {
  if (actor.sessionId && (await endRows(tx, { id: actor.sessionId })) > 0) {
    await recordEvent(tx, actor, 'session.ended', { objectType: 'session', objectId: actor.sessionId });
  }
  return ok(null);
}

/** Ends one of the actor's own sessions, from the next request on. 401 SIGN_IN, 404 NOT_FOUND. */
export async function endSession(
  actor: Actor,
  tx: Tx,
  { sessionId }: { sessionId: string },
): Promise<Outcome<null>> {
  if (!canManageMe(actor)) return unauthenticated('SIGN_IN');
  if ((await endRows(tx, { id: sessionId, personId: actor.personId })) === 0) return notFound('NOT_FOUND');
  await recordEvent(tx, actor, 'session.ended', { objectType: 'session', objectId: sessionId });
  return ok(null);
}

async function endRows(tx: Tx, where: { id: string; personId?: string }): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { ...where, endedAt: null },
    data: { endedAt: realNow() },
  });
  return count;
}

/**
 * In the demo only (the operation asks): signs in as the person with an address, by a link that is made and used
 * at once. 404 NOT_FOUND when nobody has it.
 */
export async function signInToDemo(
  actor: Actor,
  tx: Tx,
  { email, userAgent }: { email: string; userAgent: string | null },
): Promise<Outcome<BegunSession>> {
  await knowing(tx, { addresses: [email] });
  const person = await tx.person.findUnique({ where: { email }, select: { id: true } });
  if (!person) return notFound('NOT_FOUND');
  const token = await createSignInLink(tx, { personId: person.id, hours: signInLinkHours });
  return signInWithLink(actor, tx, { token, browser: null, userAgent });
}
