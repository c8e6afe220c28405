import { queryOptions } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { RequestDetail, TrackingPage } from './schema';
import type { SavedView } from './views-schema';

/** All requests of a survey, renewed while the page is open; the page filters and sorts what it holds. */
export function trackingQuery(surveyId: string) {
  return queryOptions({
    queryKey: ['surveys', surveyId, 'requests'],
    queryFn: ({ signal }) => api<TrackingPage>(`/api/v1/surveys/${surveyId}/requests?limit=500`, { signal }),
    refetchInterval: 20_000,
  });
}

/** One request with contacts, facts, mails and versions. */
export function requestDetailQuery(surveyId: string, requestId: string) {
  return queryOptions({
    queryKey: ['surveys', surveyId, 'requests', requestId],
    queryFn: ({ signal }) => api<RequestDetail>(`/api/v1/requests/${requestId}/tracking`, { signal }),
  });
}

/** The person's own ways of looking at a list. */
export function savedViewsQuery() {
  return queryOptions({
    queryKey: ['saved-views'],
    queryFn: ({ signal }) => api<{ rows: SavedView[] }>('/api/v1/saved-views', { signal }),
    staleTime: 60_000,
  });
}
