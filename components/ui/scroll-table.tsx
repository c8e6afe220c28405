import type { ReactNode } from 'react';
import styles from './scroll-table.module.css';

/** Lets a wide table scroll inside itself, so that the page never does; reachable by keyboard, named by `label`. */
export function ScrollTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
