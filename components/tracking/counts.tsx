import { useTranslations } from 'next-intl';
import type { TrackingPage } from '@/domain/tracking/schema';
import styles from './counts.module.css';

type Props = {
  page: TrackingPage;
  /** The status that is filtered by now. */
  status: string | null;
  hrefOf: (change: Record<string, string | null>) => string;
  onStatus: (status: string | null) => void;
};

/** asked ▸ answered ▸ outstanding ▸ overdue ▸ exempt, in requests; each filters the list below. */
export function Counts({ page, status, hrefOf, onStatus }: Props) {
  const t = useTranslations('tracking.counts');
  const { counts } = page;
  const entries = [
    {
      key: 'asked',
      value: counts.asked,
      filter: null,
      note: t('municipalities', { count: page.municipalityCount }),
    },
    {
      key: 'answered',
      value: counts.answered,
      filter: 'answered',
      note: [
        t('onTime', { count: counts.onTime }),
        ...(counts.late > 0 ? [t('late', { count: counts.late })] : []),
      ].join(', '),
    },
    { key: 'outstanding', value: counts.outstanding, filter: 'outstanding', note: null },
    { key: 'overdue', value: counts.overdue, filter: 'overdue', note: null },
    { key: 'exempt', value: counts.exempt, filter: 'exempt', note: null },
  ] as const;
  return (
    <nav aria-label={t('label')} className="on-paper">
      <ul className={styles.counts}>
        {entries.map(({ key, value, filter, note }) => (
          <li key={key}>
            <a
              href={hrefOf({ status: filter })}
              className={styles.count}
              data-kind={key}
              data-none={value === 0 || undefined}
              aria-current={status === filter ? 'true' : undefined}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                onStatus(filter);
              }}
            >
              <span className={styles.value}>{value}</span>
              <span className={styles.name}>{t(key)}</span>
              {note ? <span className={styles.note}>{note}</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
