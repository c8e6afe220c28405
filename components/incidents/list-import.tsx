'use client';

import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { ScrollTable } from '@/components/ui/scroll-table';
import type { OperatorListResult } from '@/domain/incidents/schema';
import { CsvImport } from './csv-import';
import styles from './csv-import.module.css';
import { useFactWords } from './fact-words';

const columns = 'municipality_number, uses_system, integration, fixed_version_on, list_date';

/** Loads an operator's list of who uses the system. */
export function ListImport({ incidentId }: { incidentId: string }) {
  const t = useTranslations('incidents.list');
  return (
    <CsvImport<OperatorListResult>
      id="list"
      path={`/api/v1/incidents/${incidentId}/operator-lists`}
      words={{
        lead: t('importLead'),
        columns: t('columns', { columns }),
        sourceField: t('sourceField'),
        check: t('check'),
        confirm: t('confirm'),
        stored: t('stored'),
        nothing: t('nothing'),
      }}
    >
      {(result) => <Result result={result} />}
    </CsvImport>
  );
}

function Result({ result }: { result: OperatorListResult }) {
  const t = useTranslations('incidents.list');
  const words = useFactWords();
  return (
    <>
      <p className={styles.strong}>
        {t('result', { rows: result.rows, uses: result.usesSystem, fixed: result.fixedVersion })}
      </p>
      {result.facts > 0 ? (
        <p>
          {t('added', { count: result.added })} {t('changed', { count: result.changes.length })}{' '}
          {t('unchanged', { count: result.unchanged })} {t('notNamed', { count: result.notNamed })}
        </p>
      ) : null}
      {result.changes.length > 0 ? (
        <ScrollTable label={t('changed', { count: result.changes.length })}>
          <Table data-size="sm" data-color="neutral">
            <TableHead>
              <TableRow>
                <TableHeaderCell>{t('municipality')}</TableHeaderCell>
                <TableHeaderCell>{t('differsTitle')}</TableHeaderCell>
                <TableHeaderCell>{t('before')}</TableHeaderCell>
                <TableHeaderCell>{t('after')}</TableHeaderCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {result.changes.map((change) => (
                <TableRow key={`${change.municipalityNumber} ${change.kind}`}>
                  <TableCell>
                    {change.name} {change.municipalityNumber}
                  </TableCell>
                  <TableCell>{t(change.kind)}</TableCell>
                  <TableCell>{words(change.kind, change.before)}</TableCell>
                  <TableCell>{words(change.kind, change.after)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </ScrollTable>
      ) : null}
    </>
  );
}
