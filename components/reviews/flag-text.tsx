import { useFormatter, useTranslations } from 'next-intl';
import type { Flag } from '@/domain/reviews/schema';

const days = ['installedOn', 'releasedOn'];
const moments = ['aware', 'notified'];

/** Why a plausibility check has stopped at an answer. */
export function FlagText({ flag }: { flag: Pick<Flag, 'kind' | 'params'> }) {
  const t = useTranslations('reviews.flags');
  const format = useFormatter();
  const params = Object.fromEntries(
    Object.entries(flag.params).map(([key, value]) => {
      if (days.includes(key)) return [key, format.dateTime(new Date(value), { dateStyle: 'medium' })];
      if (!moments.includes(key)) return [key, value];
      return [
        key,
        format.dateTime(new Date(value), { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }),
      ];
    }),
  );
  return t(flag.kind, params);
}
