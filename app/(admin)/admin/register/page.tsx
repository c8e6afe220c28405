import { Button } from '@digdir/designsystemet-react';
import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { RegisterBrowser } from '@/components/register/register-browser';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { browseMunicipalities, browseOffices, browseServices } from '@/domain/register/browse-data';
import { canImportRegister } from '@/domain/register/policy';
import { municipalitiesQuery, officesQuery, servicesQuery } from '@/domain/register/queries';
import { dayInNorway } from '@/domain/register/rules';
import { registerListQuery } from '@/domain/register/schema';
import { now } from '@/lib/clock';
import { asVisitor, shown, signedInVisitor } from '@/lib/visitor';

type Props = { searchParams: Promise<{ list?: string; search?: string | string[]; on?: string | string[] }> };

/** The register's administrators browse it here. */
export default async function RegisterPage({ searchParams }: Props) {
  const { list: asked, search, on } = await searchParams;
  const actor = await signedInVisitor('/admin/register');
  if (!canImportRegister(actor)) notFound();
  const list = asked === 'services' || asked === 'offices' ? asked : 'municipalities';
  const query = registerListQuery.safeParse({ search, on }).data ?? registerListQuery.parse({});
  const filter = { search: query.search, ...(query.on ? { on: query.on } : {}) };

  // The first paint; from then on the browser asks the API.
  const client = new QueryClient();
  const pages = <P,>(page: P) => ({ pages: [page], pageParams: [null] });
  if (list === 'services') {
    const first = shown(await asVisitor((by, tx) => browseServices(by, tx, query)));
    client.setQueryData(servicesQuery(filter).queryKey, pages(first));
  } else if (list === 'offices') {
    const first = shown(await asVisitor((by, tx) => browseOffices(by, tx, query)));
    client.setQueryData(officesQuery(filter).queryKey, pages(first));
  } else {
    const first = shown(await asVisitor((by, tx) => browseMunicipalities(by, tx, query)));
    client.setQueryData(municipalitiesQuery(filter).queryKey, pages(first));
  }
  const t = await getTranslations('register');
  return (
    <ClientMessages namespaces={['register']}>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <Button asChild>
            <PageLink href="/admin/register/import">{t('import')}</PageLink>
          </Button>
        }
      />
      <HydrationBoundary state={dehydrate(client)}>
        <RegisterBrowser list={list} today={dayInNorway(now())} />
      </HydrationBoundary>
    </ClientMessages>
  );
}
