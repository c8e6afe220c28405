import { useFormatter, useTranslations } from 'next-intl';
import { ScrollTable } from '@/components/ui/scroll-table';
import { StateTag } from '@/components/ui/state-tag';
import type { CountDifference, MonthCount } from '@/domain/incidents/counts-schema';
import styles from './incidents.module.css';

type Props = {
  months: MonthCount[];
  differences: CountDifference[];
  /** Names by number. */
  names: ReadonlyMap<string, string>;
  /** What the incident calls what the municipalities state. */
  lost: string;
};

/** Beyond this the rest is in the API. */
const mostDifferences = 20;

/** What was sent and delivered per month, from whom, and where that is not what the municipalities state. */
export function CountMonths({ months, differences, names, lost }: Props) {
  const t = useTranslations('counts');
  const format = useFormatter();
  if (months.length === 0) return <p>{t('none')}</p>;
  const month = (text: string) =>
    format.dateTime(new Date(`${text}-15T12:00:00Z`), { month: 'long', year: 'numeric' });
  const said = (count: number | null) => (count === null ? t('notSaid') : format.number(count));
  return (
    <>
      <ScrollTable label={t('perMonth')}>
        <table className="ds-table" data-size="sm" data-color="neutral">
          <thead>
            <tr>
              {(['month', 'source', 'municipalities', 'sent', 'delivered', 'missing'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map((row) => (
              <tr key={`${row.month} ${row.source}`}>
                <th scope="row">{month(row.month)}</th>
                <td>{row.source}</td>
                <td>{format.number(row.municipalities)}</td>
                <td>{said(row.sent)}</td>
                <td>{said(row.delivered)}</td>
                <td>
                  {row.missing === null || row.missing === 0 ? (
                    said(row.missing)
                  ) : (
                    <StateTag tone="attention">{format.number(row.missing)}</StateTag>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollTable>
      {differences.length > 0 ? (
        <>
          <p className={styles.quiet}>{t('differs', { count: differences.length, lost })}</p>
          <ul>
            {differences.slice(0, mostDifferences).map((one) => (
              <li key={`${one.number} ${one.source}`}>
                {t('difference', {
                  name: names.get(one.number) ?? one.number,
                  source: one.source,
                  missing: one.missing,
                  stated: one.stated === null ? t('nothing') : format.number(one.stated),
                  lost,
                })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
