import { queryOptions } from '@tanstack/react-query';
import { ApiProblem, api } from '@/lib/api';
import type { AskInput, ProposalView } from './schema';

export const proposalsQuery = (surveyId: string) =>
  queryOptions({
    queryKey: ['surveys', surveyId, 'proposals'],
    queryFn: ({ signal }) => api<ProposalView[]>(`/api/v1/surveys/${surveyId}/proposals`, { signal }),
    refetchInterval: 20_000,
  });

export const decideProposal = ({ id, verb }: { id: string; verb: 'confirm' | 'withdraw' }) =>
  api<undefined>(`/api/v1/proposals/${id}/${verb}`, { method: 'POST' });

/**
 * Does it, or, where the two-person rule wants a second person, asks for one: then what `act` would have answered is
 * null, and it waits.
 */
export async function orAskForAnother<T>(
  surveyId: string,
  body: AskInput,
  act: () => Promise<T>,
): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.problem.code !== 'NEEDS_ANOTHER') throw error;
    await api(`/api/v1/surveys/${surveyId}/proposals`, { method: 'POST', body });
    return null;
  }
}
