'use client';

import { Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { PageHeader } from '@/components/ui/page-header';

/** A surprise on a page: nothing typed is lost, and one can try again. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations('common');
  return (
    <>
      <PageHeader title={t('error.title')} lead={t('error.body')} />
      <Button onClick={reset}>{t('error.retry')}</Button>
    </>
  );
}
