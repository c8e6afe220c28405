'use client';

import {
  ErrorSummary,
  ErrorSummaryHeading,
  ErrorSummaryItem,
  ErrorSummaryLink,
  ErrorSummaryList,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef } from 'react';
import { QuestionLabel } from '@/components/answers/question-label';
import { PageLink } from '@/components/ui/page-link';
import { useProblemWords } from '@/components/ui/problem-alert';
import { titleOf } from '@/domain/requests/names';
import type { FieldError } from '@/lib/outcome';
import { fieldId, placeOf, useAnswering } from './answering-context';
import { useQuestionWords } from './use-question';

type Props = {
  title: ReactNode;
  problems: FieldError[];
  /** The page that has a field, for those on another page than this one. */
  pageOf?: (path: string) => string | null;
  /** Takes the focus whenever this changes, and when it appears. */
  attempt?: number;
  children?: ReactNode;
};

/** What is wrong or missing, first on the page and focused; each line leads to its field. */
export function ProblemSummary({ title, problems, pageOf, attempt = 0, children }: Props) {
  const t = useTranslations('answering');
  const words = useProblemWords();
  const questionOf = useQuestionWords();
  const { view } = useAnswering();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) place.current?.focus();
  }, [attempt]);
  const textOf = ({ path, code, params }: FieldError) => {
    const question = questionOf(path);
    const municipality = view.municipalities.find((m) => m.number === placeOf(path));
    // On its own page a field needs no name of its municipality.
    const where =
      municipality && pageOf && view.municipalities.length > 1 ? `${titleOf(municipality)}: ` : '';
    const what = code === 'REQUIRED' ? t('unanswered') : words.ofCode(code, params);
    if (!question) return `${where}${what}`;
    const label = question.label.replace(/([^?])$/, '$1:');
    return (
      <>
        {where}
        <QuestionLabel question={{ ...question, label }} /> {what}
      </>
    );
  };
  return (
    <div ref={place} tabIndex={-1}>
      <ErrorSummary>
        <ErrorSummaryHeading>{title}</ErrorSummaryHeading>
        <ErrorSummaryList>
          {problems.map(({ path, code, params }) => {
            const page = pageOf?.(path) ?? '';
            // "Not affected" with a loss is mended at the question above, where it stands.
            const target =
              code === 'NOT_AFFECTED_WITH_LOST' || path.endsWith('.usesSystem')
                ? `${placeOf(path)}.affected`
                : path;
            const href = `${page}#${fieldId(target)}`;
            const text = textOf({ path: target, code, ...(params ? { params } : {}) });
            return (
              <ErrorSummaryItem key={`${path} ${code}`}>
                {page ? (
                  <ErrorSummaryLink asChild>
                    <PageLink href={href}>{text}</PageLink>
                  </ErrorSummaryLink>
                ) : (
                  <ErrorSummaryLink href={href}>{text}</ErrorSummaryLink>
                )}
              </ErrorSummaryItem>
            );
          })}
        </ErrorSummaryList>
        {children}
      </ErrorSummary>
    </div>
  );
}
