import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageTitle } from '@/components/ui/page-title';
import { askedDefinition, wordsIn } from '@/domain/incidents/words';
import { now } from '@/lib/clock';
import { defaultLocale, isLocale } from '@/lib/messages';
import { type PageQuery, wordsToShow } from '../../incident-words';
import { Trial } from '../_components/trial';
import { type VersionParams, versionOfPage } from '../version-of-page';

type Props = { params: VersionParams; searchParams: Promise<PageQuery> };

export const metadata: Metadata = { robots: { index: false } };

/** The form as the leader answers it, in any language, filled in as a test; framed by the preview, without menu and footer. */
export default async function TryPage({ params, searchParams }: Props) {
  const version = await versionOfPage(params, '/try');
  const query = await searchParams;
  const reader = await getLocale();
  const locale = [query.language, reader].find(isLocale) ?? defaultLocale;
  const [t, { words, incident }] = await Promise.all([
    getTranslations({ locale, namespace: 'questionnaires.preview' }),
    wordsToShow(version.questionnaireId, query),
  ]);
  const moment = now().toISOString();
  const listed = { usesSystem: null, integrationInUse: null, fixedVersionOn: null };
  return (
    <ClientMessages namespaces={['questionnaires', 'answering', 'answers']} locale={locale}>
      <PageTitle>{t('title')}</PageTitle>
      <Trial
        view={{
          id: version.id,
          service: { id: 'test', name: t('service') },
          survey: {
            id: version.id,
            title: version.title,
            introduction: '',
            legalBasis: '',
            contactLine: '',
            officeName: version.officeName ?? '',
            state: 'open',
            lateAllowed: true,
          },
          incident: {
            id: incident?.id ?? version.id,
            title: incident?.title ?? '',
            system: incident?.system ?? t('system'),
            summary: '',
            inProductionOn: incident?.inProductionOn ?? null,
          },
          words: wordsIn(words, locale),
          notices: [],
          municipalities: [{ number: '0000', name: t('municipality'), part: '', listed }],
          questionnaireVersionId: version.id,
          definition: askedDefinition(version.definition, words),
          status: { response: 'outstanding', dueAt: moment, correctionDueAt: null, version: 0 },
          draft: { version: 0, questionnaireVersionId: version.id, fields: [] },
          current: null,
          versions: [],
          corrected: null,
          earlier: {},
          attachments: [],
          you: { name: null, contactRole: 'leader' },
          now: moment,
        }}
      />
    </ClientMessages>
  );
}
