import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { ImportRegisterInput, ImportResult, MunicipalityPage, OfficePage, ServicePage } from './schema';

type Filter = { search: string; on?: string };

const address = (
  list: 'municipalities' | 'services' | 'offices',
  { search, on }: Filter,
  cursor: string | null,
) => {
  const query = new URLSearchParams({
    ...(search ? { search } : {}),
    ...(on ? { on } : {}),
    ...(cursor ? { cursor } : {}),
  });
  return `/api/v1/register/${list}?${query}` as const;
};

/** Municipalities, a hundred at a time. */
export const municipalitiesQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['register', 'municipalities', filter],
    queryFn: ({ pageParam, signal }) =>
      api<MunicipalityPage>(address('municipalities', filter, pageParam), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** Offices, a hundred at a time. */
export const officesQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['register', 'offices', filter],
    queryFn: ({ pageParam, signal }) => api<OfficePage>(address('offices', filter, pageParam), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** Services, a hundred at a time. */
export const servicesQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['register', 'services', filter],
    queryFn: ({ pageParam, signal }) => api<ServicePage>(address('services', filter, pageParam), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** Sends a file; with dryRun nothing is written. Throws ApiProblem INVALID_FILE with rowErrors. */
export function sendImport(input: ImportRegisterInput): Promise<ImportResult> {
  return api('/api/v1/register/imports', { method: 'POST', body: input });
}
