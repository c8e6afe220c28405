import { useFormatter } from 'next-intl';

type Props = {
  /** ISO text or Date. */
  at: string | Date;
  /** date: 15. juni 2023; dateTime: 15. juni 2023 kl. 12.00; dayTime: torsdag 15. juni kl. 12.00; short: 15. juni 12.00 */
  style?: 'date' | 'dateTime' | 'dayTime' | 'short' | 'time';
};

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const formats = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  dateTime: { day: 'numeric', month: 'long', year: 'numeric', ...clock },
  dayTime: { weekday: 'long', day: 'numeric', month: 'long', ...clock },
  short: { day: 'numeric', month: 'short', ...clock },
  time: clock,
} as const;

/**
 * A moment in Norwegian time, of twenty-four hours in every language, with the machine's form for those who copy it.
 * Server and client components alike.
 */
export function Moment({ at, style = 'dateTime' }: Props) {
  const format = useFormatter();
  const date = typeof at === 'string' ? new Date(at) : at;
  return <time dateTime={date.toISOString()}>{format.dateTime(date, formats[style])}</time>;
}
