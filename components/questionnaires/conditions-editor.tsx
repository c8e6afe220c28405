'use client';

import {
  Button,
  Checkbox,
  Field,
  Fieldset,
  FieldsetLegend,
  Label,
  Select,
  SelectOption,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { inLanguage } from '@/domain/questionnaires/localized';
import { optionKeys, typeOf } from '@/domain/questionnaires/rules';
import { type Condition, type Item, most, type OwnItem } from '@/domain/questionnaires/schema';
import { BoundField } from './bound-field';
import styles from './builder.module.css';
import { useBuilding, useNameOf } from './builder-context';
import { useUndo } from './use-undo';

type Props = { item: OwnItem; onChange: (conditions: Condition[]) => void };

/** When a question is shown: all of its conditions look back at earlier answers. */
export function ConditionsEditor({ item, onChange }: Props) {
  const t = useTranslations('questionnaires.builder.conditions');
  const { definition } = useBuilding();
  const nameOf = useNameOf();
  const conditions = item.showWhen ?? [];
  const at = definition.items.findIndex((one) => one.key === item.key);
  const earlier = definition.items.filter(
    (one, index) =>
      (one.type === 'core' ? item.scope === 'municipality' : one.scope === item.scope && index < at) &&
      (optionKeys(one).length > 0 || typeOf(one) === 'integer'),
  );
  const first = earlier[0];
  const replaced = (index: number, condition: Condition) =>
    onChange(conditions.map((one, i) => (i === index ? condition : one)));
  const isFull = conditions.length >= most.conditions;
  const undo = useUndo<{ condition: Condition; at: number }>({
    nameOf: ({ condition }) => {
      const target = definition.items.find((one) => one.key === condition.key);
      return t('named', { question: target ? nameOf(target) : condition.key });
    },
    restore: ({ condition, at: place }) => {
      onChange(conditions.toSpliced(place, 0, condition));
      return `${item.key}-when-${Math.min(place, conditions.length)}`;
    },
    isFull,
  });
  return (
    <div className={styles.group}>
      <p className={styles.groupTitle}>{t('title')}</p>
      {conditions.length === 0 ? <p className={styles.quiet}>{t('always')}</p> : null}
      {conditions.map((condition, index) => {
        const target = definition.items.find((one) => one.key === condition.key);
        const id = `${item.key}-when-${index}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no name of its own
          <div key={index} className={`${styles.card} ${styles.box} ${styles.condition}`}>
            <Field>
              <Label htmlFor={id}>{t('question')}</Label>
              <Select
                id={id}
                data-size="sm"
                value={condition.key}
                onChange={(event) => {
                  const chosen = earlier.find((one) => one.key === event.target.value);
                  if (chosen) replaced(index, beginning(chosen));
                }}
              >
                {target && earlier.includes(target) ? null : (
                  <SelectOption value={condition.key}>{target ? nameOf(target) : condition.key}</SelectOption>
                )}
                {earlier.map((one) => (
                  <SelectOption key={one.key} value={one.key}>
                    {nameOf(one)}
                  </SelectOption>
                ))}
              </Select>
            </Field>
            {target ? (
              <Wanted
                id={id}
                target={target}
                condition={condition}
                onChange={(next) => replaced(index, next)}
              />
            ) : null}
            <Button
              variant="tertiary"
              data-size="sm"
              data-color="danger"
              onClick={() => {
                undo.took({ condition, at: index });
                onChange(conditions.toSpliced(index, 1));
              }}
            >
              {t('remove')}
            </Button>
          </div>
        );
      })}
      {undo.bar}
      {first && !isFull ? (
        <Button
          variant="secondary"
          data-size="sm"
          onClick={() => onChange([...conditions, beginning(first)])}
        >
          {t('add')}
        </Button>
      ) : first ? null : (
        <p className={styles.quiet}>{t('nothingEarlier')}</p>
      )}
    </div>
  );
}

const beginning = (item: Item): Condition =>
  typeOf(item) === 'integer'
    ? { key: item.key, atLeast: 1 }
    : { key: item.key, in: optionKeys(item).slice(0, 1) };

type WantedProps = { id: string; target: Item; condition: Condition; onChange: (next: Condition) => void };

function Wanted({ id, target, condition, onChange }: WantedProps) {
  const t = useTranslations('questionnaires.builder.conditions');
  const options = useOptionsOf(target);
  if ('atLeast' in condition) {
    return (
      <BoundField
        label={t('atLeast')}
        id={`${id}-at-least`}
        isSmall
        value={condition.atLeast}
        onChange={(atLeast) => onChange({ key: condition.key, atLeast: atLeast ?? 0 })}
      />
    );
  }
  return (
    <Fieldset>
      <FieldsetLegend>{t('isOneOf')}</FieldsetLegend>
      {options.map((option) => (
        <Checkbox
          key={option.key}
          data-size="sm"
          label={option.label}
          checked={condition.in.includes(option.key)}
          onChange={(event) => {
            const chosen = options
              .map((one) => one.key)
              .filter((key) => (key === option.key ? event.target.checked : condition.in.includes(key)));
            // One at least: without any it would never be shown.
            if (chosen.length > 0) onChange({ key: condition.key, in: chosen });
          }}
        />
      ))}
    </Fieldset>
  );
}

function useOptionsOf(item: Item): { key: string; label: string }[] {
  const common = useTranslations('common');
  const { words, language } = useBuilding();
  if (item.type === 'core') {
    const said = words.fields[item.key].options;
    return optionKeys(item).map((key) => ({ key, label: said?.[key] ?? key }));
  }
  if (item.type === 'yesNo') return (['yes', 'no'] as const).map((key) => ({ key, label: common(key) }));
  return (item.options ?? []).map(({ key, label }) => ({ key, label: inLanguage(label, language) || key }));
}
