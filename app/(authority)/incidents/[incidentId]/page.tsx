import { Button } from '@digdir/designsystemet-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { AboutIncident } from '@/components/incidents/about';
import { CountMonths } from '@/components/incidents/count-months';
import { KeyFigures } from '@/components/incidents/incident-card';
import styles from '@/components/incidents/incidents.module.css';
import { ListSummary } from '@/components/incidents/list-summary';
import { Notices } from '@/components/incidents/notices';
import { SurveyRows } from '@/components/incidents/survey-rows';
import { Timeline } from '@/components/incidents/timeline';
import { ClientMessages } from '@/components/ui/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { getIncidentFigures } from '@/domain/figures/data';
import { countDifferences } from '@/domain/incidents/counts';
import { listOperatorCounts } from '@/domain/incidents/counts-data';
import { listMunicipalityFacts } from '@/domain/incidents/facts-data';
import { wordsIn } from '@/domain/incidents/words';
import { listSurveys } from '@/domain/surveys/data';
import { now } from '@/lib/clock';
import { asVisitor } from '@/lib/visitor';
import { incidentOfPage } from './incident-of-page';

type Props = { params: Promise<{ incidentId: string }> };

/** One incident: how it stands, who has been asked, what is known, what was said to the services. */
export default async function IncidentPage({ params }: Props) {
  const incident = await incidentOfPage(params);
  const [t, locale] = await Promise.all([getTranslations('incidents'), getLocale()]);
  const { id, may } = incident;
  const { figures, facts, counts, surveys } = await asVisitor(async (actor, tx) => ({
    figures: await getIncidentFigures(actor, tx, { incidentId: id }),
    facts: await listMunicipalityFacts(actor, tx, { incidentId: id }),
    counts: await listOperatorCounts(actor, tx, { incidentId: id }),
    surveys: await listSurveys(actor, tx, { incidentId: id, limit: 100 }),
  }));
  const known = figures.ok ? figures.value : null;
  const rows = surveys.ok ? surveys.value.rows : [];
  const sent = await getTranslations('counts');
  const words = wordsIn(incident.words, locale);
  const { one, many } = words.rungs.lost;
  return (
    <>
      <PageHeader
        eyebrow={
          <>
            <PageLink href="/incidents">{t('title')}</PageLink> · {incident.officeName}
          </>
        }
        title={incident.title}
        actions={
          <>
            {may.createSurvey ? (
              <Button asChild>
                <PageLink href={`/incidents/${id}/surveys/new`}>{t('actions.newSurvey')}</PageLink>
              </Button>
            ) : null}
            {may.edit ? (
              <Button asChild variant="secondary">
                <PageLink href={`/incidents/${id}/edit`}>{t('actions.edit')}</PageLink>
              </Button>
            ) : null}
          </>
        }
      />
      <div className={styles.columns}>
        <div className={styles.stack}>
          {known ? (
            <section className={styles.section}>
              <KeyFigures figures={known} lostWords={{ one, many }} />
              {known.municipalities.asked > 0 ? (
                <PageLink href={`/status/${id}`}>{t('actions.status')}</PageLink>
              ) : null}
            </section>
          ) : null}
          {known || may.createSurvey ? (
            <section className={styles.section} aria-labelledby="surveys">
              <div className={styles.sectionHead}>
                <h2 id="surveys">{t('surveys.title')}</h2>
              </div>
              {rows.length === 0 ? (
                <EmptyState title={t('surveys.empty')}>
                  <p>{t('surveys.emptyBody')}</p>
                </EmptyState>
              ) : (
                <SurveyRows surveys={rows} figures={known} now={now().toISOString()} />
              )}
            </section>
          ) : null}
          {may.readFacts && words.applies.includes('usesSystem') ? (
            <section className={styles.section} aria-labelledby="list">
              <div className={styles.sectionHead}>
                <h2 id="list">{t('list.title')}</h2>
                {may.importList ? (
                  <PageLink href={`/incidents/${id}/operator-list`}>{t('list.import')}</PageLink>
                ) : null}
                <p>{t('list.lead')}</p>
              </div>
              <ListSummary incidentId={id} facts={facts.ok ? facts.value : []} />
            </section>
          ) : null}
          {counts.ok && (may.importList || counts.value.months.length > 0) ? (
            <section className={styles.section} aria-labelledby="counts">
              <div className={styles.sectionHead}>
                <h2 id="counts">{sent('title')}</h2>
                {may.importList ? (
                  <PageLink href={`/incidents/${id}/operator-list?open=counts#counts`}>
                    {sent('import')}
                  </PageLink>
                ) : null}
                <p>{sent('lead')}</p>
              </div>
              <CountMonths
                months={counts.value.months}
                differences={countDifferences(
                  counts.value.facts,
                  new Map(known?.states.map((state) => [state.number, state.ladder.lost])),
                )}
                names={new Map(known?.states.map((state) => [state.number, state.name]))}
                lost={many}
              />
            </section>
          ) : null}
          <section className={styles.section} aria-labelledby="timeline">
            <div className={styles.sectionHead}>
              <h2 id="timeline">{t('notes.title')}</h2>
              {may.edit ? <PageLink href={`/incidents/${id}/notes/new`}>{t('notes.new')}</PageLink> : null}
            </div>
            <Timeline notes={incident.notes} />
          </section>
        </div>
        <div className={styles.stack}>
          <section className={styles.section} aria-labelledby="notices">
            <div className={styles.sectionHead}>
              <h2 id="notices">{t('notices.title')}</h2>
              {may.postNotice ? (
                <PageLink href={`/incidents/${id}/notices/new`}>{t('notices.new')}</PageLink>
              ) : null}
              <p>{t('notices.lead')}</p>
            </div>
            <ClientMessages namespaces={['incidents']}>
              <Notices incidentId={id} notices={incident.notices} />
            </ClientMessages>
          </section>
          <AboutIncident incident={incident} words={words} />
        </div>
      </div>
    </>
  );
}
