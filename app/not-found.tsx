import { useTranslations } from 'next-intl';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';

export default function NotFound() {
  const t = useTranslations('common');
  return (
    <>
      <PageHeader title={t('notFound.title')} lead={t('notFound.body')} />
      <p>
        <PageLink href="/">{t('notFound.home')}</PageLink>
      </p>
    </>
  );
}
