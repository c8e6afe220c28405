'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { OwnQuestions } from '@/components/figures/own-questions';
import { PageLink } from '@/components/ui/page-link';
import { ProblemAlert } from '@/components/ui/problem-alert';
import { ownFiguresQuery } from '@/domain/figures/queries';
import type { BoardProps } from './board-props';
import type { Filters } from './filters';
import styles from './service-list.module.css';

type Props = { surveys: BoardProps['surveys']; ids: string[]; filters: Filters };

/** What was answered beside the core, survey by survey, as of the same moment and of the same county. */
export function OwnQuestionCharts({ surveys, ids, filters }: Props) {
  const { survey } = filters;
  return surveys.flatMap((one) =>
    ids.includes(one.id) && (survey === null || survey === one.id)
      ? [<OfSurvey key={one.id} survey={one} filters={filters} />]
      : [],
  );
}

/** What can be counted is drawn; words stand on the survey's own page of answers. */
function OfSurvey({ survey, filters }: { survey: BoardProps['surveys'][number]; filters: Filters }) {
  const t = useTranslations('own.inStatus');
  const { asOf, county } = filters;
  const { data, error } = useQuery(ownFiguresQuery(survey.id, asOf, county));
  const counted = data?.questions.filter(({ type }) => type !== 'shortText' && type !== 'longText');
  const query = new URLSearchParams({ ...(asOf ? { asOf } : {}), ...(county ? { county } : {}) }).toString();
  return (
    <section className={styles.services} aria-labelledby={`own-${survey.id}`}>
      <h2 id={`own-${survey.id}`}>{t('title', { survey: survey.title })}</h2>
      <ProblemAlert error={error} />
      {counted ? (
        counted.length > 0 ? (
          <OwnQuestions questions={counted} texts={null} />
        ) : (
          <p>{t('onlyTexts')}</p>
        )
      ) : error ? null : (
        <p role="status">{t('loading')}</p>
      )}
      <p>
        <PageLink href={`/surveys/${survey.id}/answers${query ? `?${query}` : ''}`}>
          {t('more', { survey: survey.title })}
        </PageLink>
      </p>
    </section>
  );
}
