import { queryOptions } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { Rule } from './rules';
import type { Erased, RetentionView } from './schema';

export const retentionQuery = queryOptions({
  queryKey: ['retention'],
  queryFn: ({ signal }) => api<RetentionView>('/api/v1/retention', { signal }),
});

/** A rule as it is typed, so that the API can say which field is wrong. */
export type TypedRule = Record<keyof Rule, string>;

export const setRetentionRule = ({ officeId, ...body }: { officeId: string; seen: TypedRule } & TypedRule) =>
  api<undefined>(`/api/v1/retention/${officeId}`, { method: 'PUT', body });

export const eraseWhatIsDue = () => api<Erased>('/api/v1/retention/erase', { method: 'POST', body: {} });
