import { Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import styles from './link-page.module.css';

/** For a link that nobody has made, or of which a part is missing. */
export function UnknownLink() {
  const t = useTranslations('people.link');
  return (
    <div className={styles.page}>
      <PageHeader title={t('unknownTitle')} lead={t('unknown')} />
      <Button asChild variant="secondary">
        <PageLink href="/sign-in">{t('title')}</PageLink>
      </Button>
    </div>
  );
}
