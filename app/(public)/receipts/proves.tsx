import { getTranslations } from 'next-intl/server';
import styles from './receipts.module.css';

/** What a receipt proves, and what not. */
export async function Proves() {
  const t = await getTranslations('receipts');
  return (
    <section className={styles.section}>
      <h2>{t('proves.title')}</h2>
      <ul>
        {(['stored', 'unchanged', 'when', 'order'] as const).map((key) => (
          <li key={key}>{t(`proves.${key}`)}</li>
        ))}
      </ul>
      <h2>{t('provesNot.title')}</h2>
      <ul>
        {(['true', 'what', 'who'] as const).map((key) => (
          <li key={key}>{t(`provesNot.${key}`)}</li>
        ))}
      </ul>
    </section>
  );
}
