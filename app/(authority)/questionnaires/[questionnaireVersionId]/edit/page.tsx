import { notFound, redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { Builder } from '@/components/questionnaires/builder';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { wordsIn } from '@/domain/incidents/words';
import { type PageQuery, wordsToShow } from '../../incident-words';
import { readVersion, type VersionParams, versionOfPage } from '../version-of-page';

type Props = {
  params: VersionParams;
  searchParams: Promise<PageQuery>;
};

/** The builder. `?survey=` names the survey whose questions are corrected by this draft; `?incident=` whose words are shown. */
export default async function EditQuestionnairePage({ params, searchParams }: Props) {
  const version = await versionOfPage(params, '/edit');
  if (version.publishedAt) redirect(`/questionnaires/${version.id}`);
  if (!version.may.edit) notFound();
  const [t, locale, query] = await Promise.all([
    getTranslations('questionnaires'),
    getLocale(),
    searchParams,
  ]);
  const surveyId = z.uuid().safeParse(query.survey);
  const basis = version.basedOnId ? await readVersion(version.basedOnId) : null;
  const { words, incident, incidents } = await wordsToShow(version.questionnaireId, query);
  return (
    <>
      <PageHeader
        eyebrow={<PageLink href="/questionnaires">{t('title')}</PageLink>}
        title={t('builder.heading')}
        tabTitle={version.title}
        lead={t('builder.lead', { version: version.version })}
      />
      <ClientMessages namespaces={['questionnaires']}>
        <Builder
          version={version}
          words={wordsIn(words, locale)}
          wordsOf={{ incidents, chosen: incident?.id ?? null }}
          before={basis?.ok ? basis.value.definition : null}
          next={surveyId.success ? `/surveys/${surveyId.data}/questions` : null}
        />
      </ClientMessages>
    </>
  );
}
