'use client';

import { Button, Textfield } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { FormProblem } from '@/components/ui/form-problem';
import { useProblemWords } from '@/components/ui/problem-alert';
import { api } from '@/lib/api';
import { fromNorwegianInput } from '@/lib/norwegian-time';
import styles from './incidents.module.css';

/** Adds a dated note to the timeline; `today` as YYYY-MM-DD. */
export function NoteForm({ incidentId, today }: { incidentId: string; today: string }) {
  const t = useTranslations('incidents');
  const common = useTranslations('common');
  const words = useProblemWords();
  const router = useRouter();
  const [values, setValues] = useState({ at: today, text: '', source: '' });
  const add = useMutation({
    mutationFn: () =>
      api(`/api/v1/incidents/${incidentId}/notes`, {
        method: 'POST',
        body: {
          ...values,
          // A day stands from its beginning.
          at: fromNorwegianInput(`${values.at}T00:00`)?.toISOString() ?? values.at,
          precision: 'day',
        },
      }),
    onSuccess: () => {
      router.push(`/incidents/${incidentId}`);
      router.refresh();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!add.isPending) add.mutate();
  };
  const bind = (key: keyof typeof values) => ({
    id: key,
    name: key,
    value: values[key],
    onChange: (event: { target: { value: string } }) =>
      setValues((old) => ({ ...old, [key]: event.target.value })),
    error: words.ofField(add.error, key),
  });
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <FormProblem error={add.error} fieldId={(path) => (path in values ? path : null)} />
      <Textfield type="date" max={today} label={t('notes.at')} {...bind('at')} />
      <Textfield
        multiline
        suppressHydrationWarning
        rows={4}
        label={t('notes.text')}
        description={t('fields.noPersonal')}
        {...bind('text')}
      />
      <Textfield label={t('notes.source')} description={t('notices.sourceHint')} {...bind('source')} />
      <div className={styles.buttons}>
        <Button type="submit" loading={add.isPending}>
          {t('notes.add')}
        </Button>
        <Button asChild variant="tertiary">
          <Link href={`/incidents/${incidentId}`}>{common('cancel')}</Link>
        </Button>
      </div>
    </form>
  );
}
