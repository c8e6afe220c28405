'use client';

import { Button, Table, Textfield } from '@digdir/designsystemet-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { PageLink } from '@/components/ui/page-link';
import { ProblemAlert } from '@/components/ui/problem-alert';
import { ScrollTable } from '@/components/ui/scroll-table';
import { useSearchParam } from '@/components/ui/use-search-param';
import { peopleQuery } from '@/domain/memberships/queries';
import type { PersonRow } from '@/domain/memberships/schema';
import styles from './memberships.module.css';

/** People with what they have access to; search stands in the address. */
export function PeopleBrowser() {
  const t = useTranslations('memberships');
  const search = useSearchParam('search');
  const people = useInfiniteQuery(peopleQuery(search.settled));
  const rows = people.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = people.data?.pages[0]?.total;
  return (
    <>
      <Textfield
        className={styles.search}
        label={t('search')}
        type="search"
        value={search.typed}
        onChange={(event) => search.change(event.target.value)}
      />
      <ProblemAlert error={people.error} />
      <p role="status" className={styles.count}>
        {total === undefined ? null : t('count', { count: total })}
      </p>
      {total === 0 ? (
        <EmptyState title={t('noHits')}>
          <p>{t('noHitsHint')}</p>
        </EmptyState>
      ) : (
        <People rows={rows} />
      )}
      {people.hasNextPage ? (
        <Button
          className={styles.more}
          variant="secondary"
          loading={people.isFetchingNextPage}
          onClick={() => void people.fetchNextPage()}
        >
          {t('more')}
        </Button>
      ) : null}
    </>
  );
}

function People({ rows }: { rows: PersonRow[] }) {
  const t = useTranslations('memberships');
  return (
    <ScrollTable label={t('title')}>
      {/* Roles in full, since the phone's layout takes the table's own meaning away. */}
      <Table className={`row-cards ${styles.table}`} data-size="sm" data-color="neutral" role="table">
        <Table.Head role="rowgroup">
          <Table.Row role="row">
            <Table.HeaderCell role="columnheader">{t('person')}</Table.HeaderCell>
            <Table.HeaderCell role="columnheader">{t('access')}</Table.HeaderCell>
            <Table.HeaderCell role="columnheader" className={styles.right}>
              {t('sessions')}
            </Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body role="rowgroup">
          {rows.map((person) => (
            <Table.Row key={person.id} role="row">
              <Table.HeaderCell role="rowheader" scope="row" className={styles.name}>
                <PageLink href={`/admin/people/${person.id}`}>
                  {person.name ?? person.email ?? t('nameless')}
                </PageLink>
                {person.name && person.email ? <span className={styles.subtle}>{person.email}</span> : null}
              </Table.HeaderCell>
              <Table.Cell role="cell" className={styles.access}>
                {person.memberships.map((held) => (
                  <div key={`${held.role} ${held.officeId}`}>
                    {[t(`roles.${held.role}`), held.office].filter(Boolean).join(', ')}
                  </div>
                ))}
                {person.contacts.map((held) => (
                  <div key={`${held.role} ${held.serviceId}`}>
                    {t(`contactRoles.${held.role}`)}, {held.service}
                  </div>
                ))}
                {person.memberships.length + person.contacts.length === 0 ? (
                  <span className={styles.inline}>{t('noAccess')}</span>
                ) : null}
              </Table.Cell>
              <Table.Cell role="cell" className={styles.right}>
                <span className="column-name" aria-hidden="true">
                  {t('sessions')}
                </span>
                <span className="numbers">{person.sessions}</span>
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ScrollTable>
  );
}
