import { queryOptions } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { DraftView, SaveDraft, SavedDraft } from './schema';

/** The draft as it stands, to see what somebody else types. */
export const draftQuery = (requestId: string) =>
  queryOptions({
    queryKey: ['draft', requestId],
    queryFn: ({ signal }) => api<DraftView>(`/api/v1/requests/${requestId}/draft`, { signal }),
  });

export const saveDraft = (requestId: string, body: SaveDraft) =>
  api<SavedDraft>(`/api/v1/requests/${requestId}/draft`, { method: 'PATCH', body });

export const markOpened = (requestId: string) =>
  api<{ first: boolean }>(`/api/v1/requests/${requestId}/opened`, { method: 'POST' });
