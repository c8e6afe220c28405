import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import styles from '../text.module.css';

const parts = ['tested', 'keyboard', 'known', 'tell'] as const;

export default async function AccessibilityPage() {
  const t = await getTranslations('accessibility');
  return (
    <article className={styles.text}>
      <PageHeader title={t('title')} lead={t('lead')} />
      {parts.map((part) => (
        <section key={part}>
          <h2>{t(`${part}.title`)}</h2>
          <p>{t(`${part}.body`)}</p>
        </section>
      ))}
    </article>
  );
}
