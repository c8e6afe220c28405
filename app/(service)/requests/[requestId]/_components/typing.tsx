'use client';

import type { ReactNode } from 'react';
import { useAnswering } from './answering-context';
import styles from './typing.module.css';

/** Everything one types in; once the survey is closed it can be read and no longer changed. */
export function Typing({ children }: { children: ReactNode }) {
  const { isClosed } = useAnswering();
  return (
    <fieldset className={styles.typing} disabled={isClosed}>
      {children}
    </fieldset>
  );
}
