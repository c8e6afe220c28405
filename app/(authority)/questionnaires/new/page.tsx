import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { NewQuestionnaireForm } from '@/components/questionnaires/new-form';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { listOwnOffices } from '@/domain/incidents/data';
import { listAllQuestionnaires } from '@/domain/questionnaires/data';
import { asVisitor, shown, signedInVisitor } from '@/lib/visitor';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Empty, or a copy of any published version that one may read. */
export default async function NewQuestionnairePage({ searchParams }: Props) {
  await signedInVisitor('/questionnaires/new');
  const [t, { copy }] = await Promise.all([getTranslations('questionnaires'), searchParams]);
  const { all, offices } = await asVisitor(async (actor, tx) => ({
    all: await listAllQuestionnaires(actor, tx),
    offices: await listOwnOffices(actor, tx),
  }));
  const copies = shown(all).flatMap((questionnaire) =>
    questionnaire.versions
      .filter((version) => version.publishedAt)
      .map(({ id, version }, at) => ({
        id,
        title: at === 0 ? questionnaire.title : t('versionOf', { title: questionnaire.title, version }),
      })),
  );
  if (offices.length === 0) notFound();
  return (
    <>
      <PageHeader
        eyebrow={<PageLink href="/questionnaires">{t('title')}</PageLink>}
        title={t('new.heading')}
        lead={t('new.lead')}
      />
      <ClientMessages namespaces={['questionnaires']}>
        <NewQuestionnaireForm
          offices={offices}
          copies={copies}
          chosen={typeof copy === 'string' ? copy : null}
        />
      </ClientMessages>
    </>
  );
}
