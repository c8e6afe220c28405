import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Choices } from './choices';
import styles from './footer.module.css';

/** What belongs on every page: about the data, accessibility, receipt check, the API; language and colours. */
export function Footer({ scheme }: { scheme: 'auto' | 'light' | 'dark' }) {
  const t = useTranslations('common');
  return (
    <footer className={styles.footer}>
      <div className={styles.inner}>
        <ul className={styles.links}>
          <li>
            <Link href="/receipts">{t('footer.receipts')}</Link>
          </li>
          <li>
            <Link href="/about-the-data">{t('footer.about')}</Link>
          </li>
          <li>
            <Link href="/accessibility">{t('footer.accessibility')}</Link>
          </li>
          <li>
            <a href="/api/v1/openapi.json">{t('footer.api')}</a>
          </li>
        </ul>
        <Choices scheme={scheme} />
      </div>
    </footer>
  );
}
