import type { ReactNode } from 'react';
import styles from './tone.module.css';

/**
 * neutral = no answer yet, answered = blue, attention = amber (looked into, due soon), danger = red (hit,
 * overdue), good = green (not hit), outside = grey hatched (does not take part).
 */
export type Tone = 'neutral' | 'answered' | 'attention' | 'danger' | 'good' | 'outside';

/** A state in a word with its colour; never the colour alone. */
export function StateTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`${styles.tag} ${styles[tone]}`}>
      <span className={styles.mark} aria-hidden="true" />
      {children}
    </span>
  );
}
