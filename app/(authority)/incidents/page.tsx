import { Button } from '@digdir/designsystemet-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { IncidentCard } from '@/components/incidents/incident-card';
import styles from '@/components/incidents/incidents.module.css';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { getIncidentFigures } from '@/domain/figures/data';
import { listIncidents } from '@/domain/incidents/data';
import { canCreateIncident } from '@/domain/incidents/policy';
import { asVisitor, shown, signedInVisitor } from '@/lib/visitor';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('incidents'))('title') };
}

/** The incidents the visitor may see, each with how it stands. */
export default async function IncidentsPage() {
  const actor = await signedInVisitor('/incidents');
  const t = await getTranslations('incidents');
  const incidents = shown(await asVisitor((who, tx) => listIncidents(who, tx, {}))).rows;
  const figures = await Promise.all(
    incidents.map(({ id }) => asVisitor((who, tx) => getIncidentFigures(who, tx, { incidentId: id }))),
  );
  const mayCreate = canCreateIncident(actor);
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          mayCreate ? (
            <Button asChild>
              <Link href="/incidents/new">{t('new')}</Link>
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
          {incidents.map((incident, i) => {
            const known = figures[i];
            return (
              <li key={incident.id}>
                <IncidentCard incident={incident} figures={known?.ok ? known.value : null} />
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
