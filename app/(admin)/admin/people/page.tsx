import { Button } from '@digdir/designsystemet-react';
import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { getTranslations } from 'next-intl/server';
import { PeopleBrowser } from '@/components/memberships/people-browser';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { listPeople } from '@/domain/memberships/data';
import { peopleQuery } from '@/domain/memberships/queries';
import { peopleQuerySchema } from '@/domain/memberships/schema';
import { asVisitor, shown, signedInVisitor } from '@/lib/visitor';

type Props = { searchParams: Promise<{ search?: string | string[] }> };

/** Who has access to what, for administrators. */
export default async function PeoplePage({ searchParams }: Props) {
  await signedInVisitor('/admin/people');
  const { search } = await searchParams;
  const query = peopleQuerySchema.safeParse({ search }).data ?? peopleQuerySchema.parse({});
  const first = shown(await asVisitor((actor, tx) => listPeople(actor, tx, query)));
  const client = new QueryClient();
  client.setQueryData(peopleQuery(query.search).queryKey, { pages: [first], pageParams: [null] });
  const t = await getTranslations('memberships');
  return (
    <ClientMessages namespaces={['memberships']}>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <Button asChild>
            <PageLink href="/admin/people/new">{t('add')}</PageLink>
          </Button>
        }
      />
      <HydrationBoundary state={dehydrate(client)}>
        <PeopleBrowser />
      </HydrationBoundary>
    </ClientMessages>
  );
}
