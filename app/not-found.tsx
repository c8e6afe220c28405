import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { PageHeader } from '@/components/ui/page-header';

export default function NotFound() {
  const t = useTranslations('common');
  return (
    <>
      <PageHeader title={t('notFound.title')} lead={t('notFound.body')} />
      <p>
        <Link href="/">{t('notFound.home')}</Link>
      </p>
    </>
  );
}
