import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/ui/empty-state';
import { Moment } from '@/components/ui/moment';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { getIncidentFigures } from '@/domain/figures/data';
import { breachReach, figureReach } from '@/domain/figures/policy';
import type { Figures } from '@/domain/figures/schema';
import { withLoss } from '@/domain/figures/states';
import { listIncidents } from '@/domain/incidents/data';
import type { IncidentSummary } from '@/domain/incidents/schema';
import { now } from '@/lib/clock';
import { asVisitor, shown, signedInVisitor } from '@/lib/visitor';
import styles from './status.module.css';

/** The incidents whose figures the visitor may see, each with its number. */
export default async function StatusListPage() {
  const actor = await signedInVisitor('/status');
  if (!figureReach(actor) && !breachReach(actor)) notFound();
  const entries = await asVisitor(async (_, tx) => {
    const { rows } = shown(await listIncidents(actor, tx, { limit: 20 }));
    const read: { incident: IncidentSummary; figures: Figures | null }[] = [];
    for (const incident of rows) {
      const figures = await getIncidentFigures(actor, tx, { incidentId: incident.id });
      read.push({ incident, figures: figures.ok ? figures.value : null });
    }
    return read;
  });
  const t = await getTranslations('status');
  return (
    <>
      <PageHeader title={t('list.title')} lead={t('list.lead')} />
      {entries.length === 0 ? <EmptyState title={t('list.empty')}>{t('list.emptyHint')}</EmptyState> : null}
      <ul className={styles.incidents}>
        {entries.map(({ incident, figures }) => (
          <li key={incident.id} className={styles.incident}>
            <h2 className={styles.name}>
              <PageLink href={`/status/${incident.id}`}>{incident.title}</PageLink>
            </h2>
            <p className={styles.authority}>{t('list.authority', { office: incident.officeName })}</p>
            {figures ? <Numbers incident={incident} figures={figures} /> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

async function Numbers({ incident, figures }: { incident: IncidentSummary; figures: Figures }) {
  const [t, locale] = await Promise.all([getTranslations('status'), getLocale()]);
  const { totals, services, scope, states } = figures;
  if (services.asked === 0) return <p>{t('list.noFigures')}</p>;
  const words = incident.lostWords[locale === 'nn' || locale === 'en' ? locale : 'nb'];
  return (
    <>
      <p className={styles.number}>
        {totals.lost.value === 0
          ? t('headline.none')
          : t('headline.lost', {
              count: totals.lost.value,
              thing: totals.lost.value === 1 ? words.one : words.many,
              municipalities: withLoss(states),
            })}
      </p>
      <p className={styles.covers}>
        {t('coverage', { answered: services.answered, asked: services.asked })} · <Moment at={now()} />
        {scope.ownCounties ? ` · ${t('list.ownCounties')}` : ''}
      </p>
    </>
  );
}
