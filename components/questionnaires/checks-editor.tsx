'use client';

import { Button, Field, Label, Select, SelectOption } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { scopeOf } from '@/domain/questionnaires/conditions';
import { withChecks } from '@/domain/questionnaires/edit';
import { isComparable, typeOf } from '@/domain/questionnaires/rules';
import { type Check, type Item, most, relations } from '@/domain/questionnaires/schema';
import styles from './builder.module.css';
import { useBuilding, useNameOf } from './builder-context';
import { TranslatedField } from './text-field';
import { useUndo } from './use-undo';

/** How answers must stand to each other, each with the message that says so. */
export function ChecksEditor() {
  const t = useTranslations('questionnaires.builder.checks');
  const { definition, change } = useBuilding();
  const nameOf = useNameOf();
  const checks = definition.checks ?? [];
  const comparable = definition.items.filter(isComparable);
  /** What an answer can be held against: the same type in the same place, and not core against core. */
  const others = (item: Item | undefined) =>
    comparable.filter(
      (one) =>
        item &&
        one !== item &&
        typeOf(one) === typeOf(item) &&
        scopeOf(definition, one.key) === scopeOf(definition, item.key) &&
        !(one.type === 'core' && item.type === 'core'),
    );
  const lefts = comparable.filter((item) => others(item).length > 0);
  const [first] = lefts;
  const set = (index: number, part: Partial<Check>) =>
    change((all) =>
      withChecks(
        all,
        (all.checks ?? []).map((check, i) => (i === index ? { ...check, ...part } : check)),
      ),
    );
  const find = (key: string) => definition.items.find((item) => item.key === key);
  const choice = (
    id: string,
    label: string,
    value: string,
    from: Item[],
    onChange: (key: string) => void,
  ) => {
    const now = find(value);
    return (
      <Field>
        <Label htmlFor={id}>{label}</Label>
        <Select id={id} data-size="sm" value={value} onChange={(event) => onChange(event.target.value)}>
          {now && from.includes(now) ? null : (
            <SelectOption value={value}>{now ? nameOf(now) : value}</SelectOption>
          )}
          {from.map((item) => (
            <SelectOption key={item.key} value={item.key}>
              {nameOf(item)}
            </SelectOption>
          ))}
        </Select>
      </Field>
    );
  };
  const isFull = checks.length >= most.checks;
  const nameOfKey = (key: string) => {
    const item = find(key);
    return item ? nameOf(item) : key;
  };
  const undo = useUndo<{ check: Check; at: number }>({
    nameOf: ({ check }) =>
      t('named', {
        left: nameOfKey(check.left),
        relation: t(`relations.${check.is}`),
        right: nameOfKey(check.right),
      }),
    restore: ({ check, at }) => {
      change((all) => withChecks(all, (all.checks ?? []).toSpliced(at, 0, check)));
      return `check-${Math.min(at, checks.length)}-left`;
    },
    isFull,
  });
  return (
    <>
      {checks.map((check, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a check has no name of its own
        <div key={index} id={`check-${index}`} className={`${styles.card} ${styles.box}`}>
          <div className={styles.row}>
            {choice(`check-${index}-left`, t('left'), check.left, lefts, (left) => {
              const right =
                others(find(left)).find((item) => item.key === check.right) ?? others(find(left))[0];
              set(index, { left, ...(right ? { right: right.key } : {}) });
            })}
            <Field>
              <Label htmlFor={`check-${index}-is`}>{t('is')}</Label>
              <Select
                id={`check-${index}-is`}
                data-size="sm"
                value={check.is}
                onChange={(event) => set(index, { is: event.target.value as Check['is'] })}
              >
                {relations.map((relation) => (
                  <SelectOption key={relation} value={relation}>
                    {t(`relations.${relation}`)}
                  </SelectOption>
                ))}
              </Select>
            </Field>
            {choice(`check-${index}-right`, t('right'), check.right, others(find(check.left)), (right) =>
              set(index, { right }),
            )}
          </div>
          <TranslatedField
            id={`check-${index}-message`}
            label={t('message')}
            hint={t('messageHint')}
            value={check.message}
            onChange={(message) => set(index, { message: message ?? { nb: '' } })}
          />
          <Button
            variant="tertiary"
            data-size="sm"
            data-color="danger"
            onClick={() => {
              undo.took({ check, at: index });
              change((all) => withChecks(all, (all.checks ?? []).toSpliced(index, 1)));
            }}
          >
            {t('remove')}
          </Button>
        </div>
      ))}
      {undo.bar}
      {first ? (
        <Button
          variant="secondary"
          disabled={isFull}
          onClick={() => {
            const check = {
              left: first.key,
              is: 'atMost' as const,
              right: others(first)[0]?.key ?? '',
              message: { nb: '' },
            };
            change((all) => withChecks(all, [...(all.checks ?? []), check]));
          }}
        >
          {t('add')}
        </Button>
      ) : (
        <p className={styles.quiet}>{t('nothing')}</p>
      )}
    </>
  );
}
