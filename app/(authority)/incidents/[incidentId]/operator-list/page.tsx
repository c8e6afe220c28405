import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CountImport } from '@/components/incidents/count-import';
import { FactsTable } from '@/components/incidents/facts-table';
import styles from '@/components/incidents/incidents.module.css';
import { ListImport } from '@/components/incidents/list-import';
import { ClientMessages } from '@/components/ui/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { Folded } from '@/components/ui/folded';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { listMunicipalityFacts } from '@/domain/incidents/facts-data';
import { differences } from '@/domain/incidents/rules';
import type { MunicipalityFacts } from '@/domain/incidents/schema';
import { appliedFields } from '@/domain/incidents/words';
import { asVisitor } from '@/lib/visitor';
import { incidentOfPage } from '../incident-of-page';

type Props = {
  params: Promise<{ incidentId: string }>;
  /** `counts`: whoever comes is to load what was sent and delivered. */
  searchParams: Promise<{ open?: string | string[] }>;
};

/** Who uses the system: the differences first, then everything on the list, then a new list. */
export default async function OperatorListPage({ params, searchParams }: Props) {
  const incident = await incidentOfPage(params, '/operator-list');
  if (!incident.may.readFacts) notFound();
  const opensCounts = (await searchParams).open === 'counts';
  // An incident without a field for it has no such list: what is left here are the counts.
  const knowsUse = appliedFields(incident.words.applies).includes('usesSystem');
  const [t, counts] = await Promise.all([getTranslations('incidents'), getTranslations('counts')]);
  const read = await asVisitor((actor, tx) => listMunicipalityFacts(actor, tx, { incidentId: incident.id }));
  const facts = read.ok ? read.value : [];
  return (
    <>
      <PageHeader
        eyebrow={<PageLink href={`/incidents/${incident.id}`}>{incident.title}</PageLink>}
        title={knowsUse ? t('list.title') : counts('title')}
        lead={knowsUse ? t('list.lead') : counts('lead')}
      />
      <ClientMessages namespaces={['incidents', 'counts']}>
        <div className={styles.stack}>
          {incident.may.importList && knowsUse ? (
            <Folded
              className={styles.box}
              open={facts.length === 0 && !opensCounts}
              summary={t('list.import')}
            >
              <ListImport incidentId={incident.id} />
            </Folded>
          ) : null}
          {incident.may.importList ? (
            <Folded
              className={styles.box}
              id="counts"
              open={opensCounts || !knowsUse}
              summary={counts('import')}
            >
              <CountImport incidentId={incident.id} />
            </Folded>
          ) : null}
          {knowsUse ? <Listed facts={facts} /> : null}
        </div>
      </ClientMessages>
    </>
  );
}

/** The differences first, then everything on the list. */
async function Listed({ facts }: { facts: MunicipalityFacts[] }) {
  const t = await getTranslations('incidents.list');
  const differing = differences(facts).map((one) => one.facts);
  if (facts.length === 0) {
    return (
      <EmptyState title={t('none')}>
        <p>{t('noneBody')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      {differing.length > 0 ? (
        <section>
          <div className={styles.sectionHead}>
            <h2>{t('differs', { count: differing.length })}</h2>
            <p>{t('differsLead')}</p>
          </div>
          <FactsTable label={t('differs', { count: differing.length })} facts={differing} plain />
        </section>
      ) : null}
      <section>
        <div className={styles.sectionHead}>
          <h2>{t('whole')}</h2>
        </div>
        <FactsTable label={t('whole')} facts={facts} />
      </section>
    </>
  );
}
