'use client';

import { Alert, Button, Textfield, ToggleGroup, ToggleGroupItem } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { FormProblem } from '@/components/ui/form-problem';
import { useProblemWords } from '@/components/ui/problem-alert';
import { useFocusNext } from '@/components/ui/use-focus-next';
import type { LanguageWords } from '@/domain/incidents/words';
import { withNew } from '@/domain/questionnaires/edit';
import { changedKeys, definitionProblems, untranslated } from '@/domain/questionnaires/rules';
import type { Definition, OwnItem } from '@/domain/questionnaires/schema';
import type { QuestionnaireVersionView } from '@/domain/questionnaires/views';
import { ApiProblem, api } from '@/lib/api';
import styles from './builder.module.css';
import { BuildingContext, type Language, languages } from './builder-context';
import { ChecksEditor } from './checks-editor';
import { Conflict, conflictId } from './conflict';
import { CorePicker } from './core-picker';
import { ProblemList } from './problem-list';
import { PublishDialog } from './publish-dialog';
import { QuestionList } from './question-list';
import { useBuilder } from './use-builder';
import { WordsChooser } from './words-chooser';

type Props = {
  version: QuestionnaireVersionView;
  words: LanguageWords;
  /** Whose words these are, and whose else they could be. */
  wordsOf: { incidents: { id: string; title: string }[]; chosen: string | null };
  /** The version that this draft was made from. */
  before: Definition | null;
  /** Where publishing leads to: the page of a survey whose questions are corrected. */
  next: string | null;
};

