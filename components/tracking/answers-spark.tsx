import { useFormatter, useTranslations } from 'next-intl';
import type { TrackingPage } from '@/domain/tracking/schema';
import styles from './answers-spark.module.css';

const height = 28;
const step = 9;
const most = 45;

/** How many answered on each day: bars for the eye, the same in words for whoever listens. */
export function AnswersSpark({ days }: { days: TrackingPage['answersPerDay'] }) {
  const t = useTranslations('tracking.spark');
  const format = useFormatter();
  const shown = days.slice(-most);
  const total = shown.reduce((sum, day) => sum + day.count, 0);
  const top = shown.reduce((best, day) => (day.count > best.count ? day : best), { day: '', count: 0 });
  if (total === 0) return null;
  const dayText = (day: string) =>
    format.dateTime(new Date(day), { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const words = t('label', { total, top: top.count, on: dayText(top.day), today: shown.at(-1)?.count ?? 0 });
  return (
    <figure className={styles.figure}>
      <svg
        width={shown.length * step}
        height={height}
        viewBox={`0 0 ${shown.length * step} ${height}`}
        role="img"
        aria-label={words}
        className={styles.bars}
      >
        {shown.map((day, i) => {
          const bar = day.count === 0 ? 1 : Math.max(3, (day.count / top.count) * height);
          return (
            <rect key={day.day} x={i * step} y={height - bar} width={step - 2} height={bar}>
              <title>{t('day', { day: dayText(day.day), count: day.count })}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption>{t('caption')}</figcaption>
    </figure>
  );
}
