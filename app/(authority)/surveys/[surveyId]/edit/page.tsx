import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SurveyEditor } from '@/components/surveys/survey-editor';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { suggestedDueAt } from '@/domain/surveys/due-time';
import { previewRecipients } from '@/domain/surveys/recipients-data';
import { now } from '@/lib/clock';
import { asVisitor, shown } from '@/lib/visitor';
import { OverlapOf } from '../overlap-of';
import { previewFrame } from '../preview-frame';
import { surveyOfPage } from '../survey-of-page';

type Props = { params: Promise<{ surveyId: string }> };

export default async function EditSurveyPage({ params }: Props) {
  const survey = await surveyOfPage(params, '/edit');
  if (survey.state !== 'draft') redirect(`/surveys/${survey.id}`);
  if (!survey.may.edit) notFound();
  const t = await getTranslations('surveys');
  const recipients = shown(
    await asVisitor((actor, tx) => previewRecipients(actor, tx, { surveyId: survey.id })),
  );
  const moment = now();
  return (
    <>
      <PageHeader
        eyebrow={
          <>
            <PageLink href={`/incidents/${survey.incidentId}`}>{survey.incidentTitle}</PageLink> ·{' '}
            {survey.officeName}
          </>
        }
        title={t('edit.heading')}
        tabTitle={survey.title}
        lead={survey.questionnaireTitle}
      />
      <ClientMessages namespaces={['surveys', 'answers']}>
        <SurveyEditor
          survey={survey}
          recipients={recipients}
          suggestedDueAt={suggestedDueAt(moment).toISOString()}
          now={moment.toISOString()}
          frame={await previewFrame(survey.incidentId)}
        />
      </ClientMessages>
      <OverlapOf survey={survey} preview={recipients} />
    </>
  );
}
