'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { fieldsOf } from '@/domain/questionnaires/compose';
import type { Answer, Content } from '@/domain/questionnaires/schema';
import {
  acknowledged,
  beginDraft,
  type DraftState,
  decide,
  isDisputed,
  isWithin,
  type KeptDraft,
  keptAfter,
  rebase,
  refreshed,
  restore,
  sending,
  toKeep,
  type,
  unsaved,
} from '@/domain/requests/draft-state';
import { presenceQuery, saveDraft } from '@/domain/requests/queries';
import type { AnsweringView, AttachmentView, SaveDraft } from '@/domain/requests/schema';
import { ApiProblem } from '@/lib/api';
import { forgetRequest, keepDraft, readKept } from './kept-draft';

/** saved: all is at the server. disputed: all but a field with two answers, of which one is to be chosen. stopped: saving cannot go on until a person does something. */
export type SaveStatus =
  | { kind: 'saved'; at: string | null }
  | { kind: 'saving' }
  | { kind: 'failing' }
  | { kind: 'disputed' }
  | { kind: 'stopped'; code: string };

export type StoredVersion = { version: number; content: Content } | null;

type DraftInput = Pick<
  AnsweringView,
  'id' | 'draft' | 'now' | 'current' | 'attachments' | 'questionnaireVersionId'
> & {
  isOpen: boolean;
};

const pauseMs = 700;
const retriesMs = [2_000, 5_000, 10_000, 30_000];
const renewMs = 20_000;

const contentFields = (stored: StoredVersion) => (stored ? fieldsOf(stored.content) : {});

/**
 * What is typed in one request: shown at once, kept in the browser until it is acknowledged, saved by itself, and
 * brought together with what somebody else types in the same draft.
 */
export function useDraft(view: DraftInput) {
  const [stored, setStored] = useState<StoredVersion>(view.current);
  const [state, setState] = useState(() => beginDraft(view.draft, contentFields(view.current)));
  const [stopped, setStopped] = useState<string | null>(view.isOpen ? null : 'SURVEY_CLOSED');
  // From pressing Submit until it is known what became of it nothing is saved and nobody's version is looked at.
  const [isSubmitting, setSubmitting, stop] = useSubmitting(setStopped);
  const kept = useKept(view, state, setState);
  const isOn = !stopped && !isSubmitting;
  const saving = useSaving(view.id, state, setState, stop, isOn && kept.isRead && !kept.outdated);
  const [files, setFiles, changeFiles] = useFiles(view);
  const others = useOthers(view, state.version, setState, stop, isOn, setFiles);

  const lastSave = saving.savedAt ?? newest(others.draft.fields);
  const isUnsaved = unsaved(state).length > 0;
  // While an answer is being sent nothing is saved: what is unsaved then is not under way.
  const status: SaveStatus = stopped
    ? { kind: 'stopped', code: stopped }
    : kept.outdated
      ? { kind: 'stopped', code: 'OUTDATED' }
      : (saving.isFailing || isSubmitting) && isUnsaved
        ? { kind: 'failing' }
        : isUnsaved || saving.isPending
          ? { kind: 'saving' }
          : isDisputed(state)
            ? { kind: 'disputed' }
            : { kind: 'saved', at: lastSave };

  return {
    state,
    stored,
    status,
    /** The newest moment that the server has told. */
    heardAt: saving.savedAt ?? view.now,
    /** Typed here on top of a version that somebody has replaced since. */
    outdated: kept.outdated,
    /** Colleagues who have the form open too. */
    others: others.people,
    /** The files beside the answers; null where none can be laid. */
    files: files as AttachmentView[] | null,
    changeFiles,
    byPhone: false,
    set: useCallback(
      (path: string, value: Answer | null) => {
        // What would not be saved is not taken down either.
        if (stopped === 'SURVEY_CLOSED') return;
        setSubmitting(false);
        setState((s) => type(s, path, value));
      },
      [stopped, setSubmitting],
    ),
    isClosed: stopped === 'SURVEY_CLOSED',
    setSubmitting,
    decide: useCallback(
      (path: string, keep: 'ours' | 'theirs') => setState((s) => decide(s, path, keep)),
      [],
    ),
    /** Goes on from a version that was submitted meanwhile, as a correction of it. */
    correct(version: NonNullable<StoredVersion>) {
      setStored(version);
      setState((s) => rebase(s, version.version, contentFields(version)));
      setStopped(null);
    },
    takeOutdated() {
      const typed = Object.entries(kept.outdated?.fields ?? {});
      setState((s) => typed.reduce((next, [path, { value }]) => type(next, path, value), s));
      kept.settle();
    },
    dropOutdated() {
      forgetRequest(view.id);
      kept.settle();
    },
    somebodyFirst() {
      setSubmitting(false);
      setStopped('SOMEBODY_FIRST');
    },
    tryAgain() {
      setStopped(null);
      saving.now();
    },
  };
}

/** A save or a look at the others that was under way when Submit was pressed finds the own answer stored: that stops nothing. */
function useSubmitting(setStopped: (code: string) => void) {
  const [isSubmitting, setIs] = useState(false);
  const now = useRef(false);
  const setSubmitting = useCallback((is: boolean) => {
    now.current = is;
    setIs(is);
  }, []);
  const stop = useCallback(
    (code: string) => {
      if (!now.current) setStopped(code);
    },
    [setStopped],
  );
  return [isSubmitting, setSubmitting, stop] as const;
}

