import { useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import { PageLink } from '@/components/ui/page-link';
import { StateTag } from '@/components/ui/state-tag';
import { differences, listSummary } from '@/domain/incidents/rules';
import type { MunicipalityFacts } from '@/domain/incidents/schema';
import styles from './incidents.module.css';

/** What the operator's list says, of when, and how many municipalities have answered something else. */
export function ListSummary({ incidentId, facts }: { incidentId: string; facts: MunicipalityFacts[] }) {
  const t = useTranslations('incidents');
  const summary = listSummary(facts);
  const differing = differences(facts).length;
  if (!summary) {
    return (
      <>
        <p>{t('list.none')}</p>
        <p className={styles.quiet}>{t('list.noneBody')}</p>
      </>
    );
  }
  return (
    <>
      <p>{t('list.says', { uses: summary.usesSystem, named: summary.named, fixed: summary.fixedVersion })}</p>
      <p className={styles.quiet}>
        {t.rich('list.source', { source: summary.source, at: () => <Moment at={summary.at} /> })}
      </p>
      <p className={styles.rowTop}>
        {differing > 0 ? (
          <StateTag tone="neutral">{t('list.differs', { count: differing })}</StateTag>
        ) : (
          t('list.noDiffers')
        )}
        <PageLink href={`/incidents/${incidentId}/operator-list`}>{t('list.see')}</PageLink>
      </p>
    </>
  );
}
