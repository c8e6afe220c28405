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

/** What is done: the very thing that was asked, by which its answer is known. */
type Act = { asked: Asking; details: ChaseDetails };

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
    mutationFn: ({ asked, details }: Act) => {
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
    onSuccess: (result, { asked }) => {
      // Closed before the answer came, it may have given place to the next.
      setAsking((now) => (now === asked ? null : now));
      // Null: it waits for a second person, as the page shows.
      if (result) setDone({ ...asked, result });
      // The next action need not wait for what is shown.
      void queries.invalidateQueries({ queryKey: ['surveys', surveyId] });
    },
  });
  // What is under way goes on, and says itself how it went.
  const forgetOutcome = () => {
    if (!act.isPending) act.reset();
  };
  const isOfAsked = act.variables?.asked === asking;
  return {
    asking,
    done,
    busy: act.isPending,
    error: isOfAsked ? act.error : null,
    /** What went wrong with something that no dialog asks about any more. */
    lateError: isOfAsked ? null : act.error,
    ask: (kind: ChaseKind, rows: TrackedRequest[], unproblematic = false) => {
      forgetOutcome();
      setDone(null);
      setAsking({ kind, rows, unproblematic });
    },
    // A second click while the first is on its way does nothing.
    confirm: (details: ChaseDetails) => asking && !act.isPending && act.mutate({ asked: asking, details }),
    /** Takes back the acceptances that were just given, and no colleague's, which were passed over. */
    undo: () => done && act.mutate({ asked: { kind: 'unaccept', rows: changedOf(done) }, details: {} }),
    cancel: () => {
      if (isOfAsked) forgetOutcome();
      setAsking(null);
    },
    forget: () => setDone(null),
  };
}
