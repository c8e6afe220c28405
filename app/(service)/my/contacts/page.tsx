import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ContactList } from '@/components/contacts/contact-list';
import styles from '@/components/contacts/contacts.module.css';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { listContacts, ownServices } from '@/domain/contacts/data';
import { contactsQuery } from '@/domain/contacts/queries';
import { asVisitor, shown, signedInVisitor } from '@/lib/visitor';

/** The contacts of the leader's own services. */
export default async function MyContactsPage() {
  await signedInVisitor('/my/contacts');
  const lists = await asVisitor(async (actor, tx) => {
    // One after the other: a transaction is one connection, which does one thing at a time.
    const own = [];
    for (const { id } of await ownServices(actor, tx)) {
      own.push(shown(await listContacts(actor, tx, { serviceId: id })));
    }
    return own;
  });
  if (lists.length === 0) notFound();
  const client = new QueryClient();
  for (const list of lists) client.setQueryData(contactsQuery(list.service.id).queryKey, list);
  const [t, my] = await Promise.all([getTranslations('contacts'), getTranslations('my')]);
  return (
    <ClientMessages namespaces={['contacts']}>
      <PageHeader
        eyebrow={<PageLink href="/my">{my('title')}</PageLink>}
        title={t('title')}
        lead={t('lead')}
      />
      <HydrationBoundary state={dehydrate(client)}>
        {lists.map(({ service }) => (
          <section key={service.id} className={styles.service}>
            <h2>{service.name}</h2>
            <ContactList serviceId={service.id} />
          </section>
        ))}
      </HydrationBoundary>
    </ClientMessages>
  );
}
