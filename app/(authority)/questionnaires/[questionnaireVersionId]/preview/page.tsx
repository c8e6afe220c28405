import { Alert } from '@digdir/designsystemet-react';
import { getTranslations } from 'next-intl/server';
import { PreviewFrames } from '@/components/questionnaires/preview-frames';
import { WordsChooser } from '@/components/questionnaires/words-chooser';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { type PageQuery, wordsQuery, wordsToShow } from '../../incident-words';
import { type VersionParams, versionOfPage } from '../version-of-page';

type Props = { params: VersionParams; searchParams: Promise<PageQuery> };

export default async function PreviewPage({ params, searchParams }: Props) {
  const version = await versionOfPage(params, '/preview');
  const [t, query] = await Promise.all([getTranslations('questionnaires'), searchParams]);
  const { incidents, incident } = await wordsToShow(version.questionnaireId, query);
  const kept = wordsQuery(query);
  const isDraft = !version.publishedAt && version.may.edit;
  return (
    <>
      <PageHeader
        eyebrow={
          <PageLink href={`/questionnaires/${version.id}${isDraft ? '/edit' : ''}${kept}`}>
            {isDraft ? t('preview.backToDraft') : version.title}
          </PageLink>
        }
        title={t('preview.title')}
        lead={version.title}
      />
      {version.definition.items.length === 0 ? (
        <Alert data-color="info">{t('preview.empty')}</Alert>
      ) : (
        <>
          <p>{t('preview.lead')}</p>
          <ClientMessages namespaces={['questionnaires']}>
            <WordsChooser incidents={incidents} chosen={incident?.id ?? null} />
            <PreviewFrames address={`/questionnaires/${version.id}/try`} query={kept} />
          </ClientMessages>
        </>
      )}
    </>
  );
}
