'use client';

import { useTranslations } from 'next-intl';
import type { OperatorCountsResult } from '@/domain/incidents/counts-schema';
import { CsvImport } from './csv-import';
import styles from './csv-import.module.css';

/** Loads what was sent and delivered per month. */
export function CountImport({ incidentId }: { incidentId: string }) {
  const t = useTranslations('counts');
  return (
    <CsvImport<OperatorCountsResult>
      id="counts"
      path={`/api/v1/incidents/${incidentId}/operator-counts`}
      words={{
        lead: t('importLead'),
        columns: t('columns', { columns: 'municipality_number, month, sent, delivered' }),
        sourceField: t('sourceField'),
        check: t('check'),
        confirm: t('confirm'),
        stored: t('stored'),
        nothing: t('alreadyLoaded'),
      }}
    >
      {({ rows, municipalities, months, facts, changed }) => (
        <>
          <p className={styles.strong}>{t('result', { rows, municipalities, months })}</p>
          {facts > 0 ? <p>{t('changed', { count: changed })}</p> : null}
        </>
      )}
    </CsvImport>
  );
}
