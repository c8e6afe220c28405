'use client';

import {
  Alert,
  Button,
  Field,
  FieldDescription,
  Label,
  Textarea,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import {
  type ClientView,
  useAnswering,
} from '@/app/(service)/requests/[requestId]/_components/answering-context';
import { forgetRequest, submissionKey } from '@/app/(service)/requests/[requestId]/_components/kept-draft';
import { ProblemSummary } from '@/app/(service)/requests/[requestId]/_components/problem-summary';
import { CommonQuestions, LineQuestions } from '@/app/(service)/requests/[requestId]/_components/questions';
import { TryingProvider } from '@/app/(service)/requests/[requestId]/_components/trying';
import {
  isOnItsWay,
  UploadsUnderWay,
} from '@/app/(service)/requests/[requestId]/_components/uploads-under-way';
import { useProblemWords } from '@/components/ui/problem-alert';
import { useUnsent } from '@/components/ui/use-leaving';
import { momentInNorway, partsInNorway } from '@/domain/questionnaires/oslo';
import { attachmentsOf } from '@/domain/requests/attachments';
import { typedFields } from '@/domain/requests/draft-state';
import { titleOf } from '@/domain/requests/names';
import type { RecordingView } from '@/domain/requests/schema';
import { recordByPhone } from '@/domain/returns/queries';
import { type Given, GivenFields } from './given-fields';
import styles from './phone-form.module.css';

type Props = { view: ClientView; contacts: RecordingView['contacts']; queuedAt: string; back: string };

/** The leader's own questions, and who gave the answers and when; nothing is kept before it is stored. */
export function PhoneForm({ view, ...props }: Props) {
  return (
    <TryingProvider view={view} byPhone>
      <Form {...props} />
    </TryingProvider>
  );
}

function Form({ contacts, queuedAt, back }: Omit<Props, 'view'>) {
  const t = useTranslations('phone');
  const words = useProblemWords();
  const { view, steps, state, stored, files, uploads, composed, tryToLeave } = useAnswering();
  const laid = (files ?? []).filter((file) => !file.isStored);
  const now = partsInNorway(view.now);
  const [given, setGiven] = useState<Given>({
    personId: contacts[0]?.personId ?? '',
    name: '',
    role: '',
    day: now.day,
    time: now.time,
  });
  const [reason, setReason] = useState('');
  const [attempt, setAttempt] = useState(0);
  const problems = steps.flatMap((step) => step.problems);
  const givenAt = momentInNorway(given.day, given.time);
  const isNamed = given.personId !== '' || (given.name.trim() !== '' && given.role.trim() !== '');
  const isReady = problems.length === 0 && givenAt !== null && isNamed && (!stored || reason.trim() !== '');

  const store = useMutation({
    networkMode: 'always',
    mutationFn: () => {
      const body = {
        baseVersion: stored?.version ?? 0,
        answers: typedFields(state),
        givenAt: new Date(givenAt ?? '').toISOString(),
        giver: given.personId
          ? { personId: given.personId }
          : { name: given.name.trim(), role: given.role.trim() },
        ...(stored ? { reason: reason.trim() } : {}),
        // Of those laid beside a question that is not asked any more nothing is stored.
        attachments: attachmentsOf(view.definition, composed.content, laid).map((file) => file.id),
      };
      const key = submissionKey(`phone-${view.id}`, body);
      return recordByPhone({ requestId: view.id, idempotencyKey: key, body });
    },
    onSuccess: () => forgetRequest(`phone-${view.id}`),
  });
  const isTyped = Object.values(state.fields).some((field) => field.value !== field.base);
  // What is typed is nowhere else.
  useUnsent(!store.isSuccess && (isTyped || laid.length > 0 || reason.trim() !== ''));

  if (store.data) {
    return (
      <section className={styles.stored} role="status">
        <h2>{t('stored')}</h2>
        <p className={styles.number}>{store.data.number}</p>
        <p>{t('mailed')}</p>
        <Button asChild>
          <a href={back}>{t('back')}</a>
        </Button>
      </section>
    );
  }
  const press = (event: FormEvent) => {
    event.preventDefault();
    tryToLeave(problems.map((problem) => problem.path));
    setAttempt((count) => count + 1);
    if (isReady && !isOnItsWay(uploads) && !store.isPending) store.mutate();
  };
  const wrong = (path: string) => words.ofField(store.error, path);
  const lacksReason = attempt > 0 && stored && reason.trim() === '';
  return (
    <form className={styles.form} noValidate onSubmit={press}>
      {attempt > 0 && problems.length > 0 ? (
        <ProblemSummary title={t('problems')} problems={problems} attempt={attempt} pageOf={() => ''} />
      ) : null}
      <GivenFields
        given={given}
        change={setGiven}
        contacts={contacts}
        earliest={partsInNorway(queuedAt).day}
        isTried={attempt > 0}
        wrong={wrong}
      />
      {view.municipalities.map((municipality) => (
        <section key={municipality.number} className={styles.place}>
          <h2>{titleOf(municipality)}</h2>
          <LineQuestions number={municipality.number} />
        </section>
      ))}
      <CommonQuestions />
      {stored ? (
        <Field>
          <Label>{t('reason')}</Label>
          <FieldDescription>{t('reasonHint', { version: stored.version })}</FieldDescription>
          <Textarea
            suppressHydrationWarning
            rows={2}
            maxLength={1000}
            value={reason}
            aria-invalid={lacksReason ? true : undefined}
            onChange={(event) => setReason(event.target.value)}
          />
          {lacksReason ? <ValidationMessage>{t('lacksReason')}</ValidationMessage> : null}
        </Field>
      ) : null}
      {store.error ? (
        <Alert data-color="danger" role="alert">
          {words.ofError(store.error)}
        </Alert>
      ) : null}
      <UploadsUnderWay />
      <div className={styles.end}>
        <Button type="submit" data-size="lg" loading={store.isPending}>
          {t('store')}
        </Button>
        <p>{t('notKept')}</p>
      </div>
    </form>
  );
}
