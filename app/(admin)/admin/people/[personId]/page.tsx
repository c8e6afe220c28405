import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PersonAccess } from '@/components/memberships/person-access';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { getPerson } from '@/domain/memberships/data';
import { personQuery } from '@/domain/memberships/queries';
import { asVisitor, shown, signedInVisitor } from '@/lib/visitor';

type Props = { params: Promise<{ personId: string }> };

/** One person's roles, contacts, sessions and tokens, and how to end them. */
export default async function PersonPage({ params }: Props) {
  const { personId } = await params;
  await signedInVisitor(`/admin/people/${personId}`);
  if (!/^[0-9a-f-]{36}$/.test(personId)) notFound();
  const person = shown(await asVisitor((actor, tx) => getPerson(actor, tx, { personId })));
  const client = new QueryClient();
  client.setQueryData(personQuery(personId).queryKey, person);
  const t = await getTranslations('memberships');
  return (
    <ClientMessages namespaces={['memberships']}>
      <PageHeader
        eyebrow={<PageLink href="/admin/people">{t('title')}</PageLink>}
        title={person.name ?? person.email ?? t('nameless')}
        tabTitle={t('person')}
        lead={[person.name && person.email, person.phone].filter(Boolean).join(' · ')}
      />
      <HydrationBoundary state={dehydrate(client)}>
        <PersonAccess personId={personId} />
      </HydrationBoundary>
    </ClientMessages>
  );
}
