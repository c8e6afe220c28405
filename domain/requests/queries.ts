import { queryOptions } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { PresenceView, SaveDraft, SavedDraft } from './schema';

/** Says that the form is open here, and hears who else has it open and what they have typed. */
export const presenceQuery = (requestId: string) =>
  queryOptions({
    queryKey: ['presence', requestId],
    queryFn: ({ signal }) =>
      api<PresenceView>(`/api/v1/requests/${requestId}/presence`, { method: 'POST', renews: true, signal }),
  });

export const saveDraft = (requestId: string, body: SaveDraft) =>
  api<SavedDraft>(`/api/v1/requests/${requestId}/draft`, { method: 'PATCH', body });

export const markOpened = (requestId: string) =>
  api<{ first: boolean }>(`/api/v1/requests/${requestId}/opened`, { method: 'POST' });
