import styles from './skeleton-rows.module.css';

/** The shape of a page that is coming: a title and rows. `label` is read to those who cannot see it. */
export function SkeletonRows({ rows = 6, label }: { rows?: number; label: string }) {
  return (
    <div role="status" aria-label={label}>
      <div className={styles.title} />
      <div className={styles.rows} style={{ height: `${rows * 3.5}rem` }} />
    </div>
  );
}
