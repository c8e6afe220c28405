import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { AddedMembership, AddMembershipInput, PeoplePage, PersonDetail } from './schema';

/** People, fifty at a time. */
export const peopleQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: ['people', 'list', search],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({
        ...(search ? { search } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      });
      return api<PeoplePage>(`/api/v1/people?${query}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const personQuery = (personId: string) =>
  queryOptions({
    queryKey: ['people', personId],
    queryFn: ({ signal }) => api<PersonDetail>(`/api/v1/people/${personId}`, { signal }),
  });

export const addMembership = (body: AddMembershipInput) =>
  api<AddedMembership>('/api/v1/memberships', { method: 'POST', body });

export const endMembership = (id: string) =>
  api<undefined>(`/api/v1/memberships/${id}/end`, { method: 'POST' });

export const endSessionOf = ({ personId, sessionId }: { personId: string; sessionId: string }) =>
  api<undefined>(`/api/v1/people/${personId}/sessions/${sessionId}`, { method: 'DELETE' });

export const endAllSessions = (personId: string) =>
  api<{ sessions: number; tokens: number }>(`/api/v1/people/${personId}/sign-out`, { method: 'POST' });
