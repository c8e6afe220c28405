import { Button } from '@digdir/designsystemet-react';
import { getTranslations } from 'next-intl/server';
import { IncidentCard } from '@/components/incidents/incident-card';
import styles from '@/components/incidents/incidents.module.css';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { getIncidentFigures } from '@/domain/figures/data';
import type { Figures } from '@/domain/figures/schema';
import { listIncidents } from '@/domain/incidents/data';
import { canCreateIncident } from '@/domain/incidents/policy';
import { asVisitor, shown, signedInVisitor } from '@/lib/visitor';

/** The incidents the visitor may see, each with how it stands. */
export default async function IncidentsPage() {
  const actor = await signedInVisitor('/incidents');
  const t = await getTranslations('incidents');
  const { listed, figures } = await asVisitor(async (who, tx) => {
    const incidents = await listIncidents(who, tx, {});
    const known: Figures[] = [];
    for (const { id } of incidents.ok ? incidents.value.rows : []) {
      const one = await getIncidentFigures(who, tx, { incidentId: id });
      if (one.ok) known.push(one.value);
    }
    return { listed: incidents, figures: known };
  });
  const incidents = shown(listed).rows;
  const mayCreate = canCreateIncident(actor);
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          mayCreate ? (
            <Button asChild>
              <PageLink href="/incidents/new">{t('new')}</PageLink>
            </Button>
          ) : null
        }
      />
      {incidents.length === 0 ? (
        <EmptyState title={t('empty.title')}>
          <p>{mayCreate ? t('empty.body') : t('empty.operator')}</p>
        </EmptyState>
      ) : (
        <ul className={styles.list}>
          {incidents.map((incident) => (
            <li key={incident.id}>
              <IncidentCard
                incident={incident}
                figures={figures.find((one) => one.scope.incidentId === incident.id) ?? null}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
