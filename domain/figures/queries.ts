import { queryOptions } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { OwnFigures } from './own-schema';
import type { Figures } from './schema';

/** What to show the figures of: an incident or one survey, now or as of a past moment, of all counties or one. */
export type FiguresOf = {
  kind: 'incident' | 'survey';
  id: string;
  asOf: string | null;
  county: string | null;
};

/** How often figures that stand open are renewed, in milliseconds; unchanged ones cost the server a 304. */
const renewEvery = 12_000;

/** The address of the figures in the API; `.csv` for the municipalities as a spreadsheet. */
export function figuresPath(
  { kind, id, asOf, county }: FiguresOf,
  ending: '' | '.csv' = '',
): `/api/v1/${string}` {
  const query = new URLSearchParams();
  if (asOf) query.set('asOf', asOf);
  if (county) query.set('county', county);
  const asked = query.size > 0 ? `?${query}` : '';
  return `/api/v1/${kind === 'incident' ? 'incidents' : 'surveys'}/${id}/figures${ending}${asked}`;
}

/** The figures, renewed while they are shown; past moments never change. The browser keeps and sends the ETag. */
export function figuresQuery(of: FiguresOf) {
  return queryOptions({
    queryKey: ['figures', of.kind, of.id, of.asOf, of.county],
    queryFn: ({ signal }) => api<Figures>(figuresPath(of), { signal }),
    staleTime: of.asOf ? Number.POSITIVE_INFINITY : renewEvery / 2,
    refetchInterval: of.asOf ? false : renewEvery,
    refetchOnWindowFocus: of.asOf === null,
  });
}

/** What was answered to a survey's own questions; past moments never change. */
export function ownFiguresQuery(surveyId: string, asOf: string | null, county: string | null) {
  const query = new URLSearchParams({ ...(asOf ? { asOf } : {}), ...(county ? { county } : {}) });
  return queryOptions({
    queryKey: ['own-figures', surveyId, asOf, county],
    queryFn: ({ signal }) =>
      api<OwnFigures>(`/api/v1/surveys/${surveyId}/answers${query.size > 0 ? `?${query}` : ''}`, { signal }),
    staleTime: asOf ? Number.POSITIVE_INFINITY : renewEvery,
    refetchOnWindowFocus: asOf === null,
  });
}
