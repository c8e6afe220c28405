'use client';

import { Button, Field, Label, Select, SelectOption, Textfield } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { FormProblem } from '@/components/ui/form-problem';
import { useProblemWords } from '@/components/ui/problem-alert';
import { noticeKinds } from '@/domain/incidents/schema';
import { api } from '@/lib/api';
import { fromNorwegianInput, toNorwegianInput } from '@/lib/norwegian-time';
import styles from './incidents.module.css';

type Props = { incidentId: string; now: string; from: string };

/** Posts a notice that leaders see beside the questions. */
export function NoticeForm({ incidentId, now, from }: Props) {
  const t = useTranslations('incidents');
  const common = useTranslations('common');
  const words = useProblemWords();
  const router = useRouter();
  const [values, setValues] = useState({
    kind: 'self_check',
    from,
    title: '',
    body: '',
    source: '',
    at: toNorwegianInput(new Date(now)),
  });
  const post = useMutation({
    mutationFn: () =>
      api(`/api/v1/incidents/${incidentId}/notices`, {
        method: 'POST',
        body: { ...values, at: fromNorwegianInput(values.at)?.toISOString() ?? values.at },
      }),
    onSuccess: () => {
      router.push(`/incidents/${incidentId}`);
      router.refresh();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!post.isPending) post.mutate();
  };
  const bind = (key: keyof typeof values) => ({
    id: key,
    name: key,
    value: values[key],
    onChange: (event: { target: { value: string } }) =>
      setValues((old) => ({ ...old, [key]: event.target.value })),
    error: words.ofField(post.error, key),
  });
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <FormProblem error={post.error} fieldId={(path) => (path in values ? path : null)} />
      <Field>
        <Label htmlFor="kind">{t('notices.kind')}</Label>
        <Select
          id="kind"
          value={values.kind}
          onChange={(event) => setValues((old) => ({ ...old, kind: event.target.value }))}
        >
          {noticeKinds.map((kind) => (
            <SelectOption key={kind} value={kind}>
              {t(`notices.kinds.${kind}`)}
            </SelectOption>
          ))}
        </Select>
      </Field>
      <Textfield label={t('notices.from')} description={t('notices.fromHint')} {...bind('from')} />
      <Textfield label={t('notices.noticeTitle')} {...bind('title')} />
      <Textfield
        multiline
        suppressHydrationWarning
        rows={8}
        label={t('notices.body')}
        description={t('fields.noPersonal')}
        {...bind('body')}
      />
      <Textfield type="datetime-local" label={t('notices.at')} {...bind('at')} />
      <Textfield label={t('notices.source')} description={t('notices.sourceHint')} {...bind('source')} />
      <div className={styles.buttons}>
        <Button type="submit" loading={post.isPending}>
          {t('notices.publish')}
        </Button>
        <Button asChild variant="tertiary">
          <Link href={`/incidents/${incidentId}`}>{common('cancel')}</Link>
        </Button>
      </div>
    </form>
  );
}
