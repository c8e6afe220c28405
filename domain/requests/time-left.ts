import { dayInNorway } from '@/domain/register/rules';

/** How far a due time is: in days of the calendar, on the day itself in hours, in the last hour in minutes. */
export type TimeLeft = { unit: 'days' | 'hours' | 'minutes'; count: number; isOver: boolean };

const minute = 60_000;
const hour = 60 * minute;

/** The distance from now to a due time, or since it: never 0, so that "in 0 days" is never said. */
export function timeLeft(dueAt: Date, now: Date): TimeLeft {
  const isOver = now > dueAt;
  const distance = Math.abs(Number(dueAt) - Number(now));
  const days = Math.abs(Date.parse(dayInNorway(dueAt)) - Date.parse(dayInNorway(now))) / (24 * hour);
  if (days >= 1 && distance >= 12 * hour) return { unit: 'days', count: days, isOver };
  if (distance >= hour) return { unit: 'hours', count: Math.floor(distance / hour), isOver };
  return { unit: 'minutes', count: Math.max(1, Math.floor(distance / minute)), isOver };
}
