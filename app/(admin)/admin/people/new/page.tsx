import { getTranslations } from 'next-intl/server';
import { MembershipForm } from '@/components/memberships/membership-form';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { listOffices } from '@/domain/memberships/data';
import { asVisitor, shown, signedInVisitor } from '@/lib/visitor';

type Props = { searchParams: Promise<{ email?: string | string[] }> };

/** Gives somebody a role. */
export default async function NewMembershipPage({ searchParams }: Props) {
  await signedInVisitor('/admin/people/new');
  const { email } = await searchParams;
  const offices = shown(await asVisitor(listOffices));
  const t = await getTranslations('memberships');
  return (
    <ClientMessages namespaces={['memberships']}>
      <PageHeader
        eyebrow={<PageLink href="/admin/people">{t('title')}</PageLink>}
        title={t('new.title')}
        lead={t('new.lead')}
      />
      <MembershipForm offices={offices} email={typeof email === 'string' ? email : ''} />
    </ClientMessages>
  );
}
