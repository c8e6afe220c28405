'use client';

import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef } from 'react';
import { useProblemWords } from '@/components/ui/problem-alert';
import { looked, textAt, withText } from '@/domain/incidents/suggest-words';
import type { IncidentWords } from '@/domain/incidents/words';
import { ApiProblem } from '@/lib/api';

type Words = {
  words: IncidentWords;
  change: (next: IncidentWords) => void;
  /** Always the same functions, so that a field is drawn again only when its own text changes. */
  setText: (path: string, text: string) => void;
  accept: (path: string) => void;
  /** What is wrong with the text at a path, in words. */
  problem: (path: string) => string | undefined;
  /** Whether anything below a path is wrong. */
  isWrong: (path: string) => boolean;
};

const Context = createContext<Words | null>(null);

type Props = {
  words: IncidentWords;
  onChange: (next: IncidentWords) => void;
  error: unknown;
  children: ReactNode;
};

/** Gives every field of the editor its text, what is wrong with it, and a way to change it. */
export function WordsProvider({ words, onChange, error, children }: Props) {
  const said = useProblemWords();
  const latest = useRef({ words, onChange });
  useEffect(() => {
    latest.current = { words, onChange };
  }, [words, onChange]);
  const setText = useCallback((path: string, text: string) => {
    latest.current.onChange(withText(latest.current.words, path, text));
  }, []);
  const accept = useCallback((path: string) => {
    latest.current.onChange(looked(latest.current.words, [path]));
  }, []);
  const wrong = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  return (
    <Context.Provider
      value={{
        words,
        change: onChange,
        setText,
        accept,
        problem: (path) => said.ofField(error, `words.${path}`),
        isWrong: (path) => wrong.some((one) => one.path.startsWith(`words.${path}`)),
      }}
    >
      {children}
    </Context.Provider>
  );
}

export function useWords(): Words {
  const value = useContext(Context);
  if (!value) throw new Error('useWords stands outside WordsProvider');
  return value;
}

/** The id of the field with the text at a path; a problem's summary links to it. */
export const wordFieldId = (path: string): string => `words.${path}`;

/** One text: what it is, what is wrong with it, and whether it is only suggested. */
export function useWordText(path: string) {
  const { words, problem } = useWords();
  return {
    value: textAt(words, path),
    error: problem(path),
    isSuggested: words.suggested?.includes(path) ?? false,
  };
}
