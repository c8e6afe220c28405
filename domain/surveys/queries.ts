import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { RecipientPreview, RecipientSelection } from './schema';

/** Whom a selection would ask; the last answer stays while the next is worked out. */
export function recipientPreviewQuery(surveyId: string, recipients: RecipientSelection) {
  return queryOptions({
    queryKey: ['surveys', surveyId, 'recipients', recipients],
    queryFn: ({ signal }) =>
      api<RecipientPreview>(`/api/v1/surveys/${surveyId}/recipients`, {
        method: 'POST',
        body: { recipients },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}
