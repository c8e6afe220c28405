'use client';

import { Button, Textfield } from '@digdir/designsystemet-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { PageLink } from '@/components/ui/page-link';
import { ProblemAlert } from '@/components/ui/problem-alert';
import { useSearchParam } from '@/components/ui/use-search-param';
import { municipalitiesQuery, officesQuery, servicesQuery } from '@/domain/register/queries';
import { MunicipalityTable } from './municipality-table';
import { OfficeTable } from './office-table';
import styles from './register.module.css';
import { ServiceList } from './service-list';

export const registerLists = ['municipalities', 'services', 'offices'] as const;
export type RegisterList = (typeof registerLists)[number];

/** The register of a day: municipalities, services or offices, with search. `today` is the day when none is chosen. */
export function RegisterBrowser({ list, today }: { list: RegisterList; today: string }) {
  const t = useTranslations('register');
  const search = useSearchParam('search');
  const on = useSearchParam('on');
  const filter = { search: search.settled, ...(isDay(on.settled) ? { on: on.settled } : {}) };
  return (
    <>
      <Lists list={list} />
      <div className={styles.filters}>
        <Textfield
          label={t(`search.${list}`)}
          type="search"
          value={search.typed}
          onChange={(event) => search.change(event.target.value)}
        />
        <Textfield
          label={t('on')}
          type="date"
          value={on.typed || today}
          onChange={(event) => on.change(event.target.value === today ? '' : event.target.value)}
        />
      </div>
      {list === 'municipalities' ? <Municipalities filter={filter} /> : null}
      {list === 'services' ? <Services filter={filter} /> : null}
      {list === 'offices' ? <Offices filter={filter} /> : null}
    </>
  );
}

type Filter = { search: string; on?: string };

function Municipalities({ filter }: { filter: Filter }) {
  const query = useInfiniteQuery(municipalitiesQuery(filter));
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Page
      list="municipalities"
      query={query}
      total={query.data?.pages[0]?.total}
      filtered={filter.search !== ''}
    >
      <MunicipalityTable rows={rows} />
    </Page>
  );
}

function Services({ filter }: { filter: Filter }) {
  const query = useInfiniteQuery(servicesQuery(filter));
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Page list="services" query={query} total={query.data?.pages[0]?.total} filtered={filter.search !== ''}>
      <ServiceList rows={rows} />
    </Page>
  );
}

function Offices({ filter }: { filter: Filter }) {
  const query = useInfiniteQuery(officesQuery(filter));
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Page list="offices" query={query} total={query.data?.pages[0]?.total} filtered={filter.search !== ''}>
      <OfficeTable rows={rows} />
    </Page>
  );
}

type PageProps = {
  list: RegisterList;
  query: { error: unknown; hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  total: number | undefined;
  filtered: boolean;
  children: ReactNode;
};

function Page({ list, query, total, filtered, children }: PageProps) {
  const t = useTranslations('register');
  return (
    <>
      <ProblemAlert error={query.error} />
      <p role="status" className={styles.count}>
        {total === undefined ? null : t(`count.${list}`, { count: total })}
      </p>
      {total === 0 ? (
        <EmptyState title={filtered ? t('noHits') : t('empty')}>
          <p>{filtered ? t('noHitsHint') : t('emptyHint')}</p>
        </EmptyState>
      ) : (
        children
      )}
      {query.hasNextPage ? (
        <Button
          className={styles.more}
          variant="secondary"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('more')}
        </Button>
      ) : null}
    </>
  );
}

/** The lists, each with an address of its own; the search stays. */
function Lists({ list }: { list: RegisterList }) {
  const t = useTranslations('register.lists');
  const params = useSearchParams();
  return (
    <nav aria-label={t('label')} className={styles.lists}>
      {registerLists.map((name) => {
        const query = new URLSearchParams(params);
        if (name === 'municipalities') query.delete('list');
        else query.set('list', name);
        return (
          <PageLink
            key={name}
            href={query.size > 0 ? `/admin/register?${query}` : '/admin/register'}
            {...(name === list ? { 'aria-current': 'page' as const } : {})}
          >
            {t(name)}
          </PageLink>
        );
      })}
    </nav>
  );
}

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);