type SetState = (change: (state: DraftState) => DraftState) => void;

/** The browser's own copy: read once, then written with every change. */
function useKept(
  { id: requestId, draft, current: stored }: DraftInput,
  state: DraftState,
  setState: SetState,
) {
  const { version, fields } = draft;
  const [isRead, setRead] = useState(false);
  const [outdated, setOutdated] = useState<KeptDraft | null>(null);
  // After the first paint, which must be the server's: then what was kept is put back, once.
  useEffect(() => {
    const kept = readKept(requestId);
    if (kept?.version === version) setState((current) => restore(current, kept, fields));
    else if (kept && !isWithin(kept, contentFields(stored))) setOutdated(kept);
    setRead(true);
  }, [requestId, setState, version, fields, stored]);
  useEffect(() => {
    if (isRead && !outdated) keepDraft(requestId, toKeep(state));
  }, [requestId, state, isRead, outdated]);
  return { isRead, outdated, settle: () => setOutdated(null) };
}

/** Saves after a pause in typing, at once when the page is left, and again and again when it fails. */
function useSaving(
  requestId: string,
  state: DraftState,
  setState: SetState,
  stop: (code: string) => void,
  isOn: boolean,
) {
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [failures, setFailures] = useState(0);
  const { mutate, isPending } = useMutation({
    networkMode: 'always',
    mutationFn: (body: SaveDraft) => saveDraft(requestId, body),
    onMutate: ({ fields }) => setState((s) => sending(s, fields)),
    onSuccess(answer, { fields }) {
      setState((s) => acknowledged(s, fields, answer));
      const kept = readKept(requestId);
      if (kept) keepDraft(requestId, keptAfter(kept, fields, answer));
      setSavedAt(answer.savedAt);
      setFailures(0);
    },
    onError(error) {
      const { status, code } = error instanceof ApiProblem ? error.problem : { status: 0, code: '' };
      if ([401, 403, 404, 409].includes(status)) stop(code);
      else setFailures((count) => count + 1);
    },
  });
  const save = useCallback(() => {
    const fields = unsaved(state).slice(0, 200);
    if (isOn && !isPending && fields.length > 0) mutate({ baseVersion: state.version, fields });
  }, [state, isOn, isPending, mutate]);

  useEffect(() => {
    const wait = failures === 0 ? pauseMs : retriesMs[Math.min(failures, retriesMs.length) - 1];
    const timer = setTimeout(save, wait);
    return () => clearTimeout(timer);
  }, [save, failures]);

  // Leaving for another page of Kvittert ends the pause: colleagues see all of it, and signing out here loses nothing, unless a save is just under way.
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => () => latest.current(), []);

  useEffect(() => {
    const left = () => document.visibilityState === 'hidden' && save();
    const back = () => setFailures(0);
    document.addEventListener('visibilitychange', left);
    window.addEventListener('online', back);
    return () => {
      document.removeEventListener('visibilitychange', left);
      window.removeEventListener('online', back);
    };
  }, [save]);

  return { savedAt, isPending, isFailing: failures > 0, now: () => setFailures(0) };
}

/**
 * Who else has the form open, and what they do meanwhile: fields that nobody here types in follow theirs, and a
 * submission stops the typing.
 */
function useOthers(
  {
    id: requestId,
    questionnaireVersionId,
    draft,
  }: Pick<DraftInput, 'id' | 'questionnaireVersionId' | 'draft'>,
  version: number,
  setState: SetState,
  stop: (code: string) => void,
  isOn: boolean,
  setFiles: (files: AttachmentView[]) => void,
) {
  const { data } = useQuery({
    ...presenceQuery(requestId),
    enabled: isOn,
    refetchInterval: renewMs,
    retry: false,
  });
  useEffect(() => {
    if (!data) return;
    if (data.draft.version > version) stop('SOMEBODY_FIRST');
    else if (data.draft.questionnaireVersionId !== questionnaireVersionId) stop('QUESTIONS_CHANGED');
    else {
      setState((s) => refreshed(s, data.draft));
      setFiles(data.attachments);
    }
  }, [data, version, questionnaireVersionId, setState, stop, setFiles]);
  return { people: data?.others ?? [], draft: data?.draft ?? draft };
}

/** The files beside the answers, as the server told last or as they were changed here since. */
function useFiles({ id: requestId, attachments }: Pick<DraftInput, 'id' | 'attachments'>) {
  const client = useQueryClient();
  const [files, setFiles] = useState(attachments);
  const changeFiles = useCallback(
    async (change: (all: AttachmentView[]) => AttachmentView[]) => {
      const { queryKey } = presenceQuery(requestId);
      // A look at the server that began before the change would take it back.
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, (seen) => seen && { ...seen, attachments: change(seen.attachments) });
      setFiles(change);
    },
    [client, requestId],
  );
  return [files, setFiles, changeFiles] as const;
}

/** When the newest of the fields was saved, also where the answer to the save never came back. */
function newest(fields: { savedAt: string }[]): string | null {
  return (
    fields
      .map(({ savedAt }) => savedAt)
      .sort()
      .at(-1) ?? null
  );
}
