import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import type { Prisma, Tx } from '@/lib/db';
import { conflict, forbidden, invalid, type Outcome } from '@/lib/outcome';
import { getIncident } from '../data';
import { canEditIncident } from '../policy';
import { type IncidentChanges, type IncidentView, incidentChangesSchema, newIncidentSchema } from '../schema';
import { incidentDates } from './create-incident';

/**
 * Changes what is named and leaves the rest; words only until a survey was opened, since answers were given to them.
 * The second of two who edited the same revision gets 409 SOMEBODY_FIRST with the other's version in `more.current`.
 * Errors: NOT_FOUND, NOT_ALLOWED, INVALID when dates contradict, WORDS_IN_USE (409).
 */
export async function updateIncident(
  actor: Actor,
  tx: Tx,
  { incidentId, ...input }: IncidentChanges & { incidentId: string },
): Promise<Outcome<IncidentView>> {
  const before = await getIncident(actor, tx, incidentId);
  if (!before.ok) return before;
  if (!canEditIncident(actor, before.value)) return forbidden('NOT_ALLOWED');
  const { editRevision, ...sent } = incidentChangesSchema.parse(input);
  // Before what is wrong with the two together: dates that the other moved are seen first.
  if (before.value.editRevision !== editRevision)
    return conflict('SOMEBODY_FIRST', { more: { current: before.value } });
  const changes = defined(sent);
  // The dates of both together: what is not sent still counts.
  const whole = newIncidentSchema.safeParse({ ...before.value, ...changes });
  if (!whole.success) {
    return invalid('INVALID', {
      fields: whole.error.issues.map((issue) => ({ path: issue.path.join('.'), code: issue.message })),
    });
  }
  const { words, ...rest } = changes;
  const { count } = await tx.incident.updateMany({
    where: {
      id: incidentId,
      officeId: before.value.officeId,
      editRevision,
      ...(words ? { surveys: { none: { openedAt: { not: null } } } } : {}),
    },
    data: {
      ...rest,
      ...incidentDates(rest),
      ...(words ? { words: words as unknown as Prisma.InputJsonObject } : {}),
      editRevision: { increment: 1 },
    },
  });
  const after = await getIncident(actor, tx, incidentId);
  if (!after.ok) return after;
  if (count === 0)
    return after.value.editRevision === editRevision
      ? conflict('WORDS_IN_USE')
      : conflict('SOMEBODY_FIRST', { more: { current: after.value } });
  const keys = Object.keys(changes) as (keyof typeof changes)[];
  await recordEvent(tx, actor, 'incident.updated', {
    objectType: 'incident',
    objectId: incidentId,
    officeId: before.value.officeId,
    before: Object.fromEntries(keys.map((key) => [key, before.value[key] ?? null])),
    after: changes,
  });
  return after;
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Defined<T>;
}
