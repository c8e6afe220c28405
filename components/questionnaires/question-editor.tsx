'use client';

import { Field, Label, Select, SelectOption, Switch, Textfield } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useProblemWords } from '@/components/ui/problem-alert';
import { keyFromText, keyProblem, withItem, withKind } from '@/domain/questionnaires/edit';
import { questionTypes } from '@/domain/questionnaires/indicators';
import { isChoice } from '@/domain/questionnaires/rules';
import type { OwnItem } from '@/domain/questionnaires/schema';
import { BoundField } from './bound-field';
import styles from './builder.module.css';
import { editId, useBuilding } from './builder-context';
import { ConditionsEditor } from './conditions-editor';
import { OptionsEditor } from './options-editor';
import { TranslatedField } from './text-field';

type Props = {
  item: OwnItem;
  /** The question is another for the list: it stays open, and `focus` is where the hand was. */
  onRenamed: (key: string, focus: string) => void;
};

/** Everything about one own question. */
export function QuestionEditor({ item, onRenamed }: Props) {
  const t = useTranslations('questionnaires.builder');
  const { definition, change, before } = useBuilding();
  const set = (part: Partial<OwnItem>) => change((all) => withItem(all, item.key, { ...item, ...part }));
  const setKind = (kind: Parameters<typeof withKind>[2]) => {
    const { key } = withKind(definition, item, kind, before);
    change((all) => withKind(all, item, kind, before).definition);
    if (key !== item.key || kind.scope) onRenamed(key, `${key}-${kind.type ? 'type' : 'scope'}`);
  };
  const isOld = before?.items.some((one) => one.key === item.key) ?? false;
  return (
    <div className={styles.fields}>
      <TranslatedField
        id={`${item.key}-label`}
        label={t('label')}
        value={item.label}
        onChange={(label) => set({ label: label ?? { nb: '' } })}
      />
      <TranslatedField
        id={`${item.key}-help`}
        label={t('help')}
        hint={t('helpHint')}
        value={item.help}
        isLong
        onChange={(help) => set({ help })}
      />
      <div className={styles.row}>
        <Field>
          <Label htmlFor={`${item.key}-type`}>{t('type')}</Label>
          <Select
            id={`${item.key}-type`}
            value={item.type}
            onChange={(event) => setKind({ type: event.target.value as OwnItem['type'] })}
          >
            {questionTypes.map((type) => (
              <SelectOption key={type} value={type}>
                {t(`types.${type}`)}
              </SelectOption>
            ))}
          </Select>
        </Field>
        <Field>
          <Label htmlFor={`${item.key}-scope`}>{t('scope')}</Label>
          <Select
            id={`${item.key}-scope`}
            value={item.scope}
            onChange={(event) => setKind({ scope: event.target.value as OwnItem['scope'] })}
          >
            <SelectOption value="municipality">{t('scopes.municipality')}</SelectOption>
            <SelectOption value="request">{t('scopes.request')}</SelectOption>
          </Select>
        </Field>
      </div>
      <Switch
        label={t('required')}
        checked={item.required}
        onChange={(event) => set({ required: event.target.checked })}
      />
      <Switch
        label={t('attachments')}
        description={t('attachmentsHint')}
        checked={item.allowAttachments ?? false}
        onChange={(event) => set({ allowAttachments: event.target.checked || undefined })}
      />
      {isChoice(item.type) ? <OptionsEditor item={item} onChange={(options) => set({ options })} /> : null}
      {item.type === 'integer' ? <NumberParts item={item} set={set} /> : null}
      <ConditionsEditor
        item={item}
        onChange={(conditions) => set({ showWhen: conditions.length > 0 ? conditions : undefined })}
      />
      <KeyField
        key={item.key}
        item={item}
        isOld={isOld}
        problemOf={(key) => keyProblem(definition, item, key)}
        onCommit={(key) => {
          change((all) => withItem(all, item.key, { ...item, key }));
          onRenamed(key, editId(key));
        }}
      />
    </div>
  );
}

type PartsProps = { item: OwnItem; set: (part: Partial<OwnItem>) => void };

function NumberParts({ item, set }: PartsProps) {
  const t = useTranslations('questionnaires.builder');
  const bound = (key: 'minimum' | 'maximum') => (
    <BoundField
      id={`${item.key}-${key}`}
      label={t(key)}
      value={item[key]}
      onChange={(value) => set({ [key]: value })}
    />
  );
  return (
    <div className={styles.row}>
      <TranslatedField
        id={`${item.key}-unit`}
        label={t('unit')}
        value={item.unit}
        onChange={(unit) => set({ unit })}
      />
      {bound('minimum')}
      {bound('maximum')}
    </div>
  );
}

type KeyProps = {
  item: OwnItem;
  isOld: boolean;
  problemOf: (key: string) => string | null;
  onCommit: (key: string) => void;
};

/** The name under which answers are stored and exported; it stays once a version has been published with it. */
function KeyField({ item, isOld, problemOf, onCommit }: KeyProps) {
  const t = useTranslations('questionnaires.builder');
  const [typed, setTyped] = useState<string | null>(null);
  const words = useProblemWords();
  const suggested = keyFromText(item.label.nb);
  const key = typed?.trim() ?? '';
  const problem = key && key !== item.key ? problemOf(key) : null;
  return (
    <details className={styles.more}>
      <summary>{t('key')}</summary>
      <Textfield
        id={`${item.key}-key`}
        label={t('key')}
        description={isOld ? t('keyStays') : t('keyHint')}
        readOnly={isOld}
        value={typed ?? item.key}
        placeholder={suggested ?? ''}
        onChange={(event: { target: { value: string } }) => setTyped(event.target.value)}
        error={problem ? words.ofCode(problem) : undefined}
        onBlur={() => {
          if (problem) return;
          setTyped(null);
          if (key && key !== item.key) onCommit(key);
        }}
      />
    </details>
  );
}
