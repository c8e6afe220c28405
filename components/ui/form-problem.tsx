'use client';

import {
  Alert,
  ErrorSummary,
  ErrorSummaryHeading,
  ErrorSummaryItem,
  ErrorSummaryLink,
  ErrorSummaryList,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '@/lib/api';
import { useProblemWords } from './problem-alert';

type Props = {
  /** What was thrown; nothing is shown while it is null. */
  error: unknown;
  /** The id of the field that a problem's path is about; null when it has none on this page. */
  fieldId?: (path: string) => string | null;
};

/** What went wrong with a form, above it and focused: each field's problem with a link to the field. */
export function FormProblem({ error, fieldId }: Props) {
  const t = useTranslations('common');
  const words = useProblemWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) place.current?.focus();
  }, [error]);
  if (!error) return null;
  const errors = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  return (
    <div ref={place} tabIndex={-1} role="alert">
      {errors.length === 0 ? (
        <Alert data-color="danger">{words.ofError(error)}</Alert>
      ) : (
        <ErrorSummary>
          <ErrorSummaryHeading>{t('formProblem')}</ErrorSummaryHeading>
          <ErrorSummaryList>
            {errors.map(({ path, code, params }) => {
              const id = fieldId?.(path) ?? null;
              return (
                <ErrorSummaryItem key={`${path} ${code}`}>
                  {id ? (
                    <ProblemLink fieldId={id}>{words.ofCode(code, params)}</ProblemLink>
                  ) : (
                    words.ofCode(code, params)
                  )}
                </ErrorSummaryItem>
              );
            })}
          </ErrorSummaryList>
        </ErrorSummary>
      )}
    </div>
  );
}

/** A line of the summary: the field's own label and its problem, so that three empty fields are not three like lines. */
export function ProblemLink({ fieldId, children }: { fieldId: string; children: string }) {
  const [label, setLabel] = useState('');
  useEffect(() => {
    const field = document.getElementById(fieldId);
    const labels = field && 'labels' in field ? (field.labels as NodeListOf<HTMLLabelElement> | null) : null;
    setLabel(labels?.[0]?.textContent?.trim() ?? '');
  }, [fieldId]);
  return <ErrorSummaryLink href={`#${fieldId}`}>{afterLabel(label, children)}</ErrorSummaryLink>;
}

/** "Name: fill it in", and of a question "Who? Choose one". */
export function afterLabel(label: string, text: string): string {
  return `${label}${label && !label.endsWith('?') ? ':' : ''} ${text}`.trim();
}
