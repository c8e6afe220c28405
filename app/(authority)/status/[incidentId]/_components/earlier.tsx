'use client';

import { useTranslations } from 'next-intl';
import { withLoss } from '@/domain/figures/states';
import { reportedBefore } from './as-of';
import type { BoardProps } from './board-props';
import type { Filters } from './filters';
import styles from './headline.module.css';
import { useFigures } from './use-figures';

/** The same number a day or a week before, to compare with; nothing while there is nothing to compare. */
export function Earlier({
  incident,
  surveys,
  words,
  moment,
  filters,
}: BoardProps & { moment: string; filters: Filters }) {
  const t = useTranslations('status');
  const { survey, county } = filters;
  const opened = (survey ? surveys.find((s) => s.id === survey) : surveys[0])?.openedAt ?? null;
  const before = reportedBefore(opened, moment);
  const of = { kind: survey ? 'survey' : 'incident', id: survey ?? incident.id, county } as const;
  const { figures, changing } = useFigures({ ...of, asOf: before?.at ?? null }, null, before !== null);
  if (!before) return null;
  // Its place is kept, so that the charts below do not move when it has come.
  if (!figures || changing) return <p className={styles.earlier} />;
  const { lost } = figures.totals;
  const thing = lost.value === 1 ? words.rungs.lost.one : words.rungs.lost.many;
  return (
    <p className={styles.earlier}>
      {t(`earlier.${before.span}`, {
        count: lost.value,
        thing,
        municipalities: withLoss(figures.states),
        answered: figures.services.answered,
        asked: figures.services.asked,
      })}
    </p>
  );
}
