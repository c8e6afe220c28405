import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { orAskForAnother } from '@/domain/proposals/queries';
import type { Chased, TrackedRequest } from '@/domain/tracking/schema';
import { api } from '@/lib/api';

export const chaseKinds = ['remind', 'extend', 'exempt', 'unexempt', 'accept', 'unaccept', 'assign'] as const;
export type ChaseKind = (typeof chaseKinds)[number];

export type ChaseDetails = { reason?: string; dueAt?: string; personId?: string | null };
type Asking = {
  kind: ChaseKind;
  rows: TrackedRequest[];
  /** Accept only what is still without a finding when the server looks. */
  unproblematic?: boolean;
};

/** What the API is told: what was looked at is named with it, the version or who followed the request. */
function bodyOf({ kind, rows, unproblematic }: Asking, details: ChaseDetails): object {
  if (kind === 'accept' || kind === 'unaccept')
    return {
      answers: rows.map((row) => ({ requestId: row.id, version: row.version })),
      ...(kind === 'accept' ? { unproblematic: unproblematic ?? false } : {}),
    };
  if (kind === 'assign')
    return {
      requests: rows.map((row) => ({ requestId: row.id, assigneeId: row.assignee?.id ?? null })),
      personId: details.personId ?? null,
    };
  return { requestIds: rows.map((row) => row.id), ...details };
}

/** The rows that an action changed: those that it was about and did not pass over. */
export function changedOf({ rows, result }: { rows: TrackedRequest[]; result: Chased }): TrackedRequest[] {
  const skipped = new Set(result.skipped.map((one) => one.requestId));
  return rows.filter((row) => !skipped.has(row.id));
}

/** One action on requests at a time: asked for, confirmed, done, and what came of it. */
export function useChase(surveyId: string) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [done, setDone] = useState<(Asking & { result: Chased }) | null>(null);
  const act = useMutation({
    mutationFn: ({ details, ...asked }: Asking & { details: ChaseDetails }) => {
      const proposal = {
        kind: 'exempt_requests' as const,
        requestIds: asked.rows.map((row) => row.id),
        reason: details.reason ?? '',
      };
      return orAskForAnother(surveyId, proposal, () =>
        api<Chased>(`/api/v1/surveys/${surveyId}/requests/${asked.kind}`, {
          method: 'POST',
          body: bodyOf(asked, details),
        }),
      );
    },
    onSuccess: async (result, { details: _, ...asked }) => {
      setAsking(null);
      // Null: it waits for a second person, as the page shows.
      if (result) setDone({ ...asked, result });
      await queries.invalidateQueries({ queryKey: ['surveys', surveyId] });
    },
  });
  return {
    asking,
    done,
    busy: act.isPending,
    error: act.error,
    ask: (kind: ChaseKind, rows: TrackedRequest[], unproblematic = false) => {
      act.reset();
      setDone(null);
      setAsking({ kind, rows, unproblematic });
    },
    // A second click while the first is on its way does nothing.
    confirm: (details: ChaseDetails) => asking && !act.isPending && act.mutate({ ...asking, details }),
    /** Takes back the acceptances that were just given, and no colleague's, which were passed over. */
    undo: () => done && act.mutate({ kind: 'unaccept', rows: changedOf(done), details: {} }),
    cancel: () => setAsking(null),
    forget: () => setDone(null),
  };
}
