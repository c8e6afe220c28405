import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import type { Tx } from '@/lib/db';
import { forbidden, notFound, type Outcome, ok } from '@/lib/outcome';
import { incidentOwner } from '../data';
import { canEditIncident } from '../policy';
import { type NewNote, newNoteSchema } from '../schema';

/** Adds a dated note to the timeline. A note dated ahead is shown from that moment on. */
export async function addNote(
  actor: Actor,
  tx: Tx,
  { incidentId, ...input }: NewNote & { incidentId: string },
): Promise<Outcome<{ noteId: string }>> {
  const incident = await incidentOwner(actor, tx, incidentId);
  if (!incident) return notFound('NOT_FOUND');
  if (!canEditIncident(actor, incident)) return forbidden('NOT_ALLOWED');
  const note = newNoteSchema.parse(input);
  const created = await tx.incidentNote.create({
    data: { ...note, incidentId, at: new Date(note.at) },
    select: { id: true },
  });
  await recordEvent(tx, actor, 'incident.noted', {
    objectType: 'incident',
    objectId: incidentId,
    officeId: incident.officeId,
    after: { noteId: created.id, ...note },
  });
  return ok({ noteId: created.id });
}
