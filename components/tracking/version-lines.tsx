import { TableCell, TableHeaderCell, TableRow } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Moment } from '@/components/ui/moment';
import { grades } from '@/domain/questionnaires/indicators';
import type { TrackedVersion } from '@/domain/tracking/schema';
import styles from './versions.module.css';

/** What a line says of itself in each version: whether it is final, what remains, and when it is to be known. */
export function LineRows({ versions, number }: { versions: TrackedVersion[]; number: string }) {
  const t = useTranslations('tracking.versions');
  const answers = useTranslations('answers');
  const lines = versions.map((version) => version.lines.find((one) => one.municipalityNumber === number));
  return (
    <>
      <SaidRow
        label={t('grade')}
        said={lines.map((line) => line?.grade)}
        show={(grade) => answers(`grades.${grades.find((one) => one === grade) ?? 'preliminary'}`)}
      />
      <SaidRow
        label={t('remains')}
        said={lines.map((line) => line?.remains?.text)}
        show={(text) => <span className={styles.text}>{text}</span>}
      />
      <SaidRow
        label={t('remainsUntil')}
        said={lines.map((line) => line?.remains?.until)}
        show={(until) => <Moment at={`${until}T12:00:00Z`} style="date" />}
      />
    </>
  );
}

type SaidProps = {
  label: string;
  said: (string | undefined)[];
  show: (value: string) => ReactNode;
};

/** One thing over the versions; left out where none says it. */
function SaidRow({ label, said, show }: SaidProps) {
  const t = useTranslations('tracking.versions');
  if (said.every((value) => value === undefined)) return null;
  return (
    <TableRow>
      <TableHeaderCell scope="row" className={styles.question}>
        {label}
      </TableHeaderCell>
      {said.map((value, i) => {
        const changed = i > 0 && value !== said[i - 1];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the columns are the versions, in order
          <TableCell key={i} className={changed ? styles.changed : undefined}>
            {value === undefined ? '–' : show(value)}
            {changed ? <span className={styles.mark}>{t('changed')}</span> : null}
          </TableCell>
        );
      })}
    </TableRow>
  );
}
