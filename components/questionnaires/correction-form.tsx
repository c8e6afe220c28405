'use client';

import { Alert, Button, Checkbox, Textfield } from '@digdir/designsystemet-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { FormProblem } from '@/components/ui/form-problem';
import { ProblemAlert, useProblemWords } from '@/components/ui/problem-alert';
import { useUnsent } from '@/components/ui/use-leaving';
import { questionCorrectionQuery } from '@/domain/corrections/queries';
import type { QuestionCorrection } from '@/domain/corrections/schema';
import type { LanguageWords } from '@/domain/incidents/words';
import { differenceOf } from '@/domain/questionnaires/diff';
import { api } from '@/lib/api';
import { fromNorwegianInput, toNorwegianInput } from '@/lib/norwegian-time';
import styles from './builder.module.css';
import { DifferenceList } from './difference-list';

type Props = {
  surveyId: string;
  correction: QuestionCorrection & { proposed: NonNullable<QuestionCorrection['proposed']> };
  words: LanguageWords;
  suggestedDueAt: string;
};

/** What the correction says differently, whom it asks again, and the one button that does it. */
export function CorrectionForm({ surveyId, correction, words, suggestedDueAt }: Props) {
  const t = useTranslations('questionnaires.correction');
  const problem = useProblemWords();
  const router = useRouter();
  const { current, proposed: first } = correction;
  const versionId = first.version.id;
  const difference = differenceOf(current.definition, first.version.definition);
  const [askAgain, setAskAgain] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(toNorwegianInput(new Date(suggestedDueAt)));
  const [asking, setAsking] = useState(false);
  const { data, error } = useQuery({
    ...questionCorrectionQuery(surveyId, versionId, askAgain),
    ...(askAgain.length === 0 ? { initialData: correction } : {}),
  });
  const proposed = data?.proposed ?? first;
  const correct = useMutation({
    mutationFn: () =>
      api(`/api/v1/surveys/${surveyId}/question-correction`, {
        method: 'POST',
        body: {
          questionnaireVersionId: versionId,
          askAgain,
          reason,
          dueAt: fromNorwegianInput(until)?.toISOString() ?? until,
        },
      }),
    onSuccess: () => router.push(`/surveys/${surveyId}`),
    onError: () => setAsking(false),
  });
  useUnsent((reason !== '' || askAgain.length > 0) && !correct.isSuccess);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsking(true);
  };
  return (
    <>
      <form className={styles.form} onSubmit={submit} noValidate>
        <FormProblem error={correct.error} fieldId={(path) => path} />
        <ProblemAlert error={error} />
        <section>
          <h2>{t('changes')}</h2>
          <DifferenceList
            difference={difference}
            before={current.definition}
            after={first.version.definition}
            words={words}
            beside={(key) => (
              <Checkbox
                data-size="sm"
                label={t('askAgain')}
                checked={askAgain.includes(key)}
                onChange={(event) =>
                  setAskAgain((all) =>
                    event.target.checked ? [...all, key] : all.filter((one) => one !== key),
                  )
                }
              />
            )}
          />
        </section>
        <section>
          <h2>{t('concerned')}</h2>
          <p role="status">
            {t('effect', {
              asked: proposed.concerned.length,
              left: proposed.unconcerned,
              told: proposed.told,
            })}
          </p>
          {proposed.concerned.length > 0 ? (
            <details className={styles.more}>
              <summary>{t('who')}</summary>
              <ul className={styles.changes}>
                {proposed.concerned.map(({ requestId, service }) => (
                  <li key={requestId}>{service.name}</li>
                ))}
              </ul>
            </details>
          ) : null}
        </section>
        <Textfield
          id="reason"
          multiline
          rows={3}
          label={t('reason')}
          description={t('reasonHint')}
          value={reason}
          maxLength={1000}
          suppressHydrationWarning
          error={problem.ofField(correct.error, 'reason')}
          onChange={(event: { target: { value: string } }) => setReason(event.target.value)}
        />
        <Textfield
          id="dueAt"
          type="datetime-local"
          label={t('dueAt')}
          value={until}
          error={problem.ofField(correct.error, 'dueAt')}
          onChange={(event: { target: { value: string } }) => setUntil(event.target.value)}
        />
        <Alert data-color="info" data-size="sm">
          {t('kept')}
        </Alert>
        <div>
          <Button type="submit">{t('correct')}</Button>
        </div>
      </form>
      {/* A form inside a form is sent by the browser. */}
      <ConfirmDialog
        open={asking}
        title={t('sure')}
        action={t('correct')}
        busy={correct.isPending || correct.isSuccess}
        onConfirm={() => correct.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>
          {t('effect', {
            asked: proposed.concerned.length,
            left: proposed.unconcerned,
            told: proposed.told,
          })}
        </p>
      </ConfirmDialog>
    </>
  );
}

type BeginProps = {
  surveyId: string;
  isBegun: boolean;
  /** There is a correction already that can be used. */
  isOther?: boolean;
};

/** Begins the draft of a correction, or goes to the one that somebody is at work on. */
export function BeginCorrection({ surveyId, isBegun, isOther = false }: BeginProps) {
  const t = useTranslations('questionnaires.correction');
  const router = useRouter();
  const begin = useMutation({
    mutationFn: () =>
      api<{ questionnaireVersionId: string }>(`/api/v1/surveys/${surveyId}/question-correction/draft`, {
        method: 'POST',
      }),
    onSuccess: (draft) =>
      router.push(`/questionnaires/${draft.questionnaireVersionId}/edit?survey=${surveyId}`),
  });
  return (
    <div>
      <ProblemAlert error={begin.error} />
      <Button
        variant={isOther ? 'secondary' : 'primary'}
        loading={begin.isPending || begin.isSuccess}
        onClick={() => begin.mutate()}
      >
        {t(isBegun ? 'goOn' : 'begin')}
      </Button>
    </div>
  );
}
