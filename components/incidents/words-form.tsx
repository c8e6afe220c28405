'use client';

import { Button } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useUnsent } from '@/components/ui/use-leaving';
import type { IncidentWords } from '@/domain/incidents/words';
import { api } from '@/lib/api';
import styles from './words.module.css';
import { WordsEditor } from './words-editor';
import type { Sentences } from './words-preview';
import { WordsProblem } from './words-problem';

type Props = { incidentId: string; words: IncidentWords; sentences: Sentences };

/** Changes the words of an incident that nobody has been asked about yet. */
export function WordsForm({ incidentId, words: stored, sentences }: Props) {
  const t = useTranslations('words');
  const common = useTranslations('common');
  const router = useRouter();
  const [first] = useState(stored);
  const [words, setWords] = useState(first);
  const save = useMutation({
    mutationFn: () => api(`/api/v1/incidents/${incidentId}`, { method: 'PATCH', body: { words } }),
    onSuccess: () => {
      router.push(`/incidents/${incidentId}`);
      router.refresh();
    },
  });
  useUnsent(words !== first && !save.isSuccess);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <WordsProblem error={save.error} fieldId={(path) => path} />
      <WordsEditor words={words} onChange={setWords} error={save.error} sentences={sentences} />
      <div className={styles.buttons}>
        <Button type="submit" loading={save.isPending}>
          {t('save')}
        </Button>
        <Button asChild variant="tertiary">
          <Link href={`/incidents/${incidentId}`}>{common('cancel')}</Link>
        </Button>
      </div>
    </form>
  );
}
