import { TZDate } from '@date-fns/tz';
import { addDays, addWeeks } from 'date-fns';
import Holidays from 'date-holidays';

const zone = 'Europe/Oslo';
const holidays = new Holidays('NO');

/** Public holidays, and Christmas Eve and New Year's Eve, when offices are closed too. */
function isHoliday(noon: TZDate): boolean {
  const found = holidays.isHoliday(new Date(noon.getTime()));
  return found ? found.some((day) => day.type === 'public' || day.type === 'bank') : false;
}

/** Saturday, Sunday or holiday in Norway, on the day of the moment. */
export function isFreeDay(moment: Date): boolean {
  const noon = noonOf(new TZDate(moment.getTime(), zone));
  return noon.getDay() === 0 || noon.getDay() === 6 || isHoliday(noon);
}

/**
 * The due time to suggest: the first noon in Norway that gives at least a week and is on a working day.
 * Source: domain.md ("one week, never on a Norwegian public holiday"); 7 June 2023 16:00 gives 15 June 12:00.
 */
export function suggestedDueAt(now: Date): Date {
  const week = addWeeks(new TZDate(now.getTime(), zone), 1);
  let due = noonOf(week);
  if (due < week) due = addDays(due, 1);
  while (isFreeDay(new Date(due.getTime()))) due = addDays(due, 1);
  return new Date(due.getTime());
}

function noonOf(day: TZDate): TZDate {
  return new TZDate(day.getFullYear(), day.getMonth(), day.getDate(), 12, 0, 0, zone);
}
