import { getTranslations } from 'next-intl/server';
import styles from '@/components/demo/demo-bar.module.css';
import { DemoControls } from '@/components/demo/demo-controls';
import { getDemoClock } from '@/domain/replay/data';
import { asVisitor, shown } from '@/lib/visitor';

/** The demo's banner: that this is a replay, what its clock says, and the control that jumps ahead. */
export async function DemoBar() {
  const t = await getTranslations('common');
  const clock = shown(await asVisitor((actor, tx) => getDemoClock(actor, tx)));
  return (
    <aside className={styles.bar} aria-label={t('demo.label')}>
      <div className={styles.inner}>
        <p className={styles.words}>{t('demo.banner')}</p>
        <DemoControls clock={clock} />
      </div>
    </aside>
  );
}
