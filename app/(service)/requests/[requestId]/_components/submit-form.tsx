'use client';

import {
  Alert,
  Button,
  Field,
  FieldDescription,
  Input,
  Label,
  Link,
  Textarea,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useProblemWords } from '@/components/ui/problem-alert';
import { isDisputed, typedFields } from '@/domain/requests/draft-state';
import { submit } from '@/domain/returns/queries';
import { ApiProblem } from '@/lib/api';
import { useAnswering } from './answering-context';
import styles from './check-answers.module.css';
import { forgetRequest, submissionKey } from './kept-draft';
import { isOnItsWay, UploadsUnderWay } from './uploads-under-way';

type Around = 'reason' | 'giverName' | 'giverRole';

/** Who answers, why it is corrected, and the button. A second press, or one after a lost connection, sends the same. */
export function SubmitForm() {
  const t = useTranslations('answering.submit');
  const words = useProblemWords();
  const { view, state, status, stored, files, uploads, somebodyFirst, setSubmitting } = useAnswering();
  const isUploading = isOnItsWay(uploads);
  const [typed, setTyped] = useState<Record<Around, string>>({ reason: '', giverName: '', giverRole: '' });
  const [lacking, setLacking] = useState<Around[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const isMailbox = view.you.contactRole === 'mailbox';
  const needed: Around[] = [
    ...(stored ? (['reason'] as const) : []),
    ...(isMailbox ? (['giverName', 'giverRole'] as const) : []),
  ];

  const send = useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      const body = {
        baseVersion: stored?.version ?? 0,
        questionnaireVersionId: view.questionnaireVersionId,
        answers: typedFields(state),
        ...(files && files.length > 0 ? { attachments: files.map((file) => file.id) } : {}),
        ...(stored ? { reason: typed.reason.trim() } : {}),
        ...(isMailbox ? { giver: { name: typed.giverName.trim(), role: typed.giverRole.trim() } } : {}),
      };
      await submit({ requestId: view.id, idempotencyKey: submissionKey(view.id, body), body });
    },
    onMutate: () => setSubmitting(true),
    onSuccess() {
      forgetRequest(view.id);
      // A whole load: nothing of what was typed stays in the page's memory either.
      window.location.assign(`/requests/${view.id}/receipt`);
    },
    onError(error) {
      // After a lost connection or a fault nobody knows whether it was stored: the same press once more tells.
      const status = error instanceof ApiProblem ? error.problem.status : 0;
      if (error instanceof ApiProblem && error.problem.code === 'SOMEBODY_FIRST') somebodyFirst();
      else if (status >= 400 && status < 500) setSubmitting(false);
    },
  });

  // What is typed is saved first: a colleague may have answered the same question meanwhile, and then somebody chooses.
  const disputed = isDisputed(state);
  const [pressed, setPressed] = useState(false);
  const { mutate } = send;
  useEffect(() => {
    if (!pressed || status.kind === 'saving') return;
    setPressed(false);
    if (!disputed) mutate();
  }, [pressed, status.kind, disputed, mutate]);

  const firstWrong = lacking[0];
  useEffect(() => {
    if (firstWrong) form.current?.querySelector<HTMLElement>(`[name=${firstWrong}]`)?.focus();
  }, [firstWrong]);

  // Back from the receipt to a page that the browser has kept whole: it still waits for its answer.
  const isSent = send.isSuccess;
  useEffect(() => {
    const shown = (event: PageTransitionEvent) => {
      if (event.persisted && isSent) window.location.reload();
    };
    window.addEventListener('pageshow', shown);
    return () => window.removeEventListener('pageshow', shown);
  }, [isSent]);

  const press = (event: FormEvent) => {
    event.preventDefault();
    const empty = needed.filter((name) => typed[name].trim() === '');
    setLacking(empty);
    if (empty.length === 0 && !isUploading && !send.isPending && !send.isSuccess) setPressed(true);
  };
  const paths = { reason: 'reason', giverName: 'giver.name', giverRole: 'giver.role' };
  const around = (name: Around) => ({
    name,
    value: typed[name],
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  });
  const errorOf = (name: Around) =>
    lacking.includes(name) && typed[name].trim() === ''
      ? t(`lacking.${name}`)
      : words.ofField(send.error, paths[name]);
  const offline = send.error instanceof ApiProblem && send.error.problem.code === 'OFFLINE';

  return (
    <form ref={form} className={styles.submit} onSubmit={press} noValidate>
      {stored ? (
        <Field>
          <Label>{t('reason')}</Label>
          <FieldDescription>{t('reasonHint')}</FieldDescription>
          <Textarea
            suppressHydrationWarning
            {...around('reason')}
            rows={3}
            maxLength={1000}
            aria-invalid={errorOf('reason') ? true : undefined}
          />
          {errorOf('reason') ? <ValidationMessage>{errorOf('reason')}</ValidationMessage> : null}
        </Field>
      ) : null}
      {isMailbox ? (
        <fieldset className={styles.giver}>
          <legend>{t('giver')}</legend>
          <p>{t('giverHint')}</p>
          {(['giverName', 'giverRole'] as const).map((name) => (
            <Field key={name}>
              <Label>{t(name)}</Label>
              <Input
                {...around(name)}
                maxLength={name === 'giverName' ? 120 : 80}
                aria-invalid={errorOf(name) ? true : undefined}
              />
              {errorOf(name) ? <ValidationMessage>{errorOf(name)}</ValidationMessage> : null}
            </Field>
          ))}
        </fieldset>
      ) : (
        <p className={styles.who}>
          {t('who', { name: view.you.name ?? t('you'), service: view.service.name })}
        </p>
      )}
      {send.error ? (
        <Alert data-color="danger" role="alert">
          {offline ? t('offline') : words.ofError(send.error)}
        </Alert>
      ) : null}
      <UploadsUnderWay />
      {disputed ? (
        <Alert data-color="warning">
          <Link href="#disputes-title">{t('chooseFirst')}</Link>
        </Alert>
      ) : null}
      <Button type="submit" data-size="lg" loading={pressed || send.isPending || send.isSuccess}>
        {send.isPending ? t('sending') : stored ? t('correct') : t('send')}
      </Button>
      <p className={styles.promise}>{t('promise')}</p>
    </form>
  );
}
