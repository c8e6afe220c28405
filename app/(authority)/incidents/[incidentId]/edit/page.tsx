import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { IncidentForm } from '@/components/incidents/incident-form';
import { valuesOf } from '@/components/incidents/incident-values';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { incidentOfPage } from '../incident-of-page';

export default async function EditIncidentPage({ params }: { params: Promise<{ incidentId: string }> }) {
  const incident = await incidentOfPage(params, '/edit');
  if (!incident.may.edit) notFound();
  const t = await getTranslations('incidents');
  const { id, editRevision } = incident;
  return (
    <>
      <PageHeader
        eyebrow={<PageLink href={`/incidents/${id}`}>{incident.title}</PageLink>}
        title={t('form.editTitle')}
        lead={t('form.newLead')}
      />
      <ClientMessages namespaces={['incidents', 'words']}>
        <IncidentForm incident={{ id, editRevision, values: valuesOf(incident) }} />
      </ClientMessages>
    </>
  );
}
