import { Button } from '@digdir/designsystemet-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { PageHeader } from '@/components/ui/page-header';
import styles from './link-page.module.css';

/** For a link that nobody has made, or of which a part is missing. */
export function UnknownLink() {
  const t = useTranslations('people.link');
  return (
    <div className={styles.page}>
      <PageHeader title={t('unknownTitle')} lead={t('unknown')} />
      <Button asChild variant="secondary">
        <Link href="/sign-in">{t('title')}</Link>
      </Button>
    </div>
  );
}
