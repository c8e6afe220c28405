'use client';

import { Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { ReorderList } from '@/components/ui/reorder-list';
import { freeKey, keyFromText, moved, withItem, without, withRestored } from '@/domain/questionnaires/edit';
import { most, type OwnItem } from '@/domain/questionnaires/schema';
import styles from './builder.module.css';
import { editId, useBuilding, useNameOf } from './builder-context';
import { QuestionCard } from './question-card';
import { useUndo } from './use-undo';

type Props = {
  scope: OwnItem['scope'];
  /** The key of the question that is open, of all there are. */
  open: string | null;
  onOpen: (key: string | null) => void;
  /** Gives the focus to what has this id, once it is drawn. */
  onFocus: (id: string) => void;
  onAdd: () => void;
  /** How many problems a question has. */
  problemsOf: (key: string) => number;
};

/** The own questions of a part, in the order they are asked; one at a time is open. */
export function QuestionList({ scope, open, onOpen, onFocus, onAdd, problemsOf }: Props) {
  const t = useTranslations('questionnaires.builder');
  const { definition, change, before } = useBuilding();
  const nameOf = useNameOf();
  const items = definition.items.filter(
    (item): item is OwnItem => item.type !== 'core' && item.scope === scope,
  );
  const isFull = definition.items.length >= most.items;
  const undo = useUndo<{ item: OwnItem; at: number }>({
    nameOf: ({ item }) => nameOf(item),
    restore: ({ item, at }) => {
      const back = withRestored(definition, item, at);
      change((all) => withRestored(all, item, at).definition);
      return editId(back.key);
    },
    isFull,
  });
  const remove = (item: OwnItem) => {
    undo.took({ item, at: definition.items.indexOf(item) });
    change((all) => without(all, item.key));
  };
  /** A new question's key says what it is about, as soon as that is written. */
  const close = (item: OwnItem) => {
    onOpen(null);
    const wanted = /^question\d*$/.test(item.key) ? keyFromText(item.label.nb) : null;
    const isOld = before?.items.some((one) => one.key === item.key);
    if (!wanted || isOld) {
      onFocus(editId(item.key));
      return;
    }
    const key = freeKey(definition, wanted, before?.items.map((one) => one.key) ?? []);
    change((all) => withItem(all, item.key, { ...item, key }));
    onFocus(editId(key));
  };
  return (
    <>
      {items.length > 0 ? (
        <ReorderList
          label={t(`parts.${scope}`)}
          items={items}
          idOf={(item) => item.key}
          nameOf={nameOf}
          onMove={(from, to) => change((all) => moved(all, scope, from, to))}
        >
          {(item, at) => (
            <QuestionCard
              item={item}
              number={at + 1}
              isOpen={open === item.key}
              problems={problemsOf(item.key)}
              onToggle={() => (open === item.key ? close(item) : onOpen(item.key))}
              onRemove={() => remove(item)}
              onRenamed={(key, focus) => {
                onOpen(key);
                onFocus(focus);
              }}
            />
          )}
        </ReorderList>
      ) : (
        <p className={styles.quiet}>{t(`none.${scope}`)}</p>
      )}
      {undo.bar}
      <Button variant="secondary" disabled={isFull} onClick={onAdd}>
        {t(`add.${scope}`)}
      </Button>
    </>
  );
}
