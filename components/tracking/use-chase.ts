import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Chased } from '@/domain/tracking/schema';
import { api } from '@/lib/api';

export const chaseKinds = ['remind', 'extend', 'exempt', 'unexempt'] as const;
export type ChaseKind = (typeof chaseKinds)[number];

type Asking = { kind: ChaseKind; requestIds: string[] };
export type ChaseDetails = { reason?: string; dueAt?: string };

/** One chase action at a time: asked for, confirmed, done, and what came of it. */
export function useChase(surveyId: string) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [done, setDone] = useState<(Asking & { result: Chased }) | null>(null);
  const act = useMutation({
    mutationFn: ({ kind, requestIds, ...details }: Asking & ChaseDetails) =>
      api<Chased>(`/api/v1/surveys/${surveyId}/requests/${kind}`, {
        method: 'POST',
        body: { requestIds, ...details },
      }),
    onSuccess: async (result, { kind, requestIds }) => {
      setAsking(null);
      setDone({ kind, requestIds, result });
      await queries.invalidateQueries({ queryKey: ['surveys', surveyId] });
    },
  });
  return {
    asking,
    done,
    busy: act.isPending,
    error: act.error,
    ask: (kind: ChaseKind, requestIds: string[]) => {
      act.reset();
      setDone(null);
      setAsking({ kind, requestIds });
    },
    confirm: (details: ChaseDetails) => asking && act.mutate({ ...asking, ...details }),
    cancel: () => setAsking(null),
    forget: () => setDone(null),
  };
}
