'use client';

import { useTranslations } from 'next-intl';
import { useProblemWords } from '@/components/ui/problem-alert';
import type { Answer } from '@/domain/questionnaires/schema';
import type { DraftFieldView } from '@/domain/requests/schema';
import { fieldId, useAnswering } from './answering-context';

export type FieldControl = {
  path: string;
  id: string;
  answer: Answer | null;
  /** What is wrong, in words; undefined while there is nothing to say yet. */
  error: string | undefined;
  theirs: DraftFieldView | null;
  set: (value: Answer | null) => void;
  touch: () => void;
};

/** One field of the form: its value, what is wrong with it, and how to change it. */
export function useField(path: string): FieldControl {
  const { state, composed, set, touch, touched, tried } = useAnswering();
  const t = useTranslations('answering');
  const words = useProblemWords();
  const field = state.fields[path];
  const isTried = tried.has(path);
  const problem = field?.refused
    ? { code: field.refused, params: undefined }
    : ((isTried || touched.has(path) ? composed.errors.find((e) => e.path === path) : undefined) ??
      (isTried ? composed.missing.find((e) => e.path === path) : undefined));
  return {
    path,
    id: fieldId(path),
    answer: field?.value ?? null,
    error:
      problem && (problem.code === 'REQUIRED' ? t('required') : words.ofCode(problem.code, problem.params)),
    theirs: field?.theirs ?? null,
    set: (value) => set(path, value),
    touch: () => touch(path),
  };
}
