'use client';

import { Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { ReorderList } from '@/components/ui/reorder-list';
import { useFocusNext } from '@/components/ui/use-focus-next';
import { most, type OwnItem } from '@/domain/questionnaires/schema';
import styles from './builder.module.css';
import { useBuilding } from './builder-context';
import { TranslatedField } from './text-field';
import { useUndo } from './use-undo';

type Options = NonNullable<OwnItem['options']>;

/** What can be chosen. An option's key is made once and stays, whatever its text becomes. */
export function OptionsEditor({ item, onChange }: { item: OwnItem; onChange: (options: Options) => void }) {
  const t = useTranslations('questionnaires.builder.options');
  const { before } = useBuilding();
  const setFocus = useFocusNext();
  const options = item.options ?? [];
  const old = before?.items.find((one) => one.key === item.key);
  const isFull = options.length >= most.options;
  const undo = useUndo<{ option: Options[number]; at: number }>({
    nameOf: ({ option }) => option.label.nb || t('unnamed'),
    restore: ({ option, at }) => {
      onChange(options.toSpliced(at, 0, option));
      return `${item.key}-option-${option.key}`;
    },
    isFull,
  });
  const taken = [
    ...options.map((option) => option.key),
    ...(undo.gone ? [undo.gone.option.key] : []),
    ...(old && old.type !== 'core' ? (old.options ?? []).map((option) => option.key) : []),
  ];
  const free = () => {
    let number = options.length + 1;
    while (taken.includes(`option${number}`)) number++;
    return `option${number}`;
  };
  return (
    <div className={styles.group}>
      <p className={styles.groupTitle}>{t('title')}</p>
      {options.length > 0 ? (
        <ReorderList
          label={t('title')}
          items={options}
          idOf={(option) => `${item.key}-${option.key}`}
          nameOf={(option) => option.label.nb || t('unnamed')}
          onMove={(from, to) => {
            const next = [...options];
            next.splice(to, 0, ...next.splice(from, 1));
            onChange(next);
          }}
        >
          {(option, at) => (
            <div className={styles.option}>
              <TranslatedField
                id={`${item.key}-option-${option.key}`}
                label={t('option', { at: at + 1 })}
                value={option.label}
                onChange={(label) =>
                  onChange(
                    options.map((one) =>
                      one.key === option.key ? { ...one, label: label ?? { nb: '' } } : one,
                    ),
                  )
                }
              />
              <Button
                variant="tertiary"
                data-size="sm"
                data-color="danger"
                aria-label={t('removeNamed', { name: option.label.nb || t('unnamed') })}
                onClick={() => {
                  undo.took({ option, at });
                  onChange(options.toSpliced(at, 1));
                }}
              >
                {t('remove')}
              </Button>
            </div>
          )}
        </ReorderList>
      ) : null}
      {undo.bar}
      <Button
        variant="secondary"
        data-size="sm"
        disabled={isFull}
        onClick={() => {
          const key = free();
          onChange([...options, { key, label: { nb: '' } }]);
          setFocus(`${item.key}-option-${key}`);
        }}
      >
        {t('add')}
      </Button>
    </div>
  );
}
