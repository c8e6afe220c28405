import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import type { Tx } from '@/lib/db';
import { forbidden, invalid, notFound, type Outcome } from '@/lib/outcome';
import { getIncident } from '../data';
import { canEditIncident } from '../policy';
import { type IncidentChanges, type IncidentView, incidentChangesSchema, newIncidentSchema } from '../schema';
import { incidentDates } from './create-incident';

/** Changes what is named and leaves the rest. Errors: NOT_FOUND, NOT_ALLOWED, INVALID when dates contradict. */
export async function updateIncident(
  actor: Actor,
  tx: Tx,
  { incidentId, ...input }: IncidentChanges & { incidentId: string },
): Promise<Outcome<IncidentView>> {
  const before = await getIncident(actor, tx, incidentId);
  if (!before.ok) return before;
  if (!canEditIncident(actor, before.value)) return forbidden('NOT_ALLOWED');
  const changes = defined(incidentChangesSchema.parse(input));
  // The dates of both together: what is not sent still counts.
  const whole = newIncidentSchema.safeParse({ ...before.value, ...changes });
  if (!whole.success) {
    return invalid('INVALID', {
      fields: whole.error.issues.map((issue) => ({ path: issue.path.join('.'), code: issue.message })),
    });
  }
  const { count } = await tx.incident.updateMany({
    where: { id: incidentId, officeId: before.value.officeId },
    data: { ...changes, ...incidentDates(changes) },
  });
  if (count === 0) return notFound('NOT_FOUND');
  const keys = Object.keys(changes) as (keyof typeof changes)[];
  await recordEvent(tx, actor, 'incident.updated', {
    objectType: 'incident',
    objectId: incidentId,
    officeId: before.value.officeId,
    before: Object.fromEntries(keys.map((key) => [key, before.value[key] ?? null])),
    after: changes,
  });
  return getIncident(actor, tx, incidentId);
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Defined<T>;
}
