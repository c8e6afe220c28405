import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { NoteForm } from '@/components/incidents/note-form';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { dayInNorway } from '@/domain/register/rules';
import { now } from '@/lib/clock';
import { incidentOfPage } from '../../incident-of-page';

export default async function NewNotePage({ params }: { params: Promise<{ incidentId: string }> }) {
  const incident = await incidentOfPage(params, '/notes/new');
  if (!incident.may.edit) notFound();
  const t = await getTranslations('incidents');
  return (
    <>
      <PageHeader
        eyebrow={<PageLink href={`/incidents/${incident.id}`}>{incident.title}</PageLink>}
        title={t('notes.new')}
        lead={t('notes.newLead')}
      />
      <ClientMessages namespaces={['incidents']}>
        <NoteForm incidentId={incident.id} today={dayInNorway(now())} />
      </ClientMessages>
    </>
  );
}
