'use client';

import { Button } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { ConflictChoice } from '@/components/ui/conflict-choice';
import { PageLink } from '@/components/ui/page-link';
import { useUnsent } from '@/components/ui/use-leaving';
import type { IncidentView } from '@/domain/incidents/schema';
import { textsThatDiffer } from '@/domain/incidents/suggest-words';
import type { IncidentWords } from '@/domain/incidents/words';
import { api, firstOf } from '@/lib/api';
import { onTopOf } from '@/lib/on-top-of';
import styles from './words.module.css';
import { WordsEditor } from './words-editor';
import type { Sentences } from './words-preview';
import { WordsProblem } from './words-problem';

type Props = { incidentId: string; editRevision: number; words: IncidentWords; sentences: Sentences };

/** Changes the words of an incident that nobody has been asked about yet. */
export function WordsForm({ incidentId, editRevision, words: stored, sentences }: Props) {
  const t = useTranslations('words');
  const common = useTranslations('common');
  const router = useRouter();
  /** What was read, and its revision. */
  const [base, setBase] = useState({ words: stored, editRevision });
  const [words, setWords] = useState(base.words);
  const save = useMutation({
    mutationFn: (body: { words: IncidentWords; editRevision: number }) =>
      api(`/api/v1/incidents/${incidentId}`, { method: 'PATCH', body }),
    onSuccess: () => {
      router.push(`/incidents/${incidentId}`);
      router.refresh();
    },
  });
  useUnsent(words !== base.words && !save.isSuccess);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate({ words, editRevision: base.editRevision });
  };
  const theirs = firstOf<IncidentView>(save.error);
  const resolve = (whose: 'mine' | 'theirs') => {
    if (!theirs) return;
    const next = whose === 'theirs' ? theirs.words : onTopOf(words, base.words, theirs.words);
    setBase({ words: theirs.words, editRevision: theirs.editRevision });
    setWords(next);
    if (whose === 'theirs') save.reset();
    else save.mutate({ words: next, editRevision: theirs.editRevision });
  };
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      {theirs ? (
        <ConflictChoice
          title={t('conflict')}
          differing={textsThatDiffer(words, theirs.words).map(([language, mine, other]) => ({
            name: `${t(`languages.${language}`)}, «${mine || '–'}»`,
            theirs: other || '–',
          }))}
          onResolve={resolve}
        />
      ) : (
        <WordsProblem error={save.error} fieldId={(path) => path} />
      )}
      <WordsEditor words={words} onChange={setWords} error={save.error} sentences={sentences} />
      <div className={styles.buttons}>
        <Button type="submit" loading={save.isPending}>
          {t('save')}
        </Button>
        <Button asChild variant="tertiary">
          <PageLink href={`/incidents/${incidentId}`}>{common('cancel')}</PageLink>
        </Button>
      </div>
    </form>
  );
}
