import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ImportForm } from '@/components/questionnaires/import-form';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { listOwnOffices } from '@/domain/incidents/data';
import { asVisitor, signedInVisitor } from '@/lib/visitor';

export default async function ImportQuestionnairePage() {
  await signedInVisitor('/questionnaires/import');
  const t = await getTranslations('questionnaires');
  const offices = await asVisitor((actor, tx) => listOwnOffices(actor, tx));
  if (offices.length === 0) notFound();
  return (
    <>
      <PageHeader
        eyebrow={<PageLink href="/questionnaires">{t('title')}</PageLink>}
        title={t('import.heading')}
        lead={t('import.lead')}
      />
      <ClientMessages namespaces={['questionnaires']}>
        <ImportForm offices={offices} />
      </ClientMessages>
    </>
  );
}
