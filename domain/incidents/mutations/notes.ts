import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { forbidden, invalidField, notFound, type Outcome, ok } from '@/lib/outcome';
import { incidentOwner } from '../data';
import { canEditIncident } from '../policy';
import { type NewNote, newNoteSchema } from '../schema';

/** Adds a dated note to the timeline: what has happened, so of now or earlier. */
export async function addNote(
  actor: Actor,
  tx: Tx,
  { incidentId, ...input }: NewNote & { incidentId: string },
): Promise<Outcome<{ noteId: string }>> {
  const incident = await incidentOwner(actor, tx, incidentId);
  if (!incident) return notFound('NOT_FOUND');
  if (!canEditIncident(actor, incident)) return forbidden('NOT_ALLOWED');
  const note = newNoteSchema.parse(input);
  if (new Date(note.at) > now()) return invalidField('at', 'IN_FUTURE');
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
