'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { useProblemWords } from '@/components/ui/problem-alert';
import { looked, textAt, withText } from '@/domain/incidents/suggest-words';
import type { IncidentWords } from '@/domain/incidents/words';
import { ApiProblem } from '@/lib/api';

type Words = {
  words: IncidentWords;
  change: (next: IncidentWords) => void;
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
  const wrong = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  return (
    <Context.Provider
      value={{
        words,
        change: onChange,
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

/** One text: what it is, whether it is only suggested, and how to change or accept it. */
export function useWordText(path: string) {
  const { words, change, problem } = useWords();
  return {
    id: wordFieldId(path),
    value: textAt(words, path),
    error: problem(path),
    isSuggested: words.suggested?.includes(path) ?? false,
    set: (text: string) => change(withText(words, path, text)),
    accept: () => change(looked(words, [path])),
  };
}
