import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { z } from 'zod';
import type { Actor } from '@/lib/actor';
import { authenticate, credentialsOf } from '@/lib/auth';
import { asActor, type Tx } from '@/lib/db';
import type { Outcome } from '@/lib/outcome';

/** Who looks at the page; asked once per request. */
export const visitor = cache(async (): Promise<Actor> => {
  return (await authenticate(credentialsOf(await headers()))).actor;
});

/** Reads for a server component's first paint, in a transaction of the visitor's. */
export async function asVisitor<T>(read: (actor: Actor, tx: Tx) => Promise<T>): Promise<T> {
  const actor = await visitor();
  return asActor(actor, (tx) => read(actor, tx));
}

/** The visitor, who must be signed in; otherwise to the sign-in page and back to `next` afterwards. */
export async function signedInVisitor(next: string): Promise<Actor> {
  const actor = await visitor();
  if (actor.kind === 'nobody') redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  return actor;
}

/** The id in a page's address: a malformed one names nothing that exists. */
export function namedId(id: string): string {
  return z.uuid().safeParse(id).success ? id : notFound();
}

/** The value of a read for a page: what is not visible is not found, whoever is not signed in is asked to. */
export function shown<T>(outcome: Outcome<T>, next = '/'): T {
  if (outcome.ok) return outcome.value;
  if (outcome.status === 401) redirect(`/sign-in?next=${encodeURIComponent(next)}`);
  if (outcome.status === 403 || outcome.status === 404) notFound();
  throw new Error(`unexpected failure on a page: ${outcome.reason}`);
}
