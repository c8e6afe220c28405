import { useCallback, useEffect, useRef, useState } from 'react';
import { newestOf, noteStored } from '@/components/ui/newest';
import { useLeaving } from '@/components/ui/use-leaving';
import type { Definition } from '@/domain/questionnaires/schema';
import type { QuestionnaireVersionView } from '@/domain/questionnaires/views';
import { api, firstOf } from '@/lib/api';

/** Typing pauses this long, in milliseconds, before it is saved. */
const pause = 700;

export type Draft = { title: string; definition: Definition };
export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed';

const draftOf = ({ title, definition }: QuestionnaireVersionView): Draft => ({ title, definition });
const isSame = (a: Draft, b: Draft) => JSON.stringify(a) === JSON.stringify(b);

/**
 * A questionnaire's draft that saves itself, whole, with the revision it was read at; when somebody else was first,
 * saving stops until `resolve` says whose version holds.
 */
export function useBuilder(read: QuestionnaireVersionView) {
  const [version] = useState(() => newestOf(read));
  const [draft, setDraft] = useState(() => draftOf(version));
  const [stored, setStored] = useState(version);
  // What was sent and stored: the server may put questions in order, which is no change of ours.
  const [kept, setKept] = useState(() => draftOf(version));
  const [state, setState] = useState<SaveState>('saved');
  const [error, setError] = useState<unknown>(null);
  const [conflict, setConflict] = useState<QuestionnaireVersionView | null>(null);
  const latest = useRef({ draft, stored, kept });
  latest.current = { draft, stored, kept };
  const running = useRef<Promise<boolean> | null>(null);

  const saveOnce = useCallback(async (): Promise<boolean> => {
    const { draft: now, stored: known, kept: before } = latest.current;
    if (isSame(now, before)) {
      setState('saved');
      return true;
    }
    setState('saving');
    try {
      const after = await api<QuestionnaireVersionView>(`/api/v1/questionnaires/${known.id}`, {
        method: 'PATCH',
        body: { ...(now.title.trim() ? now : { definition: now.definition }), revision: known.revision },
      });
      latest.current = { ...latest.current, stored: after, kept: now };
      noteStored(after);
      setStored(after);
      setKept(now);
      setError(null);
      const more = !isSame(latest.current.draft, now);
      setState(more ? 'unsaved' : 'saved');
      return !more || saveOnce();
    } catch (problem) {
      setState('failed');
      const current = firstOf<QuestionnaireVersionView>(problem);
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

  const dirty = !isSame(draft, kept);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every keystroke starts the pause anew
  useEffect(() => {
    if (!dirty || conflict) return;
    setState((old) => (old === 'saving' ? old : 'unsaved'));
    const timer = setTimeout(() => void save(), pause);
    return () => clearTimeout(timer);
  }, [draft, dirty, conflict, save]);

  useLeaving({
    dirty,
    stuck: dirty && (conflict !== null || state === 'failed'),
    save: () => void save(),
  });

  return {
    ...draft,
    stored,
    // What was typed and taken back again is as it is stored, whatever became of saving it.
    state: dirty || state === 'saving' ? state : 'saved',
    error: dirty ? error : null,
    /** Two persons are needed, and this is the one who wrote last; or will be, with what is typed now. */
    needsAnother: !stored.may.publish && stored.may.edit,
    conflict,
    save,
    setTitle: (title: string) => setDraft((old) => ({ ...old, title })),
    change: (next: (definition: Definition) => Definition) =>
      setDraft((old) => ({ ...old, definition: next(old.definition) })),
    resolve(whose: 'mine' | 'theirs') {
      if (!conflict) return;
      noteStored(conflict);
      setStored(conflict);
      setKept(draftOf(conflict));
      latest.current = { ...latest.current, stored: conflict, kept: draftOf(conflict) };
      if (whose === 'theirs') setDraft(draftOf(conflict));
      setState('saved');
      setConflict(null);
    },
    /** The revision that is stored now. */
    revision: () => latest.current.stored.revision,
  };
}

export type Builder = ReturnType<typeof useBuilder>;
