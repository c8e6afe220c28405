'use client';

import { Alert, Button } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { PageLink } from '@/components/ui/page-link';
import { ProblemAlert, useProblemWords } from '@/components/ui/problem-alert';
import type { OpenedSurvey } from '@/domain/surveys/schema';
import { ApiProblem, api } from '@/lib/api';
import styles from './surveys.module.css';

type Props = { surveyId: string; revision: number; services: number };

/** Opens the survey that was looked over, and no other revision; pressing twice sends once. */
export function OpenButton({ surveyId, revision, services }: Props) {
  const t = useTranslations('surveys.open');
  const words = useProblemWords();
  const router = useRouter();
  const open = useMutation({
    mutationFn: () =>
      api<OpenedSurvey>(`/api/v1/surveys/${surveyId}/open`, { method: 'POST', body: { revision } }),
    onSuccess: () => router.push(`/surveys/${surveyId}?opened=1`),
  });
  const problem = open.error instanceof ApiProblem ? open.error.problem : null;
  const changed = problem?.code === 'SOMEBODY_FIRST';
  return (
    <>
      {changed ? (
        <Alert data-color="warning" role="alert">
          {t('changed')}{' '}
          <Button variant="secondary" data-size="sm" onClick={() => router.refresh()}>
            {t('reload')}
          </Button>
        </Alert>
      ) : problem?.errors ? (
        <Alert data-color="danger" role="alert">
          {problem.errors.map((error) => words.ofCode(error.code, error.params)).join(' ')}
        </Alert>
      ) : (
        <ProblemAlert error={open.error} />
      )}
      <div className={styles.buttons}>
        <Button loading={open.isPending || open.isSuccess} onClick={() => open.mutate()}>
          {t('button', { count: services })}
        </Button>
        <Button asChild variant="tertiary">
          <PageLink href={`/surveys/${surveyId}/edit`}>{t('back')}</PageLink>
        </Button>
      </div>
    </>
  );
}
