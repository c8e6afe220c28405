import { useLocale } from 'next-intl';
import { useCallback, useDeferredValue, useMemo } from 'react';
import { useSearchParam } from '@/components/ui/use-search-param';
import { requestFilter, sortRequests } from '@/domain/tracking/rules';
import {
  assignedFilters,
  readFilters,
  remarkFilters,
  reviewFilters,
  type SortKey,
  sortKeys,
  statusFilters,
  type TrackedRequest,
} from '@/domain/tracking/schema';
import { filterKeys } from './filters';
import { type ViewFilter, viewKeys } from './saved-views';
import type { Address } from './use-address';

/** How the list is looked at: searched, filtered and sorted as the address says, which follows what is chosen. */
export function useView(all: TrackedRequest[], { params, go }: Address) {
  const locale = useLocale();
  const status = known(statusFilters, params.get('status'));
  const review = known(reviewFilters, params.get('review'));
  const read = known(readFilters, params.get('read'));
  const remark = known(remarkFilters, params.get('remark'));
  const assigned = known(assignedFilters, params.get('assigned'));
  const county = params.get('county');
  const sort = known(sortKeys, params.get('sort')) ?? 'status';
  const descending = params.get('desc') === '1';

  // The address follows late: it is the page's slowest part to change.
  const write = useCallback((q: string | null) => go({ q }), [go]);
  const { typed: search, change: setSearch } = useSearchParam('q', write, 400);
  const wanted = useDeferredValue(search).trim();

  const filter = useMemo(
    () => ({
      ...(wanted ? { search: wanted } : {}),
      ...(status ? { status } : {}),
      ...(county ? { county } : {}),
      ...(review ? { review } : {}),
      ...(read ? { read } : {}),
      ...(remark ? { remark } : {}),
      ...(assigned ? { assigned } : {}),
    }),
    [wanted, status, county, review, read, remark, assigned],
  );
  const rows = useMemo(() => sortRequests(all, { sort, descending }), [all, sort, descending]);
  const shown = useMemo(() => new Set(all.filter(requestFilter(filter)).map((row) => row.id)), [all, filter]);
  return {
    rows,
    /** The ids of those that the filter lets through. */
    shown,
    search,
    setSearch,
    chosen: { status, county, review, read, remark, assigned },
    sort,
    descending,
    sortBy: (key: SortKey) => go({ sort: key, desc: key === sort && !descending ? '1' : null }),
    clear: () => {
      setSearch('');
      go(Object.fromEntries(filterKeys.map((key) => [key, null])));
    },
    /** The same as it is kept under a name. */
    saved: Object.fromEntries(
      viewKeys.flatMap((key) => {
        const value = key === 'q' ? wanted : params.get(key);
        return value ? [[key, value]] : [];
      }),
    ),
    choose: (view: ViewFilter) => {
      setSearch(view.q ?? '');
      go(Object.fromEntries(viewKeys.map((key) => [key, view[key] ?? null])), 'push');
    },
    /** The same as the query of the list as CSV. */
    query: new URLSearchParams({ language: locale, sort, descending: String(descending), ...filter }),
  };
}

function known<T extends string>(all: readonly T[], given: string | null): T | null {
  return all.find((one) => one === given) ?? null;
}
