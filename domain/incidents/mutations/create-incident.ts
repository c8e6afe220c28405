import { officeToActFor } from '@/domain/register/policy';
import { dateOf } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Prisma, Tx } from '@/lib/db';
import { invalidField, type Outcome, ok } from '@/lib/outcome';
import { concernWords } from '../concern-words';
import { dateKeys, type NewIncident, newIncidentSchema } from '../schema';

/**
 * Starts an incident in the name of one of the actor's offices. Errors: NOT_ALLOWED (403); OFFICE_UNKNOWN on
 * `officeId` (422) when several offices are possible and none is named, or it is not there.
 */
export async function createIncident(
  actor: Actor,
  tx: Tx,
  input: NewIncident,
): Promise<Outcome<{ incidentId: string }>> {
  const { officeId: wanted, words, sources, ...incident } = newIncidentSchema.parse(input);
  const office = officeToActFor(actor, wanted);
  if (!office.ok) return office;
  const officeId = office.value;
  if ((await tx.office.count({ where: { id: officeId } })) === 0)
    return invalidField('officeId', 'OFFICE_UNKNOWN');

  const created = await tx.incident.create({
    data: {
      ...incident,
      ...incidentDates(incident),
      officeId,
      words: words ?? concernWords,
      sources: sources as Prisma.InputJsonObject,
      createdAt: now(),
    },
    select: { id: true },
  });
  await recordEvent(tx, actor, 'incident.created', {
    objectType: 'incident',
    objectId: created.id,
    officeId,
    after: { ...incident },
  });
  return ok({ incidentId: created.id });
}

type DateKey = (typeof dateKeys)[number];

/** The days of an incident as the database's dates; keys that are left out stay out. */
export function incidentDates(
  given: { [K in DateKey]?: string | null | undefined },
): Partial<Record<DateKey, Date | null>> {
  return Object.fromEntries(
    dateKeys.flatMap((key) => {
      const day = given[key];
      return day === undefined ? [] : [[key, day === null ? null : dateOf(day)]];
    }),
  );
}
