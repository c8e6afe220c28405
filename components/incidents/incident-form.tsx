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
import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { ConflictChoice } from '@/components/ui/conflict-choice';
import { useProblemWords } from '@/components/ui/problem-alert';
import { useUnsent } from '@/components/ui/use-leaving';
import { concernWords } from '@/domain/incidents/concern-words';
import { neutralWords } from '@/domain/incidents/neutral-words';
import type { IncidentView } from '@/domain/incidents/schema';
import type { IncidentWords } from '@/domain/incidents/words';
import { api, firstOf } from '@/lib/api';
import { onTopOf } from '@/lib/on-top-of';
import { bodyOf, dateKeys, emptyValues, keysOf, type Values, valuesOf } from './incident-values';
import styles from './incidents.module.css';
import { WordsEditor } from './words-editor';
import type { Sentences } from './words-preview';
import { WordsProblem } from './words-problem';

type Props = {
  /** The incident to change; a new one when left out. */
  incident?: { id: string; editRevision: number; values: Values };
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
  const router = useRouter();
  /** What was read, and its revision. */
  const [base, setBase] = useState({
    values: incident?.values ?? emptyValues,
    editRevision: incident?.editRevision ?? 0,
  });
  const [values, setValues] = useState(base.values);
  const [officeId, setOfficeId] = useState(offices[0]?.id);
  /** Null: reports of concern, whose words are kept. */
  const [kindWords, setKindWords] = useState<IncidentWords | null>(null);
  const [isAdapted, setIsAdapted] = useState(false);
  const save = useMutation({
    mutationFn: async (sent: { values: Values; editRevision: number }): Promise<string> => {
      if (incident) {
        const body = { ...bodyOf(sent.values), editRevision: sent.editRevision };
        await api(`/api/v1/incidents/${incident.id}`, { method: 'PATCH', body });
        return incident.id;
      }
      const body = {
        ...bodyOf(sent.values),
        ...(officeId ? { officeId } : {}),
        ...(kindWords ? { words: kindWords } : {}),
      };
      return (await api<{ incidentId: string }>('/api/v1/incidents', { method: 'POST', body })).incidentId;
    },
    onSuccess: (id) => {
      router.push(`/incidents/${id}`);
      router.refresh();
    },
  });
  const isTyped = kindWords !== null || keysOf(values).some((key) => values[key] !== base.values[key]);
  useUnsent(isTyped && !save.isSuccess);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate({ values, editRevision: base.editRevision });
  };
  const theirs = firstOf<IncidentView>(save.error);
  const resolve = (whose: 'mine' | 'theirs') => {
    if (!theirs) return;
    const stored = { values: valuesOf(theirs), editRevision: theirs.editRevision };
    const next = whose === 'theirs' ? stored.values : onTopOf(values, base.values, stored.values);
    setBase(stored);
    setValues(next);
    if (whose === 'theirs') save.reset();
    else save.mutate({ values: next, editRevision: stored.editRevision });
  };
  const bind = (key: keyof Values) => ({
    id: key,
    name: key,
    value: values[key],
    onChange: (event: { target: { value: string } }) =>
      setValues((old) => ({ ...old, [key]: event.target.value })),
    error: words.ofField(save.error, key),
  });
  return (
    <form className={kindWords ? `${styles.form} ${styles.wide}` : styles.form} onSubmit={submit} noValidate>
      {theirs ? (
        <IncidentConflict mine={values} theirs={valuesOf(theirs)} onResolve={resolve} />
      ) : (
        <WordsProblem
          error={save.error}
          fieldId={(path) => (path in values || path.startsWith('words.') ? path : null)}
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
      {sentences ? (
        <Fieldset>
          <FieldsetLegend>{t('kind.title')}</FieldsetLegend>
          <FieldsetDescription>{t('kind.lead')}</FieldsetDescription>
          <Radio
            name="kind"
            value="concern"
            label={t('kind.concern')}
            description={t('kind.concernHint')}
            checked={kindWords === null}
            onChange={() => setKindWords(null)}
          />
          <Radio
            name="kind"
            value="other"
            label={t('kind.other')}
            description={t('kind.otherHint')}
            checked={kindWords !== null && !isAdapted}
            onChange={() => {
              setIsAdapted(false);
              setKindWords(neutralWords);
            }}
          />
          <Radio
            name="kind"
            value="adapted"
            label={t('kind.adapted')}
            description={t('kind.adaptedHint')}
            checked={kindWords !== null && isAdapted}
            onChange={() => {
              setIsAdapted(true);
              setKindWords(concernWords);
            }}
          />
        </Fieldset>
      ) : null}
      {sentences && kindWords ? (
        <div className={styles.whole}>
          <WordsEditor words={kindWords} onChange={setKindWords} error={save.error} sentences={sentences} />
        </div>
      ) : null}
      <div className={styles.buttons}>
        <Button type="submit" loading={save.isPending || save.isSuccess}>
          {incident ? t('form.save') : t('form.create')}
        </Button>
        <Button asChild variant="tertiary">
          <Link href={incident ? `/incidents/${incident.id}` : '/incidents'}>{common('cancel')}</Link>
        </Button>
      </div>
    </form>
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
