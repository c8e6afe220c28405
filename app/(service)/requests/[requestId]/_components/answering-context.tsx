'use client';

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { LanguageWords } from '@/domain/incidents/words';
import { type Composed, compose, inAskedOrder, ownItems } from '@/domain/questionnaires/compose';
import { typedFields } from '@/domain/requests/draft-state';
import { titleOf } from '@/domain/requests/names';
import type { AnsweringView } from '@/domain/requests/schema';
import type { FieldError } from '@/lib/outcome';
import { useDraft } from './use-draft';

/** What the pages of one request share; the words are those of the reader's language. */
export type ClientView = Omit<AnsweringView, 'words'> & { words: LanguageWords };

export type Step = {
  /** A municipality's number, or `common` for what is asked once. */
  key: string;
  title: string;
  /** What must be mended or answered before the step is done. */
  problems: FieldError[];
  state: 'todo' | 'started' | 'done';
};

/** A file that is on its way beside an answer, from 0 to 1, or why the last one is not there. */
export type Upload = { progress: number } | { problem: string };

export type AnsweringDraft = ReturnType<typeof useDraft>;

type Answering = AnsweringDraft & {
  view: ClientView;
  composed: Composed;
  steps: Step[];
  /** Fields that have been left once: what is wrong with them is said at once from then on. */
  touched: ReadonlySet<string>;
  touch: (path: string) => void;
  /** Fields that stood in the way when somebody tried to go on: what they lack is said from then on. */
  tried: ReadonlySet<string>;
  tryToLeave: (paths: string[]) => void;
  /** By the question's path. They go on while the reader goes on to the next page. */
  uploads: Readonly<Record<string, Upload>>;
  setUpload: (path: string, upload: Upload | null) => void;
};

const AnsweringContext = createContext<Answering | null>(null);

/** Holds what is typed while the reader goes to and fro between answering and checking. */
export function AnsweringProvider({ view, children }: { view: ClientView; children: ReactNode }) {
  const draft = useDraft({ ...view, isOpen: view.survey.state === 'open' });
  return (
    <AnsweringSheet view={view} draft={draft}>
      {children}
    </AnsweringSheet>
  );
}

type SheetProps = { view: ClientView; draft: AnsweringDraft; children: ReactNode };

/** What follows from a draft, wherever it is kept: composed, step by step, with what is wrong where. */
export function AnsweringSheet({ view, draft, children }: SheetProps) {
  const now = useNow(draft.heardAt);
  const [touched, touchAll] = useSet();
  const [tried, tryToLeave] = useSet();
  const [uploads, setUploads] = useState<Record<string, Upload>>({});
  const setUpload = useCallback(
    (path: string, upload: Upload | null) =>
      setUploads(({ [path]: _, ...others }) => (upload ? { ...others, [path]: upload } : others)),
    [],
  );
  const touch = useCallback((path: string) => touchAll([path]), [touchAll]);
  const composed = useMemo(
    () =>
      compose(
        view.definition,
        {
          requestId: view.id,
          questionnaireVersionId: view.questionnaireVersionId,
          municipalityNumbers: view.municipalities.map((m) => m.number),
        },
        typedFields(draft.state),
        { inProductionOn: view.incident.inProductionOn, now },
      ),
    [view, draft.state, now],
  );
  const steps = stepsOf(view, composed, Object.keys(typedFields(draft.state)));
  return (
    <AnsweringContext
      value={{ ...draft, view, composed, steps, touched, touch, tried, tryToLeave, uploads, setUpload }}
    >
      {children}
    </AnsweringContext>
  );
}

function useSet(): [ReadonlySet<string>, (more: string[]) => void] {
  const [set, change] = useState<ReadonlySet<string>>(new Set());
  const add = useCallback(
    (more: string[]) =>
      change((all) => (more.every((one) => all.has(one)) ? all : new Set([...all, ...more]))),
    [],
  );
  return [set, add];
}

export function useAnswering(): Answering {
  const value = useContext(AnsweringContext);
  if (!value) throw new Error('useAnswering is used outside its provider');
  return value;
}

/** The place of a field's path: `4601` of `4601.lost`, '' of `.comment`. */
export const placeOf = (path: string) => path.slice(0, path.indexOf('.'));

function stepsOf(view: ClientView, composed: Composed, typed: string[]): Step[] {
  const common = ownItems(view.definition, 'request').length > 0;
  const all = inAskedOrder(
    composed,
    view.definition,
    view.municipalities.map((m) => m.number),
  );
  const places = view.municipalities.map((m) => ({ key: m.number, title: titleOf(m), places: [m.number] }));
  const [only] = places;
  // What is asked once stands on the page of an only municipality, and on a page of its own after several.
  if (common && only && places.length === 1) only.places.push('');
  if (common && places.length > 1) places.push({ key: 'common', title: '', places: [''] });
  return places.map(({ key, title, places: own }) => {
    const problems = all.filter(({ path }) => own.includes(placeOf(path)));
    const isStarted = typed.some((path) => own.includes(placeOf(path)));
    const isOptional = key === 'common';
    const state =
      problems.length === 0 && (isStarted || isOptional) ? 'done' : isStarted ? 'started' : 'todo';
    return { key, title, problems, state };
  });
}

/** The step whose page has the field. */
export function stepOf(steps: Step[], path: string): string {
  const place = placeOf(path);
  return place || (steps.length === 1 ? (steps[0]?.key ?? '') : 'common');
}

/** The id of a field's first control: what a link in an error summary leads to. */
export const fieldId = (path: string) => `f-${path.replace('.', '-')}`;

/** The product's time, going on from what the server said last. */
function useNow(heardAt: string): string {
  const [passed, setPassed] = useState({ heardAt, ms: 0 });
  useEffect(() => {
    const start = performance.now();
    const timer = setInterval(() => setPassed({ heardAt, ms: performance.now() - start }), 15_000);
    return () => clearInterval(timer);
  }, [heardAt]);
  const ms = passed.heardAt === heardAt ? passed.ms : 0;
  return new Date(Date.parse(heardAt) + ms).toISOString();
}
