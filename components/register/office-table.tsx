'use client';

import { Table } from '@digdir/designsystemet-react';
import { useFormatter, useTranslations } from 'next-intl';
import { ScrollTable } from '@/components/ui/scroll-table';
import type { OfficeView } from '@/domain/register/schema';
import styles from './register.module.css';

/** One row per office or other authority, with its other names and the counties that it covers. */
export function OfficeTable({ rows }: { rows: OfficeView[] }) {
  const t = useTranslations('register');
  return (
    <ScrollTable label={t('lists.offices')}>
      <Table className={styles.table} data-size="sm" data-color="neutral">
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell>{t('name')}</Table.HeaderCell>
            <Table.HeaderCell>{t('kind')}</Table.HeaderCell>
            <Table.HeaderCell>{t('counties')}</Table.HeaderCell>
            <Table.HeaderCell>{t('organisationNumber')}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {rows.map((office) => (
            <Table.Row key={office.id}>
              <Table.HeaderCell scope="row" className={styles.name}>
                {office.name}
                {office.parallelNames ? <span className={styles.subtle}>{office.parallelNames}</span> : null}
                <OtherNames office={office} />
              </Table.HeaderCell>
              <Table.Cell>{t(`officeKinds.${office.kind}`)}</Table.Cell>
              <Table.Cell>
                {office.counties.length === 0 ? '–' : null}
                {office.counties.map(({ number, name }) => (
                  <div key={number}>
                    <span className="numbers">{number}</span> {name}
                  </div>
                ))}
              </Table.Cell>
              <Table.Cell className="numbers">{office.organisationNumber ?? '–'}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ScrollTable>
  );
}

/** What it is called on other days than the one shown: each name from its day on, the first until the next one's. */
function OtherNames({ office: { name, names } }: { office: OfficeView }) {
  const t = useTranslations('register');
  const format = useFormatter();
  const day = (date: string) => format.dateTime(new Date(`${date}T12:00:00Z`), { dateStyle: 'medium' });
  return names.map((other, at) => {
    if (other.name === name) return null;
    const until = names[at + 1]?.from;
    return (
      <span key={other.name} className={styles.subtle}>
        {other.from ? t('calledFrom', { date: day(other.from), name: other.name }) : null}
        {!other.from && until ? t('calledUntil', { date: day(until), name: other.name }) : null}
      </span>
    );
  });
}
