import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import styles from '../text.module.css';

const sources = ['municipalities', 'offices', 'services', 'incident', 'totals'] as const;

export default async function AboutTheDataPage() {
  const t = await getTranslations('about');
  return (
    <article className={styles.text}>
      <PageHeader title={t('title')} lead={t('lead')} />
      {sources.map((source) => (
        <section key={source}>
          <h2>{t(`sources.${source}.title`)}</h2>
          <p>{t(`sources.${source}.body`)}</p>
        </section>
      ))}
    </article>
  );
}
