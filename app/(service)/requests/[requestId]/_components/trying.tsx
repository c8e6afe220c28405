'use client';

import { type ReactNode, useCallback, useState } from 'react';
import { fieldsOf } from '@/domain/questionnaires/compose';
import type { Answer } from '@/domain/questionnaires/schema';
import { beginDraft, type } from '@/domain/requests/draft-state';
import type { AttachmentView } from '@/domain/requests/schema';
import { type AnsweringDraft, AnsweringSheet, type ClientView } from './answering-context';

/**
 * The form as a leader has it, filled in as a test or in one sitting: what is typed stays on the page. It begins from what
 * is stored, if anything. `byPhone`: files can be laid there, as who writes down an answer taken by phone.
 */
export function TryingProvider({
  view,
  byPhone = false,
  children,
}: {
  view: ClientView;
  byPhone?: boolean;
  children: ReactNode;
}) {
  return (
    <AnsweringSheet view={view} draft={useTriedDraft(view, byPhone)}>
      {children}
    </AnsweringSheet>
  );
}

function useTriedDraft(view: ClientView, byPhone: boolean): AnsweringDraft {
  const [state, setState] = useState(() =>
    beginDraft(view.draft, view.current ? fieldsOf(view.current.content) : {}),
  );
  const [files, setFiles] = useState<AttachmentView[]>(() =>
    (view.current?.content.attachments ?? []).map((file) => ({ ...file, isStored: true })),
  );
  return {
    state,
    stored: view.current,
    status: { kind: 'saved', at: null },
    heardAt: view.now,
    outdated: null,
    others: [],
    files: byPhone ? files : null,
    changeFiles: useCallback(async (change) => setFiles(change), []),
    byPhone,
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
