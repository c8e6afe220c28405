import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** Nothing here yet: says so, and what to do. */
export function EmptyState({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  );
}
