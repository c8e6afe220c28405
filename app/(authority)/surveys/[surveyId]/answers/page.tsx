import { Button } from '@digdir/designsystemet-react';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { OwnQuestions } from '@/components/figures/own-questions';
import { EmptyState } from '@/components/ui/empty-state';
import { Moment } from '@/components/ui/moment';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { getOwnFigures } from '@/domain/figures/own-data';
import { canReadWords, figureReach } from '@/domain/figures/policy';
import { canTrack } from '@/domain/tracking/policy';
import { now } from '@/lib/clock';
import { asVisitor, shown, signedInVisitor } from '@/lib/visitor';
import { surveyOfPage } from '../survey-of-page';

type Props = {
  params: Promise<{ surveyId: string }>;
  searchParams: Promise<{ asOf?: string | string[]; county?: string | string[] }>;
};

/** What was answered to the survey's own questions, question by question. */
export default async function SurveyAnswersPage({ params, searchParams }: Props) {
  const { surveyId } = await params;
  const actor = await signedInVisitor(`/surveys/${surveyId}/answers`);
  if (figureReach(actor) === null) notFound();
  const survey = await surveyOfPage(params, '/answers');
  const asked = askedFor(await searchParams);
  const figures = shown(
    await asVisitor((who, tx) => getOwnFigures(who, tx, { surveyId: survey.id, ...asked })),
  );
  const [t, locale] = await Promise.all([getTranslations('own'), getLocale()]);
  const query = new URLSearchParams({ language: locale, ...asked });
  return (
    <>
      <PageHeader
        eyebrow={
          <>
            <PageLink href={`/status/${survey.incidentId}`}>{survey.incidentTitle}</PageLink> ·{' '}
            {canTrack(actor) ? (
              <PageLink href={`/surveys/${survey.id}`}>{survey.title}</PageLink>
            ) : (
              survey.title
            )}
          </>
        }
        title={t('title')}
        lead={t('lead')}
        actions={
          canReadWords(actor) ? (
            <Button asChild variant="secondary">
              <a href={`/api/v1/surveys/${survey.id}/answers.csv?${query}`} download>
                {t('download')}
              </a>
            </Button>
          ) : null
        }
      />
      <p>
        {t.rich('asOf', { moment: () => <Moment at={figures.asOf} /> })}
        {figures.ownCounties ? ` ${t('ownCounties')}` : null}
      </p>
      {figures.questions.length === 0 ? (
        <EmptyState title={t('noQuestions')}>
          <p>{t('noQuestionsBody')}</p>
        </EmptyState>
      ) : (
        <OwnQuestions questions={figures.questions} texts={figures.texts} />
      )}
    </>
  );
}

/** What the address asks for; what is malformed, or yet to come, counts as not asked. */
function askedFor(query: Awaited<Props['searchParams']>): { asOf?: string; county?: string } {
  const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);
  const asOf = z.iso.datetime({ offset: true }).safeParse(one(query.asOf)).data;
  const county = /^\d{2}$/.exec(one(query.county) ?? '')?.[0];
  return {
    ...(asOf && new Date(asOf) <= now() ? { asOf } : {}),
    ...(county ? { county } : {}),
  };
}
