import { useTranslations } from 'next-intl';
import { PageLink } from '@/components/ui/page-link';
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
            <PageLink href="/receipts">{t('footer.receipts')}</PageLink>
          </li>
          <li>
            <PageLink href="/about-the-data">{t('footer.about')}</PageLink>
          </li>
          <li>
            <PageLink href="/accessibility">{t('footer.accessibility')}</PageLink>
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
