'use client';

import {
  ErrorSummary,
  ErrorSummaryHeading,
  ErrorSummaryItem,
  ErrorSummaryLink,
  ErrorSummaryList,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { FormProblem, ProblemLink } from '@/components/ui/form-problem';
import { useProblemWords } from '@/components/ui/problem-alert';
import { wordLanguages } from '@/domain/incidents/words';
import { ApiProblem } from '@/lib/api';

type Props = { error: unknown; fieldId: (path: string) => string | null };

/** As FormProblem; of an incident's words, which are many, one line per language with a link to the first. */
export function WordsProblem({ error, fieldId }: Props) {
  const t = useTranslations('words');
  const common = useTranslations('common');
  const words = useProblemWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) place.current?.focus();
  }, [error]);
  const errors = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  const groups = wordLanguages.flatMap((language) => {
    const own = errors.filter(({ path }) => path.startsWith(`words.${language}.`));
    const [first] = own;
    return first ? { language, count: own.length, first: first.path } : [];
  });
  if (groups.length === 0) return <FormProblem error={error} fieldId={fieldId} />;
  const others = errors.filter(({ path }) => !path.startsWith('words.'));
  return (
    <div ref={place} tabIndex={-1} role="alert">
      <ErrorSummary>
        <ErrorSummaryHeading>{common('formProblem')}</ErrorSummaryHeading>
        <ErrorSummaryList>
          {others.map(({ path, code, params }) => (
            <ErrorSummaryItem key={path}>
              <ProblemLink fieldId={fieldId(path) ?? ''}>{words.ofCode(code, params)}</ProblemLink>
            </ErrorSummaryItem>
          ))}
          {groups.map(({ language, count, first }) => (
            <ErrorSummaryItem key={language}>
              <ErrorSummaryLink href={`#${first}`}>
                {t('missing', { language: t(`languages.${language}`), count })}
              </ErrorSummaryLink>
            </ErrorSummaryItem>
          ))}
        </ErrorSummaryList>
      </ErrorSummary>
    </div>
  );
}
