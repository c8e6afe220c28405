import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CountImport } from '@/components/incidents/count-import';
import { FactsTable } from '@/components/incidents/facts-table';
import styles from '@/components/incidents/incidents.module.css';
import { ListImport } from '@/components/incidents/list-import';
import { ClientMessages } from '@/components/ui/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { listMunicipalityFacts } from '@/domain/incidents/facts-data';
import { differences } from '@/domain/incidents/rules';
import { asVisitor } from '@/lib/visitor';
import { incidentOfPage } from '../incident-of-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('incidents'))('list.title') };
}

/** Who uses the system: the differences first, then everything on the list, then a new list. */
export default async function OperatorListPage({ params }: { params: Promise<{ incidentId: string }> }) {
  const incident = await incidentOfPage(params, '/operator-list');
  if (!incident.may.readFacts) notFound();
  const [t, counts] = await Promise.all([getTranslations('incidents'), getTranslations('counts')]);
  const read = await asVisitor((actor, tx) => listMunicipalityFacts(actor, tx, { incidentId: incident.id }));
  const facts = read.ok ? read.value : [];
  const differing = differences(facts).map((one) => one.facts);
  return (
    <>
      <PageHeader
        eyebrow={<Link href={`/incidents/${incident.id}`}>{incident.title}</Link>}
        title={t('list.title')}
        lead={t('list.lead')}
      />
      <ClientMessages namespaces={['incidents', 'counts']}>
        <div className={styles.stack}>
          {incident.may.importList ? (
            <details className={styles.box} open={facts.length === 0}>
              <summary>{t('list.import')}</summary>
              <ListImport incidentId={incident.id} />
            </details>
          ) : null}
          {incident.may.importList ? (
            <details className={styles.box} id="counts">
              <summary>{counts('import')}</summary>
              <CountImport incidentId={incident.id} />
            </details>
          ) : null}
          {facts.length === 0 ? (
            <EmptyState title={t('list.none')}>
              <p>{t('list.noneBody')}</p>
            </EmptyState>
          ) : (
            <>
              {differing.length > 0 ? (
                <section aria-labelledby="differences">
                  <div className={styles.sectionHead}>
                    <h2 id="differences">{t('list.differs', { count: differing.length })}</h2>
                    <p>{t('list.differsLead')}</p>
                  </div>
                  <FactsTable facts={differing} plain />
                </section>
              ) : null}
              <section aria-labelledby="whole">
                <div className={styles.sectionHead}>
                  <h2 id="whole">{t('list.whole')}</h2>
                </div>
                <FactsTable facts={facts} />
              </section>
            </>
          )}
        </div>
      </ClientMessages>
    </>
  );
}
