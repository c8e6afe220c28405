'use client';

import { Checkbox } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { ReorderList } from '@/components/ui/reorder-list';
import { entriesOf, moved, withCore } from '@/domain/questionnaires/edit';
import { indicatorKeys, isRung, ladderKeys } from '@/domain/questionnaires/indicators';
import styles from './builder.module.css';
import { useBuilding, useNameOf } from './builder-context';

/** The core: picked from the list and put in order, never rewritten; the rungs of the ladder are one pick. */
export function CorePicker() {
  const t = useTranslations('questionnaires.builder');
  const { definition, change, words } = useBuilding();
  const nameOf = useNameOf();
  const entries = entriesOf(definition, 'core');
  const has = (key: string) => definition.items.some((item) => item.key === key);
  const ladder = ladderKeys.map((key) => words.fields[key].label).join(', ');
  const nameOfEntry = (entry: (typeof entries)[number]) =>
    entry.length > 1 ? ladder : entry[0] ? nameOf(entry[0]) : '';
  return (
    <>
      {entries.length > 0 ? (
        <ReorderList
          label={t('parts.core')}
          items={entries}
          idOf={(entry) => entry[0]?.key ?? ''}
          nameOf={nameOfEntry}
          onMove={(from, to) => change((all) => moved(all, 'core', from, to))}
        >
          {(entry, at) => (
            <p className={styles.coreLine}>
              <span className={styles.number}>{at + 1}.</span> {nameOfEntry(entry)}
            </p>
          )}
        </ReorderList>
      ) : (
        <p className={styles.quiet}>{t('none.core')}</p>
      )}
      <details className={styles.more}>
        <summary>{t('pick')}</summary>
        <div className={styles.picks}>
          {indicatorKeys
            .filter((key) => !isRung(key) || key === 'lost')
            .map((key) => (
              <Checkbox
                key={key}
                data-size="sm"
                label={key === 'lost' ? ladder : words.fields[key].label}
                checked={has(key)}
                onChange={(event) => {
                  const { checked } = event.target;
                  change((all) => withCore(all, key, checked));
                }}
              />
            ))}
        </div>
      </details>
    </>
  );
}
