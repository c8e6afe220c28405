import { useCallback, useEffect, useRef, useState } from 'react';
import { newestOf, noteStored } from '@/components/ui/newest';
import { useLeaving } from '@/components/ui/use-leaving';
import { everyone, type RecipientSelection, type SurveyView } from '@/domain/surveys/schema';
import { api, firstOf } from '@/lib/api';

const keys = [
  'title',
  'introduction',
  'legalBasis',
  'contactLine',
  'dueAt',
  'lateAllowed',
  'recipients',
] as const;
export type DraftKey = (typeof keys)[number];
export type DraftValues = Omit<Pick<SurveyView, DraftKey>, 'recipients'> & { recipients: RecipientSelection };
export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed';

/** Typing pauses this long, in milliseconds, before it is saved. */
const pause = 700;

function valuesOf(survey: SurveyView): DraftValues {
  const { title, introduction, legalBasis, contactLine, dueAt, lateAllowed } = survey;
  // Whoever may edit the draft sees whom it asks.
  const recipients = survey.recipients ?? everyone;
  return { title, introduction, legalBasis, contactLine, dueAt, lateAllowed, recipients };
}

function changesOf(values: DraftValues, stored: DraftValues): Partial<DraftValues> {
  return Object.fromEntries(
    keys
      .filter((key) => JSON.stringify(values[key]) !== JSON.stringify(stored[key]))
      .map((key) => [key, values[key]]),
  );
}

/**
 * A survey's draft that saves itself. Only what has changed is sent, with the revision it was read at; when
 * somebody else was first, saving stops until `resolve` says whose version holds.
 */
export function useDraft(read: SurveyView) {
  const [survey] = useState(() => newestOf(read));
  const [values, setValues] = useState(() => valuesOf(survey));
  const [stored, setStored] = useState(survey);
  const [state, setState] = useState<SaveState>('saved');
  const [error, setError] = useState<unknown>(null);
  const [conflict, setConflict] = useState<SurveyView | null>(null);
  const latest = useRef({ values, stored });
  latest.current = { values, stored };
  const running = useRef<Promise<boolean> | null>(null);

  const saveOnce = useCallback(async (): Promise<boolean> => {
    const { values: now, stored: known } = latest.current;
    const changes = changesOf(now, valuesOf(known));
    if (Object.keys(changes).length === 0) {
      setState('saved');
      return true;
    }
    setState('saving');
    try {
      const after = await api<SurveyView>(`/api/v1/surveys/${known.id}`, {
        method: 'PATCH',
        body: { ...changes, revision: known.revision },
      });
      latest.current = { ...latest.current, stored: after };
      noteStored(after);
      setStored(after);
      setError(null);
      const more = Object.keys(changesOf(latest.current.values, valuesOf(after))).length > 0;
      setState(more ? 'unsaved' : 'saved');
      return !more || saveOnce();
    } catch (problem) {
      setState('failed');
      const current = firstOf<SurveyView>(problem);
      if (current) setConflict(current);
      else setError(problem);
      return false;
    }
  }, []);

  /** Saves at once; true when everything is stored. One save at a time. */
  const save = useCallback(async (): Promise<boolean> => {
    while (running.current) await running.current;
    running.current = saveOnce();
    try {
      return await running.current;
    } finally {
      running.current = null;
    }
  }, [saveOnce]);

  const dirty = Object.keys(changesOf(values, valuesOf(stored))).length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every keystroke starts the pause anew
  useEffect(() => {
    if (!dirty || conflict) return;
    setState((old) => (old === 'saving' ? old : 'unsaved'));
    const timer = setTimeout(() => void save(), pause);
    return () => clearTimeout(timer);
  }, [values, dirty, conflict, save]);

  useLeaving({
    dirty,
    stuck: dirty && (conflict !== null || state === 'failed'),
    save: () => void save(),
  });

  const set = <K extends DraftKey>(key: K, value: DraftValues[K]) =>
    setValues((old) => ({ ...old, [key]: value }));
  const resolve = (whose: 'mine' | 'theirs') => {
    if (!conflict) return;
    latest.current = { ...latest.current, stored: conflict };
    noteStored(conflict);
    setStored(conflict);
    if (whose === 'theirs') setValues(valuesOf(conflict));
    setState('saved');
    setConflict(null);
  };
  return {
    values,
    set,
    stored,
    // What was typed and taken back again is as it is stored, whatever became of saving it.
    state: dirty || state === 'saving' ? state : 'saved',
    error: dirty ? error : null,
    conflict,
    resolve,
    save,
  };
}
