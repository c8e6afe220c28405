import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '@/lib/api';
import type { QuestionCorrection } from './schema';

/** What a version would do; the last answer stays while the next is worked out. */
export function questionCorrectionQuery(surveyId: string, versionId: string, askAgain: readonly string[]) {
  const search = new URLSearchParams({ questionnaireVersionId: versionId, askAgain: askAgain.join(',') });
  return queryOptions({
    queryKey: ['surveys', surveyId, 'question-correction', versionId, askAgain],
    queryFn: ({ signal }) =>
      api<QuestionCorrection>(`/api/v1/surveys/${surveyId}/question-correction?${search}`, { signal }),
    placeholderData: keepPreviousData,
  });
}
