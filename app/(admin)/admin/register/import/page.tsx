import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ImportForm } from '@/components/register/import-form';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { canImportRegister } from '@/domain/register/policy';
import { signedInVisitor } from '@/lib/visitor';

/** The register's administrators read CSV files in here, after having seen what they would do. */
export default async function ImportPage() {
  if (!canImportRegister(await signedInVisitor('/admin/register/import'))) notFound();
  const t = await getTranslations('register.importing');
  return (
    <ClientMessages namespaces={['register']}>
      <PageHeader
        eyebrow={<PageLink href="/admin/register">{t('back')}</PageLink>}
        title={t('title')}
        lead={t('lead')}
      />
      <ImportForm />
    </ClientMessages>
  );
}
