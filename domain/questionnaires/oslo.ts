import { fromNorwegianInput, toNorwegianInput } from '@/lib/norwegian-time';

/**
 * A day and a time of day in Norway (YYYY-MM-DD and HH:mm, as the browser's fields give them) as a moment with its
 * offset: whoever answers from abroad means Norwegian time too. Null when they are not a day and a time.
 */
export function momentInNorway(day: string, time: string): string | null {
  const moment = fromNorwegianInput(`${day}T${time}`);
  return moment ? `${moment.toISOString().slice(0, 16)}Z` : null;
}

/** The day and the time of day in Norway of a moment; of one that is half typed, its half. */
export function partsInNorway(moment: string): { day: string; time: string } {
  if (/^\d{4}-\d{2}-\d{2}$/.test(moment)) return { day: moment, time: '' };
  if (/^T\d{2}:\d{2}$/.test(moment)) return { day: '', time: moment.slice(1) };
  const at = new Date(moment);
  if (Number.isNaN(Number(at))) return { day: '', time: '' };
  const [day = '', time = ''] = toNorwegianInput(at).split('T');
  return { day, time };
}
