import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { askableFields } from '@/components/reviews/askable-fields';
import { Exchange, ReviewPanel } from '@/components/reviews/review-panel';
import { Status } from '@/components/tracking/marks';
import partStyles from '@/components/tracking/parts.module.css';
import { RequestChase } from '@/components/tracking/request-chase';
import { Contacts, Happened, Mails, Places } from '@/components/tracking/request-parts';
import { VersionList, Versions } from '@/components/tracking/versions';
import styles from '@/components/tracking/versions.module.css';
import { ClientMessages } from '@/components/ui/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { Moment } from '@/components/ui/moment';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { getIncident } from '@/domain/incidents/data';
import { wordsIn } from '@/domain/incidents/words';
import { suggestedDueAt } from '@/domain/surveys/due-time';
import { getTrackedRequest } from '@/domain/tracking/detail-data';
import { now } from '@/lib/clock';
import { asVisitor, namedId, shown } from '@/lib/visitor';
import { surveyOfPage } from '../../survey-of-page';

type Props = { params: Promise<{ surveyId: string; requestId: string }> };

/** One request whole: the versions of its return side by side, and beside them everything around it. */
export default async function TrackedRequestPage(props: Props) {
  const { requestId } = await props.params;
  const survey = await surveyOfPage(props.params, `/requests/${requestId}`);
  const [t, locale] = await Promise.all([getTranslations('tracking'), getLocale()]);
  const { found, incident } = await asVisitor(async (actor, tx) => ({
    found: await getTrackedRequest(actor, tx, { requestId: namedId(requestId) }),
    incident: await getIncident(actor, tx, survey.incidentId),
  }));
  const detail = shown(found);
  if (detail.surveyId !== survey.id) notFound();
  const { request, versions } = detail;
  const words = wordsIn(shown(incident).words, locale);
  const { definition } = survey;
  const suggested = suggestedDueAt(now()).toISOString();
  return (
    <>
      <PageHeader
        eyebrow={<PageLink href={`/surveys/${survey.id}?request=${request.id}`}>{survey.title}</PageLink>}
        title={t('versions.title', { service: request.serviceName })}
        {...(versions.length > 1 ? { lead: t('versions.lead') } : {})}
      />
      <div className={styles.layout}>
        <div>
          {detail.whole ? null : <p>{t('versions.onlyOwn')}</p>}
          {versions.length === 0 ? (
            <EmptyState title={t('versions.none')} />
          ) : (
            <Versions detail={detail} definition={definition} words={words} />
          )}
          <ClientMessages namespaces={['reviews', 'dialogue']}>
            <Exchange detail={detail} />
          </ClientMessages>
        </div>
        <aside className={partStyles.sections}>
          <section>
            <Status row={request} />
            <p className={partStyles.quiet}>
              {t.rich('due', { at: () => <Moment key="at" at={request.dueAt} style="dayTime" /> })}
            </p>
          </section>
          {survey.may.chase && survey.state === 'open' ? (
            <p>
              <PageLink href={`/surveys/${survey.id}/requests/${request.id}/by-phone`}>
                {t('pane.byPhone')}
              </PageLink>
            </p>
          ) : null}
          {survey.may.chase ? (
            <ClientMessages namespaces={['tracking', 'reviews']}>
              <RequestChase
                surveyId={survey.id}
                row={request}
                suggestedDueAt={suggested}
                asOf={now().toISOString()}
              />
            </ClientMessages>
          ) : null}
          <ClientMessages namespaces={['tracking', 'reviews', 'dialogue']}>
            <ReviewPanel
              detail={detail}
              fields={askableFields(request, { definition, words, locale }, t('versions.whole'))}
              suggestedDueAt={suggested}
            />
          </ClientMessages>
          {versions.length > 0 ? (
            <section>
              <h2>{t('pane.answer')}</h2>
              <VersionList versions={versions} />
            </section>
          ) : null}
          <section>
            <h2>{t('pane.contact')}</h2>
            <Contacts contacts={detail.contacts} />
          </section>
          <section>
            <h2>{t('pane.municipalities')}</h2>
            <Places municipalities={request.municipalities} />
          </section>
          <section>
            <h2>{t('pane.happened')}</h2>
            <Happened facts={detail.facts} />
          </section>
          {detail.whole ? (
            <section>
              <h2>{t('pane.mails')}</h2>
              <Mails messages={detail.messages} />
            </section>
          ) : null}
        </aside>
      </div>
    </>
  );
}
