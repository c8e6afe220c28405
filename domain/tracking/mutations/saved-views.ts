import type { z } from 'zod';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { conflict, forbidden, notFound, type Outcome, ok } from '@/lib/outcome';
import { canTrack } from '../policy';
import { newViewSchema, type SavedView } from '../views-schema';

const atMost = 50;

/** Keeps a way of looking at the list under a name, for the person who acts. Saving a name again replaces it. */
export async function saveView(
  actor: Actor,
  tx: Tx,
  input: z.input<typeof newViewSchema>,
): Promise<Outcome<SavedView>> {
  if (!canTrack(actor) || !actor.personId) return forbidden('NOT_ALLOWED');
  const { name, filter } = newViewSchema.parse(input);
  const { personId } = actor;
  // One after the other, or two at once would both be the last that there is room for.
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('kvittert.views'), hashtext(${personId}))::text`;
  if ((await tx.savedView.count({ where: { personId, name: { not: name } } })) >= atMost)
    return conflict('TOO_MANY_VIEWS');
  const view = await tx.savedView.upsert({
    where: { personId_name: { personId, name } },
    create: { personId, name, filter, createdAt: now() },
    update: { filter },
    select: { id: true },
  });
  // Not its name: that may be somebody's, and the audit forgets nothing.
  await recordEvent(tx, actor, 'view.saved', {
    objectType: 'person',
    objectId: personId,
    after: { viewId: view.id },
  });
  return ok({ id: view.id, name, filter });
}

/** One's own only: somebody else's view is not found. Errors: NOT_ALLOWED, NOT_FOUND. */
export async function deleteView(
  actor: Actor,
  tx: Tx,
  { viewId }: { viewId: string },
): Promise<Outcome<null>> {
  if (!canTrack(actor) || !actor.personId) return forbidden('NOT_ALLOWED');
  const { count } = await tx.savedView.deleteMany({ where: { id: viewId, personId: actor.personId } });
  if (count === 0) return notFound('NOT_FOUND');
  await recordEvent(tx, actor, 'view.deleted', {
    objectType: 'person',
    objectId: actor.personId,
    after: { viewId },
  });
  return ok(null);
}
