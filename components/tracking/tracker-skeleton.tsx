import { useTranslations } from 'next-intl';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import countStyles from './counts.module.css';
import styles from './tracker-skeleton.module.css';

const boxes = ['asked', 'answered', 'outstanding', 'overdue', 'exempt'];

/** The shape of the tracking page while it comes. */
export function TrackerSkeleton() {
  const t = useTranslations('common');
  return (
    <>
      <div className={styles.title} aria-hidden="true" />
      <ul className={countStyles.counts} aria-hidden="true">
        {boxes.map((box) => (
          <li key={box} className={styles.box} />
        ))}
      </ul>
      <div className={styles.rows}>
        <SkeletonRows rows={9} label={t('loading')} />
      </div>
    </>
  );
}
