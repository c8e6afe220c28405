import { useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import type { Difference } from '@/domain/audit/rules';
import styles from './difference-table.module.css';
import { useAuditWords } from './words';

/** What an event changed, behind a line that says how much it is. */
export function DifferenceTable({ differences }: { differences: Difference[] }) {
  const t = useTranslations('audit');
  const words = useAuditWords();
  if (differences.length === 0) return t('none');
  return (
    <details className={styles.details}>
      <summary>{t('show', { count: differences.length })}</summary>
      <dl className={styles.fields}>
        {differences.map(({ field, before, after }) => (
          <div key={field}>
            <dt>{words.field(field)}</dt>
            <dd>
              {before === undefined || before === null ? null : (
                <del>
                  <span className="visually-hidden">{t('before')}: </span>
                  <Value value={before} />
                </del>
              )}
              {after === undefined ? null : (
                <ins>
                  <span className="visually-hidden">{t('after')}: </span>
                  <Value value={after} />
                </ins>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

const shownOfList = 20;

function Value({ value }: { value: unknown }) {
  const t = useTranslations('audit');
  const common = useTranslations('common');
  const words = useAuditWords();
  if (value === null || value === undefined || value === '') return t('none');
  if (typeof value === 'boolean') return common(value ? 'yes' : 'no');
  if (typeof value === 'string') {
    if (/^\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*(Z|[+-]\d\d:\d\d)$/.test(value)) return <Moment at={value} />;
    return words.value(value);
  }
  if (typeof value === 'number') return value;
  if (!Array.isArray(value)) return <code>{JSON.stringify(value)}</code>;
  if (value.length === 0) return t('none');
  const shown = value
    .slice(0, shownOfList)
    .map((one) => (typeof one === 'string' || typeof one === 'number' ? String(one) : JSON.stringify(one)));
  const left = value.length - shown.length;
  return (
    <>
      {shown.join(', ')} {left > 0 ? t('more', { count: left }) : null}
    </>
  );
}