/** Builds a questionnaire: picks the core, adds and orders own questions, and publishes. Saves itself. */
export function Builder({ version, words, wordsOf, before, next }: Props) {
  const t = useTranslations('questionnaires.builder');
  const problemWords = useProblemWords();
  const router = useRouter();
  const query = useSearchParams();
  const builder = useBuilder(version);
  const { definition, change } = builder;
  const [language, setLanguage] = useState<Language>('nb');
  const [open, setOpen] = useState<string | null>(null);
  const setFocus = useFocusNext();
  const [asking, setAsking] = useState<'publish' | 'delete' | null>(null);
  const problems = [...definitionProblems(definition), ...(before ? changedKeys(before, definition) : [])];
  const lacking = untranslated(definition);
  const address = `/questionnaires/${version.id}`;
  const publish = useMutation({
    mutationFn: async () => {
      if (!(await builder.save())) return false;
      await api(`/api/v1/questionnaires/${version.id}/publish`, {
        method: 'POST',
        body: { revision: builder.revision() },
      });
      return true;
    },
    onSuccess: (done) => {
      if (done) router.push(next ?? address);
      else setAsking(null);
    },
    onError: () => setAsking(null),
  });
  const remove = useMutation({
    mutationFn: () => api(`/api/v1/questionnaires/${version.id}`, { method: 'DELETE' }),
    onSuccess: () => router.push('/questionnaires'),
    onError: () => setAsking(null),
  });
  const preview = useMutation({
    mutationFn: () => builder.save(),
    onSuccess: (stored) => stored && router.push(`${address}/preview${query.size > 0 ? `?${query}` : ''}`),
  });
  const add = (scope: OwnItem['scope']) => {
    const made = withNew(definition, scope, before?.items.map((item) => item.key) ?? []);
    change(() => made.definition);
    setOpen(made.key);
    setFocus(`${made.key}-label`);
  };
  const problemsOf = (key: string) => {
    const at = definition.items.findIndex((item) => item.key === key);
    return problems.filter(({ path }) => path.startsWith(`items.${at}.`)).length;
  };
  /** Said where it is seen while typing goes on; a summary above would take the focus from the field. */
  const whyNot = (error: unknown) => {
    const [field] = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
    return field ? problemWords.ofCode(field.code, field.params) : problemWords.ofError(error);
  };
  const isPublished = builder.error instanceof ApiProblem && builder.error.problem.code === 'PUBLISHED';
  const list = { open, onOpen: setOpen, onFocus: setFocus, problemsOf };
  return (
    <BuildingContext value={{ definition, change, language, words, before }}>
      {builder.conflict ? (
        <Conflict
          theirs={builder.conflict}
          mine={{ title: builder.title, definition }}
          words={words}
          onResolve={builder.resolve}
        />
      ) : null}
      <FormProblem error={publish.error ?? remove.error} />
      <div className={styles.page}>
        <Textfield
          id="title"
          label={t('title')}
          description={t('titleHint')}
          maxLength={200}
          value={builder.title}
          onChange={(event: { target: { value: string } }) => builder.setTitle(event.target.value)}
        />
        <div className={styles.languages}>
          <p className={styles.groupTitle} id="language-label">
            {t('language')}
          </p>
          <ToggleGroup
            data-size="sm"
            aria-labelledby="language-label"
            value={language}
            onChange={(value) => setLanguage(value as Language)}
          >
            {languages.map((one) => (
              <ToggleGroupItem key={one} value={one}>
                {t(`languages.${one}`)}
              </ToggleGroupItem>
            ))}
          </ToggleGroup>
          <p className={styles.quiet}>
            {t('languageHint')}
            {(['nn', 'en'] as const).map((one) =>
              lacking[one].length > 0
                ? ` ${t('lacking', { language: t(`languages.${one}`), count: lacking[one].length })}`
                : '',
            )}
          </p>
        </div>
        <Section title={t('parts.core')} hint={t('coreHint')}>
          <WordsChooser {...wordsOf} before={builder.save} />
          <CorePicker />
        </Section>
        <Section title={t('parts.municipality')} hint={t('municipalityHint')}>
          <QuestionList {...list} scope="municipality" onAdd={() => add('municipality')} />
        </Section>
        <Section title={t('parts.request')} hint={t('requestHint')}>
          <QuestionList {...list} scope="request" onAdd={() => add('request')} />
        </Section>
        <Section title={t('checks.title')} hint={t('checks.hint')}>
          <ChecksEditor />
        </Section>
        <Section title={t('problems.title')}>
          <ProblemList problems={problems} onOpen={setOpen} onFocus={setFocus} />
          {builder.needsAnother ? (
            <Alert data-color="info" data-size="sm" role="status">
              {t('needsAnother')}
            </Alert>
          ) : null}
        </Section>
        <div className={styles.bar}>
          <Button
            disabled={problems.length > 0 || builder.needsAnother || builder.conflict !== null}
            onClick={() => setAsking('publish')}
          >
            {t('publish')}
          </Button>
          <Button variant="secondary" loading={preview.isPending} onClick={() => preview.mutate()}>
            {t('preview')}
          </Button>
          <p className={styles.quiet} role="status">
            {t(`state.${builder.state}`)}
            {builder.error ? `: ${whyNot(builder.error)}` : null}
            {isPublished ? (
              <>
                {' '}
                <a href={address}>{t('seePublished')}</a>
              </>
            ) : null}
            {builder.conflict ? (
              <>
                {': '}
                <a href={`#${conflictId}`}>{t('conflict.title')}</a>
              </>
            ) : null}
          </p>
          <Button
            className={styles.end ?? ''}
            variant="tertiary"
            data-color="danger"
            onClick={() => setAsking('delete')}
          >
            {t('delete')}
          </Button>
        </div>
      </div>
      <PublishDialog
        open={asking === 'publish'}
        busy={publish.isPending}
        before={before}
        after={definition}
        words={words}
        lacking={lacking}
        onConfirm={() => publish.mutate()}
        onClose={() => setAsking(null)}
      />
      <ConfirmDialog
        open={asking === 'delete'}
        title={t('deleteTitle')}
        action={t('delete')}
        danger
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={() => setAsking(null)}
      >
        <p>{t('deleteBody')}</p>
      </ConfirmDialog>
    </BuildingContext>
  );
}

function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      {hint ? <p className={styles.quiet}>{hint}</p> : null}
      {children}
    </section>
  );
}
