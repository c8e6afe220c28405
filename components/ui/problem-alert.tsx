'use client';

import { Alert } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { ApiProblem } from '@/lib/api';

/** Codes in words: of a problem document, of one of its fields, or of anything thrown. */
export function useProblemWords(): {
  ofCode: (code: string, params?: Record<string, string | number>) => string;
  ofError: (error: unknown) => string;
  /** The words for the field at `path`, if the problem names it. */
  ofField: (error: unknown, path: string) => string | undefined;
} {
  const t = useTranslations('errors');
  const ofCode = (code: string, params?: Record<string, string | number>) =>
    t.has(code) ? t(code, params) : t('UNEXPECTED');
  return {
    ofCode,
    ofError: (error) => ofCode(codeOf(error)),
    ofField(error, path) {
      if (!(error instanceof ApiProblem)) return undefined;
      const field = error.problem.errors?.find((wrong) => wrong.path === path);
      return field && ofCode(field.code, field.params);
    },
  };
}

function codeOf(error: unknown): string {
  if (error instanceof ApiProblem) return error.problem.code;
  // The browser reads a file only as it was when it was chosen.
  const isFile = error instanceof DOMException && /^Not(Readable|Found)Error$/.test(error.name);
  return isFile ? 'FILE_CHANGED' : 'UNEXPECTED';
}

/** What went wrong, read aloud when it appears; nothing when nothing did. Says what to do. */
export function ProblemAlert({ error }: { error: unknown }) {
  const words = useProblemWords();
  if (!error) return null;
  return (
    <Alert data-color="danger" role="alert">
      {words.ofError(error)}
    </Alert>
  );
}
