'use client';

import { Button, Textfield } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { Moment } from '@/components/ui/moment';
import { ProblemAlert, useProblemWords } from '@/components/ui/problem-alert';
import type { Dialogue } from '@/domain/reviews/schema';
import { ApiProblem } from '@/lib/api';
import styles from './reviews.module.css';
import { forgetSent, keepUnsent, useUnsent } from './unsent';
import { useWrite } from './use-write';

type Props = {
  requestId: string;
  surveyId: string | null;
  dialogue: Dialogue;
  reader: 'authority' | 'service';
};

/** What the two sides have written to each other, oldest first, and a place to write. */
export function Thread({ requestId, surveyId, dialogue, reader }: Props) {
  const t = useTranslations('dialogue');
  return (
    <div className={styles.thread}>
      {dialogue.entries.length > 0 ? (
        <ol className={styles.entries}>
          {dialogue.entries.map((entry) => (
            <li key={entry.id} data-own={entry.side === reader || undefined}>
              <p className={styles.quiet}>
                {entry.by ?? t('nobody')}, {t(`side.${entry.side}`)}, <Moment at={entry.at} style="short" />
              </p>
              <p className={styles.text}>{entry.text}</p>
            </li>
          ))}
        </ol>
      ) : (
        <p className={styles.quiet}>{t('none')}</p>
      )}
      {dialogue.may.write ? (
        <WriteForm
          path={`/api/v1/requests/${requestId}/thread`}
          surveyId={surveyId}
          label={t(`write.${reader}`)}
          hint={t('hint')}
          action={t('send')}
        />
      ) : null}
    </div>
  );
}

type FormProps = {
  path: `/api/v1/${string}`;
  surveyId: string | null;
  label: string;
  hint: string;
  action: string;
};

/** One text and one button; what is typed stays until it is stored, also while another request is looked at. */
export function WriteForm(props: FormProps) {
  return <FormOf key={props.path} {...props} />;
}

function FormOf({ path, surveyId, label, hint, action }: FormProps) {
  const words = useProblemWords();
  const text = useUnsent(path);
  const write = useWrite<{ text: string }>(surveyId, ({ body }) => forgetSent(path, body.text));
  const isField = write.error instanceof ApiProblem && write.error.problem.errors?.length;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!write.isPending) write.mutate({ path, body: { text }, isNew: true });
      }}
    >
      {isField ? null : <ProblemAlert error={write.error} />}
      <Textfield
        multiline
        suppressHydrationWarning
        rows={3}
        label={label}
        description={hint}
        value={text}
        onChange={(event) => keepUnsent(path, event.target.value)}
        error={words.ofField(write.error, 'text')}
      />
      <Button type="submit" variant="secondary" data-size="sm" loading={write.isPending}>
        {action}
      </Button>
    </form>
  );
}
