'use client';

import {
  Button,
  Field,
  Fieldset,
  FieldsetDescription,
  FieldsetLegend,
  Label,
  Radio,
  Select,
  SelectOption,
  Textfield,
} from '@digdir/designsystemet-react';
import { useFormatter, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { ConflictChoice } from '@/components/ui/conflict-choice';
import { PageLink } from '@/components/ui/page-link';
import { useProblemWords } from '@/components/ui/problem-alert';
import { concernWords } from '@/domain/incidents/concern-words';
import { neutralWords } from '@/domain/incidents/neutral-words';
import { dateKeys } from '@/domain/incidents/schema';
import type { IncidentWords } from '@/domain/incidents/words';
import { keysOf, type Values } from './incident-values';
import styles from './incidents.module.css';
import { type EditedIncident, useIncidentForm } from './use-incident-form';
import { WordsEditor } from './words-editor';
import type { Sentences } from './words-preview';
import { WordsProblem } from './words-problem';

/** The words that each kind of incident begins with; null: those of reports of concern, which are kept. */
const wordsOfKind = { concern: null, other: neutralWords, adapted: concernWords } as const;

type Props = {
  /** The incident to change; a new one when left out. */
  incident?: EditedIncident;
  /** The visitor's offices, when there is more than one to choose from. */
  offices?: { id: string; name: string }[];
  /** What the words of another kind of incident are shown in; only a new incident chooses its kind. */
  sentences?: Sentences;
};

/** Starts an incident or changes one: texts, dates, how long the source keeps what it delivers. */
export function IncidentForm({ incident, offices = [], sentences }: Props) {
  const t = useTranslations('incidents');
  const common = useTranslations('common');
  const words = useProblemWords();
  const [officeId, setOfficeId] = useState(offices[0]?.id);
  /** Null: reports of concern, whose words are kept. */
  const [kindWords, setKindWords] = useState<IncidentWords | null>(null);
  const form = useIncidentForm(incident, { officeId, words: kindWords });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.send();
  };
  const bind = (key: keyof Values) => ({
    id: key,
    name: key,
    value: form.values[key],
    onChange: (event: { target: { value: string } }) => form.type(key, event.target.value),
    error: words.ofField(form.error, key),
  });
  return (
    <form className={kindWords ? `${styles.form} ${styles.wide}` : styles.form} onSubmit={submit} noValidate>
      {form.theirs ? (
        <IncidentConflict mine={form.values} theirs={form.theirs} onResolve={form.resolve} />
      ) : (
        <WordsProblem
          error={form.error}
          fieldId={(path) => (path in form.values || path.startsWith('words.') ? path : null)}
        />
      )}
      {offices.length > 1 ? (
        <Field>
          <Label htmlFor="officeId">{t('fields.office')}</Label>
          <Select id="officeId" value={officeId} onChange={(event) => setOfficeId(event.target.value)}>
            {offices.map((office) => (
              <SelectOption key={office.id} value={office.id}>
                {office.name}
              </SelectOption>
            ))}
          </Select>
        </Field>
      ) : null}
      <Textfield label={t('fields.title')} description={t('fields.titleHint')} {...bind('title')} />
      <Textfield label={t('fields.system')} description={t('fields.systemHint')} {...bind('system')} />
      <Textfield
        multiline
        suppressHydrationWarning
        rows={6}
        label={t('fields.summary')}
        description={t('fields.summaryHint')}
        {...bind('summary')}
      />
      <Fieldset>
        <FieldsetLegend>{t('fields.dates')}</FieldsetLegend>
        <FieldsetDescription>{t('fields.datesHint')}</FieldsetDescription>
        <div className={styles.dates}>
          {dateKeys.map((key) => (
            <Textfield key={key} type="date" label={t(`fields.${key}`)} {...bind(key)} />
          ))}
          <Textfield
            type="number"
            inputMode="numeric"
            min={0}
            label={t('fields.retentionDays')}
            suffix={t('fields.days')}
            {...bind('retentionDays')}
          />
        </div>
      </Fieldset>
      {sentences ? <KindChoice onChange={setKindWords} /> : null}
      {sentences && kindWords ? (
        <div className={styles.whole}>
          <WordsEditor words={kindWords} onChange={setKindWords} error={form.error} sentences={sentences} />
        </div>
      ) : null}
      <div className={styles.buttons}>
        <Button type="submit" loading={form.isSending}>
          {incident ? t('form.save') : t('form.create')}
        </Button>
        <Button asChild variant="tertiary">
          <PageLink href={incident ? `/incidents/${incident.id}` : '/incidents'}>{common('cancel')}</PageLink>
        </Button>
      </div>
    </form>
  );
}

/** What kind of incident it is, which decides the words that it begins with. */
function KindChoice({ onChange }: { onChange: (words: IncidentWords | null) => void }) {
  const t = useTranslations('incidents.kind');
  const [chosen, setChosen] = useState<keyof typeof wordsOfKind>('concern');
  return (
    <Fieldset>
      <FieldsetLegend>{t('title')}</FieldsetLegend>
      <FieldsetDescription>{t('lead')}</FieldsetDescription>
      {(['concern', 'other', 'adapted'] as const).map((kind) => (
        <Radio
          key={kind}
          name="kind"
          value={kind}
          label={t(kind)}
          description={t(`${kind}Hint`)}
          checked={chosen === kind}
          onChange={() => {
            setChosen(kind);
            onChange(wordsOfKind[kind]);
          }}
        />
      ))}
    </Fieldset>
  );
}

type ConflictProps = { mine: Values; theirs: Values; onResolve: (whose: 'mine' | 'theirs') => void };

/** Somebody else saved the incident first. */
function IncidentConflict({ mine, theirs, onResolve }: ConflictProps) {
  const t = useTranslations('incidents');
  const format = useFormatter();
  const shown = (key: keyof Values) =>
    (dateKeys as readonly string[]).includes(key) && theirs[key]
      ? format.dateTime(new Date(`${theirs[key]}T12:00:00Z`), { dateStyle: 'long' })
      : theirs[key] || '–';
  const differing = keysOf(mine)
    .filter((key) => mine[key] !== theirs[key])
    .map((key) => ({ name: t(`fields.${key}`), theirs: shown(key) }));
  return <ConflictChoice title={t('form.conflict')} differing={differing} onResolve={onResolve} />;
}
