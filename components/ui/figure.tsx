import type { ReactNode } from 'react';
import styles from './figure.module.css';

/** A number that says its unit and what it covers. */
export function Figure({ value, unit, covers }: { value: ReactNode; unit: ReactNode; covers?: ReactNode }) {
  return (
    <div className={styles.figure}>
      <span className={styles.value}>{value}</span>
      <span className={styles.unit}>{unit}</span>
      {covers ? <span className={styles.covers}>{covers}</span> : null}
    </div>
  );
}
