import type { Actor } from '@/lib/actor';
import { atMoment } from '@/lib/clock';
import { asActor, type Tx } from '@/lib/db';
import type { Outcome } from '@/lib/outcome';

/** Runs as the actor at a moment, in a transaction of its own, as route and page do. */
export async function does<T>(
  actor: Actor,
  at: Date,
  run: (tx: Tx) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return atMoment(at, () => asActor(actor, run));
}

/** The value of an outcome that must be one. */
export async function must<T>(outcome: Promise<Outcome<T>> | Outcome<T>): Promise<T> {
  const done = await outcome;
  if (!done.ok) throw new Error(`${done.reason} ${JSON.stringify(done.fields ?? done.more ?? '')}`);
  return done.value;
}
