import { dayInNorway, startOfDay } from '@/domain/register/rules';
import { chaseReason, plannedReminder, waitsForItsDay } from './rules';
import type { TrackedRequest } from './schema';

type Row = Pick<
  TrackedRequest,
  'response' | 'correctionDueAt' | 'investigating' | 'knowsMoreOn' | 'dueAt' | 'answeredAt' | 'askedAt'
>;

const hour = 3_600_000;
const noonOf = (day: string) => new Date(Number(startOfDay(day)) + 12 * hour);

/**
 * The day whose reminder goes out by itself now, by the survey's plan; null: none. Who is still looking into it and
 * has said on which day more is known is left in peace until that day has passed; if the plan would have reminded
 * meanwhile, that reminder waits, and goes out the day after. A day of the plan that had come when the service was
 * asked, or asked again, reminds nobody: the mail that asks says by when.
 */
export function reminderDay(plan: readonly number[], row: Row, moment: Date): string | null {
  if (!chaseReason(row) || waitsForItsDay(row, dayInNorway(moment))) return null;
  const dueAt = new Date(row.correctionDueAt ?? row.dueAt);
  const next = plannedReminder(plan, dueAt, moment);
  const planned = next !== null && next > dayInNorway(new Date(row.askedAt)) ? next : null;
  const known = chaseReason(row) === 'investigation' ? row.knowsMoreOn : null;
  if (known === null || (planned !== null && planned > known)) return planned;
  const answeredOn = row.answeredAt ? dayInNorway(new Date(row.answeredAt)) : '';
  const dueOn = Number(noonOf(dayInNorway(dueAt)));
  const waited = plan
    .map((days) => dayInNorway(new Date(dueOn + days * 24 * hour)))
    .some((day) => answeredOn <= day && day <= known);
  return waited ? plannedReminder([1], noonOf(known), moment) : null;
}
