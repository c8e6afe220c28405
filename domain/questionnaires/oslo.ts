import { TZDate } from '@date-fns/tz';

const pad = (value: number) => String(value).padStart(2, '0');

/**
 * A day and a time of day in Norway (YYYY-MM-DD and HH:mm, as the browser's fields give them) as a moment with its
 * offset: whoever answers from abroad means Norwegian time too. Null when they are not a day and a time.
 */
export function momentInNorway(day: string, time: string): string | null {
  const [year, month, date] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []).slice(1).map(Number);
  const [hours, minutes] = (/^(\d{2}):(\d{2})$/.exec(time) ?? []).slice(1).map(Number);
  if (!year || !month || !date || hours === undefined || minutes === undefined) return null;
  const moment = new TZDate(year, month - 1, date, hours, minutes, 'Europe/Oslo');
  return Number.isNaN(Number(moment)) ? null : `${new Date(Number(moment)).toISOString().slice(0, 16)}Z`;
}

/** The day and the time of day in Norway of a moment; empty for what is not one yet. */
export function partsInNorway(moment: string): { day: string; time: string } {
  if (/^\d{4}-\d{2}-\d{2}$/.test(moment)) return { day: moment, time: '' };
  if (/^T\d{2}:\d{2}$/.test(moment)) return { day: '', time: moment.slice(1) };
  const time = Date.parse(moment);
  if (Number.isNaN(time)) return { day: '', time: '' };
  const local = new TZDate(time, 'Europe/Oslo');
  return {
    day: `${local.getFullYear()}-${pad(local.getMonth() + 1)}-${pad(local.getDate())}`,
    time: `${pad(local.getHours())}:${pad(local.getMinutes())}`,
  };
}
