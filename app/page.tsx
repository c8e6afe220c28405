import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';

export default async function Home() {
  const t = await getTranslations('common');
  return <PageHeader title={t('product')} lead={t('tagline')} />;
}
