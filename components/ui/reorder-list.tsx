'use client';

import { Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './reorder-list.module.css';

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

/**
 * A list that is put in order by dragging the handle, or with the two buttons of each item; every move is said to
 * screen readers, and the focus stays on the item that moved.
 */
export function ReorderList<T>({ label, items, idOf, nameOf, onMove, children }: Props<T>) {
  const t = useTranslations('common.reorder');
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState('');
  const [focus, setFocus] = useState<string | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const ids = items.map(idOf);

  const move = (from: number, to: number) => {
    const item = items[from];
    if (!item || to < 0 || to >= items.length || from === to) return;
    onMove(from, to);
    setSaid(t('moved', { name: nameOf(item), at: to + 1, of: items.length }));
  };
  const latest = useRef(move);
  latest.current = move;

  // A browser takes the focus from what it moves about.
  useEffect(() => {
    if (focus) document.getElementById(focus)?.focus();
    setFocus(null);
  }, [focus]);

  // On the window: the handle itself moves about under the pointer.
  const at = dragged === null ? -1 : ids.indexOf(dragged);
  useEffect(() => {
    if (at < 0) return;
    const over = (event: PointerEvent) => {
      event.preventDefault();
      const others = [...(list.current?.children ?? [])].filter((_, index) => index !== at);
      const above = others.filter((other) => {
        const { top, height } = other.getBoundingClientRect();
        return top + height / 2 < event.clientY;
      });
      if (above.length !== at) latest.current(at, above.length);
    };
    const drop = () => setDragged(null);
    window.addEventListener('pointermove', over);
    window.addEventListener('pointerup', drop);
    window.addEventListener('pointercancel', drop);
    return () => {
      window.removeEventListener('pointermove', over);
      window.removeEventListener('pointerup', drop);
      window.removeEventListener('pointercancel', drop);
    };
  }, [at]);

  const button = (id: string, index: number, way: 'up' | 'down') => {
    const to = way === 'up' ? index - 1 : index + 1;
    const item = items[index];
    const name = `${label}-${id}-${way}`.replaceAll(/\s/g, '-');
    return (
      <Button
        id={name}
        icon
        variant="tertiary"
        data-color="neutral"
        data-size="sm"
        aria-label={item ? t(way, { name: nameOf(item) }) : t(way, { name: '' })}
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
    <>
      <ol className={styles.list} ref={list} aria-label={label}>
        {items.map((item, index) => {
          const id = idOf(item);
          return (
            <li key={id} className={id === dragged ? `${styles.item} ${styles.dragged}` : styles.item}>
              <span
                className={styles.handle}
                aria-hidden
                data-handle={id}
                onPointerDown={(event) => {
                  if (event.button !== 0) return;
                  event.preventDefault();
                  setDragged(id);
                }}
              >
                ⠿
              </span>
              <div className={styles.content}>{children(item, index)}</div>
              <span className={styles.buttons}>
                {button(id, index, 'up')}
                {button(id, index, 'down')}
              </span>
            </li>
          );
        })}
      </ol>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </>
  );
}
