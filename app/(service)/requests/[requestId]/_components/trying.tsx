'use client';

import { type ReactNode, useCallback, useState } from 'react';
import type { Answer } from '@/domain/questionnaires/schema';
import { beginDraft, type } from '@/domain/requests/draft-state';
import { type AnsweringDraft, AnsweringSheet, type ClientView } from './answering-context';

/** The form as a leader has it, filled in as a test: what is typed stays on the page and goes nowhere. */
export function TryingProvider({ view, children }: { view: ClientView; children: ReactNode }) {
  return (
    <AnsweringSheet view={view} draft={useTriedDraft(view)}>
      {children}
    </AnsweringSheet>
  );
}

function useTriedDraft(view: ClientView): AnsweringDraft {
  const [state, setState] = useState(() => beginDraft(view.draft, {}));
  return {
    state,
    stored: null,
    status: { kind: 'saved', at: null },
    heardAt: view.now,
    outdated: null,
    others: [],
    isClosed: false,
    set: useCallback((path: string, value: Answer | null) => setState((s) => type(s, path, value)), []),
    setSubmitting: nothing,
    decide: nothing,
    correct: nothing,
    takeOutdated: nothing,
    dropOutdated: nothing,
    somebodyFirst: nothing,
    tryAgain: nothing,
  };
}

const nothing = () => {};
