import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { getTranslations } from 'next-intl/server';
import { MailboxList } from '@/components/mailbox/mailbox-list';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { listMailbox } from '@/domain/messages/data';
import { mailboxQuery } from '@/domain/messages/queries';
import { mailboxQuery as query } from '@/domain/messages/schema';
import { asVisitor, shown } from '@/lib/visitor';

/** The built-in mailbox: every mail that would have been sent. Not found where a mail server is configured. */
export default async function MailboxPage({
  searchParams,
}: {
  searchParams: Promise<{ search?: string | string[] }>;
}) {
  const asked = (await searchParams).search;
  const search = typeof asked === 'string' ? asked.slice(0, 200) : '';
  const first = shown(await asVisitor((actor, tx) => listMailbox(actor, tx, query.parse({ search }))));
  const client = new QueryClient();
  client.setQueryData(mailboxQuery(search).queryKey, { pages: [first], pageParams: [null] });
  const t = await getTranslations('mailbox');
  return (
    <ClientMessages namespaces={['mailbox']}>
      <PageHeader title={t('title')} lead={t('lead')} />
      <HydrationBoundary state={dehydrate(client)}>
        <MailboxList />
      </HydrationBoundary>
    </ClientMessages>
  );
}
