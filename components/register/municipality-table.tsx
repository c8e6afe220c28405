'use client';

import { Table } from '@digdir/designsystemet-react';
import { useFormatter, useTranslations } from 'next-intl';
import { Folded } from '@/components/ui/folded';
import { ScrollTable } from '@/components/ui/scroll-table';
import type { MunicipalityView } from '@/domain/register/schema';
import styles from './register.module.css';

/** One row per municipality, with the numbers before and after it and the services that answer for it. */
export function MunicipalityTable({ rows }: { rows: MunicipalityView[] }) {
  const t = useTranslations('register');
  const format = useFormatter();
  return (
    <ScrollTable label={t('lists.municipalities')}>
      <Table className={styles.table} data-size="sm" data-color="neutral">
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell>{t('number')}</Table.HeaderCell>
            <Table.HeaderCell>{t('name')}</Table.HeaderCell>
            <Table.HeaderCell>{t('county')}</Table.HeaderCell>
            <Table.HeaderCell>{t('services')}</Table.HeaderCell>
            <Table.HeaderCell className={styles.right}>{t('population')}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {rows.map((row) => (
            <Table.Row key={row.number}>
              <Table.Cell className="numbers">{row.number}</Table.Cell>
              <Table.HeaderCell scope="row" className={styles.name}>
                {row.name}
                {row.parallelNames ? <span className={styles.subtle}>{row.parallelNames}</span> : null}
                <Reform row={row} />
              </Table.HeaderCell>
              <Table.Cell>{row.countyName}</Table.Cell>
              <Table.Cell className={styles.services}>
                <Services services={row.services} />
              </Table.Cell>
              <Table.Cell className={`numbers ${styles.right}`}>
                {row.population === null ? '–' : format.number(row.population)}
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ScrollTable>
  );
}

/** More than three would make a row of a whole screen, with nothing beside them on a phone. */
function Services({ services }: Pick<MunicipalityView, 'services'>) {
  const t = useTranslations('register');
  if (services.length === 0) return t('noService');
  const names = services.map(({ id, name, part }) => (
    <div key={`${id} ${part}`}>{part ? t('part', { name, part }) : name}</div>
  ));
  if (services.length <= 3) return names;
  return (
    <Folded open={false} summary={t('count.services', { count: services.length })}>
      {names}
    </Folded>
  );
}

function Reform({ row }: { row: MunicipalityView }) {
  const t = useTranslations('register');
  const format = useFormatter();
  const day = (date: string) => format.dateTime(new Date(`${date}T12:00:00Z`), { dateStyle: 'medium' });
  const before = row.before.map((b) => b.number).join(', ');
  const after = row.after.map((a) => a.number).join(', ');
  const date = row.after[0]?.date;
  return (
    <>
      {before ? <span className={styles.subtle}>{t('before', { number: before })}</span> : null}
      {date ? <span className={styles.subtle}>{t('after', { date: day(date), number: after })}</span> : null}
    </>
  );
}
