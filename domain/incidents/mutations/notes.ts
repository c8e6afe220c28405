import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { forbidden, invalid, invalidField, notFound, type Outcome, ok } from '@/lib/outcome';
import { incidentOwner } from '../data';
import { canEditIncident } from '../policy';
import { type NewNote, newNoteSchema } from '../schema';

/**
 * Adds a dated note to the timeline: what has happened, so of now or earlier. What is sent again under its id is not
 * stored again; 422 KEY_REUSED for the id of something else.
 */
export async function addNote(
  actor: Actor,
  tx: Tx,
  { incidentId, ...input }: NewNote & { incidentId: string },
): Promise<Outcome<{ noteId: string }>> {
  const incident = await incidentOwner(actor, tx, incidentId);
  if (!incident) return notFound('NOT_FOUND');
  if (!canEditIncident(actor, incident)) return forbidden('NOT_ALLOWED');
  const { id, ...note } = newNoteSchema.parse(input);
  if (new Date(note.at) > now()) return invalidField('at', 'IN_FUTURE');
  const data = { ...(id ? { id } : {}), ...note, incidentId, at: new Date(note.at) };
  const [created] = await tx.incidentNote.createManyAndReturn({
    data,
    skipDuplicates: true,
    select: { id: true },
  });
  if (!created) {
    const before = await tx.incidentNote.findFirst({ where: data, select: { id: true } });
    return before ? ok({ noteId: before.id }) : invalid('KEY_REUSED');
  }
  await recordEvent(tx, actor, 'incident.noted', {
    objectType: 'incident',
    objectId: incidentId,
    officeId: incident.officeId,
    after: { noteId: created.id, ...note },
  });
  return ok({ noteId: created.id });
}
