'use client';

import { Alert, Textfield, ToggleGroup, ToggleGroupItem } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { FormProblem } from '@/components/ui/form-problem';
import { useFocusNext } from '@/components/ui/use-focus-next';
import type { LanguageWords } from '@/domain/incidents/words';
import { withNew } from '@/domain/questionnaires/edit';
import { changedKeys, definitionProblems, untranslated } from '@/domain/questionnaires/rules';
import type { Definition, OwnItem } from '@/domain/questionnaires/schema';
import type { QuestionnaireVersionView } from '@/domain/questionnaires/views';
import styles from './builder.module.css';
import { BuilderBar } from './builder-bar';
import { BuildingContext, type Language, languages } from './builder-context';
import { ChecksEditor } from './checks-editor';
import { Conflict } from './conflict';
import { CorePicker } from './core-picker';
import { ProblemList } from './problem-list';
import { PublishDialog } from './publish-dialog';
import { QuestionList } from './question-list';
import { useBuilder } from './use-builder';
import { usePublishing } from './use-publishing';
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
  const builder = useBuilder(version);
  const publishing = usePublishing(builder, version.id, next);
  const { asking, setAsking, publish, remove } = publishing;
  const { definition, change } = builder;
  const [language, setLanguage] = useState<Language>('nb');
  const [open, setOpen] = useState<string | null>(null);
  const setFocus = useFocusNext();
  const problems = [...definitionProblems(definition), ...(before ? changedKeys(before, definition) : [])];
  const lacking = untranslated(definition);
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
        <LanguageChoice language={language} lacking={lacking} onChange={setLanguage} />
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
        <BuilderBar builder={builder} publishing={publishing} unready={problems.length > 0} />
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

type LanguageChoiceProps = {
  language: Language;
  /** The keys of texts that have no translation. */
  lacking: Record<'nn' | 'en', string[]>;
  onChange: (language: Language) => void;
};

function LanguageChoice({ language, lacking, onChange }: LanguageChoiceProps) {
  const t = useTranslations('questionnaires.builder');
  return (
    <div className={styles.languages}>
      <p className={styles.groupTitle} id="language-label">
        {t('language')}
      </p>
      <ToggleGroup
        data-size="sm"
        aria-labelledby="language-label"
        value={language}
        onChange={(value) => onChange(value as Language)}
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
  );
}
