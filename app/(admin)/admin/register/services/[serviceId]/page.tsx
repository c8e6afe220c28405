import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ContactList } from '@/components/contacts/contact-list';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { listContacts } from '@/domain/contacts/data';
import { contactsQuery } from '@/domain/contacts/queries';
import { canImportRegister } from '@/domain/register/policy';
import { asVisitor, shown, signedInVisitor } from '@/lib/visitor';

type Props = { params: Promise<{ serviceId: string }> };

/** A service's contacts, for the register's administrators. */
export default async function ServiceContactsPage({ params }: Props) {
  const { serviceId } = await params;
  const actor = await signedInVisitor(`/admin/register/services/${serviceId}`);
  if (!canImportRegister(actor)) notFound();
  const list = shown(await asVisitor((by, tx) => listContacts(by, tx, { serviceId })));
  const client = new QueryClient();
  client.setQueryData(contactsQuery(serviceId).queryKey, list);
  const [t, register] = await Promise.all([getTranslations('contacts'), getTranslations('register')]);
  return (
    <ClientMessages namespaces={['contacts']}>
      <PageHeader
        eyebrow={<PageLink href="/admin/register?list=services">{register('title')}</PageLink>}
        title={list.service.name}
        lead={t('lead')}
      />
      <HydrationBoundary state={dehydrate(client)}>
        <ContactList serviceId={serviceId} />
      </HydrationBoundary>
    </ClientMessages>
  );
}
