import type { Actor } from '@/lib/actor';

/** A person's own page: who is signed in, also with a token. */
export function canReadMe(actor: Actor): actor is Actor & { personId: string } {
  return actor.kind === 'person' && actor.personId !== null;
}

/** Own name, sessions and tokens: only in a session. A token that leaks must not make another or end sessions. */
export function canManageMe(actor: Actor): actor is Actor & { personId: string } {
  return canReadMe(actor) && actor.sessionId !== null && actor.tokenId === null;
}
