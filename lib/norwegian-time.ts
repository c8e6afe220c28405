import { TZDate } from '@date-fns/tz';

const zone = 'Europe/Oslo';
const two = (n: number) => String(n).padStart(2, '0');

/** A moment as a field of type datetime-local wants it, in Norwegian time whatever the browser's zone is. */
export function toNorwegianInput(moment: Date): string {
  const at = new TZDate(moment.getTime(), zone);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** A moment in Norwegian time with its offset, as a spreadsheet and a program both read it: 2023-06-15T12:00:00+02:00. */
export function inNorway(moment: Date): string {
  const at = new TZDate(moment.getTime(), zone);
  const offset = -at.getTimezoneOffset();
  return `${toNorwegianInput(moment)}:${two(at.getSeconds())}+${two(Math.floor(offset / 60))}:${two(offset % 60)}`;
}

/** What a field of type datetime-local holds, read as Norwegian time; null when it is not a moment. */
export function fromNorwegianInput(text: string): Date | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(text);
  if (!found) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = found.slice(1).map(Number);
  const at = new TZDate(year, month - 1, day, hour, minute, 0, zone);
  return Number.isNaN(at.getTime()) || at.getDate() !== day ? null : new Date(at.getTime());
}

/** Whole days in the Norwegian calendar from one moment to another; negative when `to` is before. */
export function calendarDays(from: Date, to: Date): number {
  const midnight = (moment: Date) => {
    const at = new TZDate(moment.getTime(), zone);
    return Date.UTC(at.getFullYear(), at.getMonth(), at.getDate());
  };
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}
