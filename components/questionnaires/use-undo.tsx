import { Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState } from 'react';
import { useFocusNext } from '@/components/ui/use-focus-next';
import styles from './builder.module.css';

type Undoing<T> = {
  /** What is called so was taken out. */
  nameOf: (gone: T) => string;
  /** Puts it back; answers the id of what has the focus then. */
  restore: (gone: T) => string;
  /** There is no room for it now. */
  isFull?: boolean;
};

/** What was taken out of a list last can be put back: it is said below the list, with the focus on the button. */
export function useUndo<T>({ nameOf, restore, isFull = false }: Undoing<T>): {
  gone: T | null;
  took: (one: T) => void;
  bar: ReactNode;
} {
  const t = useTranslations('questionnaires.builder');
  const id = useId();
  const setFocus = useFocusNext();
  const [gone, setGone] = useState<T | null>(null);
  const undo = (one: T) => {
    setFocus(restore(one));
    setGone(null);
  };
  return {
    gone,
    took: (one) => {
      setGone(one);
      setFocus(id);
    },
    bar: (
      <div role="status" className={styles.buttons}>
        {gone !== null && !isFull ? (
          <>
            <span>{t('removed', { name: nameOf(gone) })}</span>
            <Button id={id} variant="secondary" data-size="sm" onClick={() => undo(gone)}>
              {t('undo')}
            </Button>
          </>
        ) : null}
      </div>
    ),
  };
}
