import { z } from 'zod';
import { concernWords } from '@/domain/incidents/concern-words';
import { getIncident, listIncidents } from '@/domain/incidents/data';
import type { IncidentView } from '@/domain/incidents/schema';
import type { IncidentWords } from '@/domain/incidents/words';
import { asVisitor } from '@/lib/visitor';

/**
 * The words that core questions are shown in while a questionnaire is worked on, which belongs to no incident yet:
 * those of the incident that is chosen, else of the newest one that the visitor sees.
 */
export async function wordsToShow(
  chosen?: unknown,
): Promise<{ words: IncidentWords; incident: IncidentView | null }> {
  const incident = await asVisitor(async (actor, tx) => {
    const wanted = z.uuid().safeParse(chosen);
    const newest = wanted.success ? null : await listIncidents(actor, tx, { limit: 1 });
    const id = wanted.success ? wanted.data : newest?.ok ? newest.value.rows[0]?.id : undefined;
    const found = id ? await getIncident(actor, tx, id) : null;
    return { ok: true, value: found?.ok ? found.value : null };
  });
  return { words: incident.value?.words ?? concernWords, incident: incident.value };
}
