'use client';

import { Alert, Table } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { ScrollTable } from '@/components/ui/scroll-table';
import type { RowError } from '@/domain/register/schema';
import styles from './import.module.css';

/** Everything that is wrong with a file: line, column, value and why. Takes the focus when it appears. */
export function ImportErrors({ file, errors }: { file: string; errors: RowError[] }) {
  const t = useTranslations('register.importing');
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section className={styles.errors}>
      <Alert data-color="danger">
        <h2 ref={title} tabIndex={-1} className={styles.title}>
          {t('errorsTitle', { count: errors.length, file })}
        </h2>
        <p>{t('errorsLead')}</p>
      </Alert>
      <ScrollTable label={t('errorsTitle', { count: errors.length, file })}>
        <Table data-size="sm" data-color="neutral" className={styles.table}>
          <Table.Head>
            <Table.Row>
              <Table.HeaderCell>{t('line')}</Table.HeaderCell>
              <Table.HeaderCell>{t('column')}</Table.HeaderCell>
              <Table.HeaderCell>{t('value')}</Table.HeaderCell>
              <Table.HeaderCell>{t('reason')}</Table.HeaderCell>
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {errors.map((error, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one cell may be wrong twice, and the list never changes
              <Table.Row key={index}>
                <Table.Cell className="numbers">{error.line}</Table.Cell>
                <Table.Cell>{error.column || '–'}</Table.Cell>
                <Table.Cell className={styles.value}>{error.params?.value || '–'}</Table.Cell>
                <Table.Cell>
                  {t.has(`errors.${error.code}` as 'errors.MISSING')
                    ? t(`errors.${error.code}` as 'errors.TWICE', {
                        ...error.params,
                        firstLine: error.params?.firstLine ?? '',
                      })
                    : error.code}
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </ScrollTable>
    </section>
  );
}
