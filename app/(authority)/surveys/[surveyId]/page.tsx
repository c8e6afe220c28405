import { Alert, Button } from '@digdir/designsystemet-react';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Tracker } from '@/components/tracking/tracker';
import { ClientMessages } from '@/components/ui/client-messages';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { getIncident } from '@/domain/incidents/data';
import { wordsIn } from '@/domain/incidents/words';
import { hasOwnQuestions } from '@/domain/questionnaires/compose';
import { suggestedDueAt } from '@/domain/surveys/due-time';
import { listRequests } from '@/domain/tracking/data';
import { now } from '@/lib/clock';
import { asVisitor, shown } from '@/lib/visitor';
import styles from './page.module.css';
import { surveyOfPage } from './survey-of-page';

type Props = {
  params: Promise<{ surveyId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Following a survey request by request. */
export default async function SurveyPage({ params, searchParams }: Props) {
  const survey = await surveyOfPage(params);
  if (survey.state === 'draft') redirect(`/surveys/${survey.id}/edit`);
  const [t, locale, { opened }] = await Promise.all([getTranslations('tracking'), getLocale(), searchParams]);
  const query = { surveyId: survey.id, sort: 'status', descending: false, limit: 500 } as const;
  const { requests, incident } = await asVisitor(async (actor, tx) => ({
    requests: await listRequests(actor, tx, query),
    incident: await getIncident(actor, tx, survey.incidentId),
  }));
  const own = await getTranslations('own');
  const first = shown(requests);
  return (
    <>
      <PageHeader
        eyebrow={
          <>
            <PageLink href={`/incidents/${survey.incidentId}`}>{survey.incidentTitle}</PageLink> ·{' '}
            {survey.officeName}
          </>
        }
        title={survey.title}
        actions={
          <>
            {survey.may.chase ? (
              <Button asChild variant="tertiary">
                <PageLink href={`/surveys/${survey.id}/questions`}>{t('correctQuestions')}</PageLink>
              </Button>
            ) : null}
            {hasOwnQuestions(survey.definition) ? (
              <Button asChild variant="secondary">
                <PageLink href={`/surveys/${survey.id}/answers`}>{own('link')}</PageLink>
              </Button>
            ) : null}
          </>
        }
      />
      {opened ? (
        <Alert data-color="success" role="status" className={styles.opened}>
          <strong>{t('opened.title')}.</strong> {t('opened.body', { requests: first.counts.asked })}
        </Alert>
      ) : null}
      {survey.may.readWhole ? null : <p>{t('whole', { office: survey.officeName })}</p>}
      <ClientMessages namespaces={['tracking', 'kinds', 'reviews', 'dialogue']}>
        <Tracker
          survey={survey}
          first={first}
          lostWord={capitalised(wordsIn(shown(incident).words, locale).rungs.lost.short)}
          suggestedDueAt={suggestedDueAt(now()).toISOString()}
        />
      </ClientMessages>
    </>
  );
}

function capitalised(word: string): string {
  return word.charAt(0).toLocaleUpperCase('nb') + word.slice(1);
}
