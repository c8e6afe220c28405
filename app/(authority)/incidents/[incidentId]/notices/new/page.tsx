import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { NoticeForm } from '@/components/incidents/notice-form';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { now } from '@/lib/clock';
import { incidentOfPage } from '../../incident-of-page';

export default async function NewNoticePage({ params }: { params: Promise<{ incidentId: string }> }) {
  const incident = await incidentOfPage(params, '/notices/new');
  if (!incident.may.postNotice) notFound();
  const t = await getTranslations('incidents');
  return (
    <>
      <PageHeader
        eyebrow={<PageLink href={`/incidents/${incident.id}`}>{incident.title}</PageLink>}
        title={t('notices.new')}
        lead={t('notices.newLead')}
      />
      <ClientMessages namespaces={['incidents']}>
        <NoticeForm incidentId={incident.id} now={now().toISOString()} from="" />
      </ClientMessages>
    </>
  );
}
