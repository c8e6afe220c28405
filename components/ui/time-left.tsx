import { useTranslations } from 'next-intl';
import { calendarDays } from '@/lib/norwegian-time';

/** How long until a due time, or how long ago it was: "5 dager igjen", "ute for 2 dager siden". Both ISO texts. */
export function TimeLeft({ dueAt, now }: { dueAt: string; now: string }) {
  const t = useTranslations('common.timeLeft');
  const due = new Date(dueAt);
  const moment = new Date(now);
  const days = calendarDays(moment, due);
  const hours = Math.floor(Math.abs(Number(due) - Number(moment)) / 3_600_000);
  if (due >= moment) {
    if (days > 0) return t('days', { days });
    return hours > 0 ? t('hours', { hours }) : t('soon');
  }
  if (days < 0) return t('daysAgo', { days: -days });
  return hours > 0 ? t('hoursAgo', { hours }) : t('justNow');
}
