import { getTranslations } from 'next-intl/server';
import { RetentionBoard } from '@/components/retention/retention-board';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { getRetention } from '@/domain/retention/data';
import { asVisitor, shown } from '@/lib/visitor';

/** How long personal data is kept, and what is due to be erased: for administrators. */
export default async function PersonalDataPage() {
  const t = await getTranslations('retention');
  const first = shown(await asVisitor(getRetention), '/admin/personal-data');
  return (
    <ClientMessages namespaces={['retention']}>
      <PageHeader title={t('title')} lead={t('lead')} />
      <RetentionBoard first={first} />
    </ClientMessages>
  );
}
