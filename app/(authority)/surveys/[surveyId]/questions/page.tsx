import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { BeginCorrection, CorrectionForm } from '@/components/questionnaires/correction-form';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { getQuestionCorrection } from '@/domain/corrections/data';
import { getIncident } from '@/domain/incidents/data';
import { wordsIn } from '@/domain/incidents/words';
import { suggestedDueAt } from '@/domain/surveys/due-time';
import { now } from '@/lib/clock';
import { asVisitor, shown } from '@/lib/visitor';
import { surveyOfPage } from '../survey-of-page';

type Props = { params: Promise<{ surveyId: string }> };

/** Correcting the questions of an open survey: a version made from them, what it says differently, whom it concerns. */
export default async function CorrectQuestionsPage({ params }: Props) {
  const survey = await surveyOfPage(params, '/questions');
  if (survey.state !== 'open') notFound();
  const surveyId = survey.id;
  const { correction, incident } = await asVisitor(async (actor, tx) => {
    const first = await getQuestionCorrection(actor, tx, { surveyId, askAgain: [] });
    const newest = first.ok ? first.value.published[0]?.id : undefined;
    return {
      correction: newest
        ? await getQuestionCorrection(actor, tx, { surveyId, questionnaireVersionId: newest, askAgain: [] })
        : first,
      incident: await getIncident(actor, tx, survey.incidentId),
    };
  });
  const found = shown(correction);
  const { proposed } = found;
  const [t, locale] = await Promise.all([getTranslations('questionnaires.correction'), getLocale()]);
  return (
    <>
      <PageHeader
        eyebrow={<PageLink href={`/surveys/${surveyId}`}>{survey.title}</PageLink>}
        title={t('title')}
        lead={t('lead')}
      />
      <ClientMessages namespaces={['questionnaires', 'answers']}>
        {proposed ? (
          <>
            <CorrectionForm
              surveyId={surveyId}
              correction={{ ...found, proposed }}
              words={wordsIn(shown(incident).words, locale)}
              suggestedDueAt={suggestedDueAt(now()).toISOString()}
            />
            <section>
              <h2>{t('otherTitle')}</h2>
              <p>{t('other')}</p>
              <BeginCorrection surveyId={surveyId} isBegun={found.drafts.length > 0} isOther />
            </section>
          </>
        ) : (
          <>
            <p>{t('how')}</p>
            <BeginCorrection surveyId={surveyId} isBegun={found.drafts.length > 0} />
          </>
        )}
      </ClientMessages>
    </>
  );
}
