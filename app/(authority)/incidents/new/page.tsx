import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { IncidentForm } from '@/components/incidents/incident-form';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { listOwnOffices } from '@/domain/incidents/data';
import { canCreateIncident } from '@/domain/incidents/policy';
import { asVisitor, signedInVisitor } from '@/lib/visitor';
import { wordSentences } from '../sentences';

export default async function NewIncidentPage() {
  const actor = await signedInVisitor('/incidents/new');
  if (!canCreateIncident(actor)) notFound();
  const t = await getTranslations('incidents');
  const offices = await asVisitor((who, tx) => listOwnOffices(who, tx));
  return (
    <>
      <PageHeader
        eyebrow={<PageLink href="/incidents">{t('title')}</PageLink>}
        title={t('form.newTitle')}
        lead={t('form.newLead')}
      />
      <ClientMessages namespaces={['incidents', 'words']}>
        <IncidentForm offices={offices} sentences={wordSentences()} />
      </ClientMessages>
    </>
  );
}
