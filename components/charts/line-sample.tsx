import styles from './charts.module.css';

/** What tells one line from the next: all are blue, since blue means answered. */
export const dashes = ['', '7 4', '2 3', '12 4 2 4'];

/** A piece of the line, for the legend. */
export function LineSample({ index }: { index: number }) {
  return (
    <svg className={styles.sample} width="28" height="8" aria-hidden="true">
      <path
        className={styles.line}
        d="M0 4H28"
        strokeWidth="2.5"
        strokeDasharray={dashes[index % dashes.length] ?? ''}
      />
    </svg>
  );
}
