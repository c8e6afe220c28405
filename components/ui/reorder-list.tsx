'use client';

import { Button } from '@digdir/designsystemet-react';
import {
  closestCenter,
  DndContext,
  type Modifier,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState } from 'react';
import styles from './reorder-list.module.css';
import { useFocusNext } from './use-focus-next';

type Props<T> = {
  label: string;
  items: T[];
  idOf: (item: T) => string;
  /** What the item is called when it is moved. */
  nameOf: (item: T) => string;
  onMove: (from: number, to: number) => void;
  /** The item beside its handle and buttons. */
  children: (item: T, at: number) => ReactNode;
};

const upAndDown: Modifier = ({ transform }) => ({ ...transform, x: 0 });

/** The buttons are what a keyboard and a screen reader use, and `said` tells of both ways to move. */
const silent = {
  announcements: {
    onDragStart: () => undefined,
    onDragOver: () => undefined,
    onDragEnd: () => undefined,
    onDragCancel: () => undefined,
  },
  screenReaderInstructions: { draggable: '' },
};

/**
 * A list that is put in order by dragging the handle, or with the two buttons of each item; every move is said to
 * screen readers, and the focus stays on the item that moved.
 */
export function ReorderList<T>({ label, items, idOf, nameOf, onMove, children }: Props<T>) {
  const t = useTranslations('common.reorder');
  const id = useId();
  const sensors = useSensors(useSensor(PointerSensor));
  const [said, setSaid] = useState('');
  // A browser takes the focus from what it moves about.
  const setFocus = useFocusNext();
  const ids = items.map(idOf);
  const move = (from: number, to: number) => {
    const item = items[from];
    if (!item || to < 0 || to >= items.length || from === to) return;
    onMove(from, to);
    setSaid(t('moved', { name: nameOf(item), at: to + 1, of: items.length }));
  };
  const button = (index: number, way: 'up' | 'down') => {
    const to = way === 'up' ? index - 1 : index + 1;
    const item = items[index];
    const name = `${id}-${ids[index]}-${way}`;
    return (
      <Button
        id={name}
        icon
        variant="tertiary"
        data-color="neutral"
        data-size="sm"
        aria-label={t(way, { name: item ? nameOf(item) : '' })}
        aria-disabled={to < 0 || to >= items.length}
        onClick={() => {
          move(index, to);
          setFocus(name);
        }}
      >
        <span aria-hidden>{way === 'up' ? '↑' : '↓'}</span>
      </Button>
    );
  };
  return (
    <DndContext
      id={id}
      sensors={sensors}
      collisionDetection={closestCenter}
      modifiers={[upAndDown]}
      accessibility={silent}
      onDragCancel={({ active }) => {
        const item = items[ids.indexOf(String(active.id))];
        if (item) setSaid(t('cancelled', { name: nameOf(item) }));
      }}
      onDragEnd={({ active, over }) => move(ids.indexOf(String(active.id)), ids.indexOf(String(over?.id)))}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ol className={styles.list} aria-label={label}>
          {items.map((item, index) => (
            <Row
              key={idOf(item)}
              id={idOf(item)}
              buttons={
                <>
                  {button(index, 'up')}
                  {button(index, 'down')}
                </>
              }
            >
              {children(item, index)}
            </Row>
          ))}
        </ol>
      </SortableContext>
      <div>
        <p className="visually-hidden" role="status">
          {said}
        </p>
      </div>
    </DndContext>
  );
}

function Row({ id, buttons, children }: { id: string; buttons: ReactNode; children: ReactNode }) {
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition, isDragging } = useSortable({
    id,
  });
  return (
    <li
      ref={setNodeRef}
      className={isDragging ? `${styles.item} ${styles.dragged}` : styles.item}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <span ref={setActivatorNodeRef} className={styles.handle} aria-hidden data-handle={id} {...listeners}>
        ⠿
      </span>
      <div className={styles.content}>{children}</div>
      <span className={styles.buttons}>{buttons}</span>
    </li>
  );
}
