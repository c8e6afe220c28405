import type { Actor } from '@/lib/actor';
import type { Tx } from '@/lib/db';
import { forbidden, type Outcome, ok } from '@/lib/outcome';
import { canTrack } from './policy';
import { newViewSchema, type SavedView } from './views-schema';

/** The person's own ways of looking at a list, by name. One whose filter is no longer known is left out. */
export async function listViews(actor: Actor, tx: Tx): Promise<Outcome<{ rows: SavedView[] }>> {
  if (!canTrack(actor) || !actor.personId) return forbidden('NOT_ALLOWED');
  const rows = await tx.savedView.findMany({
    where: { personId: actor.personId },
    select: { id: true, name: true, filter: true },
    orderBy: [{ name: 'asc' }],
  });
  return ok({
    rows: rows.flatMap(({ id, ...row }) => {
      const view = newViewSchema.safeParse(row);
      return view.success ? { id, ...view.data } : [];
    }),
  });
}
