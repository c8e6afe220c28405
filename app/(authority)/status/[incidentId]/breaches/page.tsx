import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { EmptyState } from '@/components/ui/empty-state';
import { Moment } from '@/components/ui/moment';
import { PageHeader } from '@/components/ui/page-header';
import { ScrollTable } from '@/components/ui/scroll-table';
import { StateTag, type Tone } from '@/components/ui/state-tag';
import { listBreaches } from '@/domain/figures/data';
import { figureReach } from '@/domain/figures/policy';
import type { BreachRow } from '@/domain/figures/schema';
import type { BreachVerdict } from '@/domain/figures/states';
import { getIncident } from '@/domain/incidents/data';
import { wordsIn } from '@/domain/incidents/words';
import { asVisitor, shown, signedInVisitor } from '@/lib/visitor';
import styles from './breaches.module.css';

type Props = { params: Promise<{ incidentId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('status'))('breachList.title') };
}

const tones: Record<BreachVerdict, Tone> = {
  on_time: 'answered',
  late: 'danger',
  missing: 'danger',
  undetermined: 'neutral',
  not_told: 'neutral',
};

/** When each affected municipality became aware and gave notice: for the observer and the authorities. */
export default async function BreachesPage({ params }: Props) {
  const { incidentId } = await params;
  if (!z.uuid().safeParse(incidentId).success) notFound();
  const actor = await signedInVisitor(`/status/${incidentId}/breaches`);
  const { incident, list } = await asVisitor(async (_, tx) => ({
    incident: shown(await getIncident(actor, tx, incidentId)),
    list: shown(await listBreaches(actor, tx, { incidentId })),
  }));
  const t = await getTranslations('status');
  return (
    <>
      <PageHeader
        eyebrow={
          figureReach(actor) ? <Link href={`/status/${incidentId}`}>{t('breachList.back')}</Link> : null
        }
        title={t('breachList.title')}
        lead={t('breachList.lead', { title: incident.title })}
      />
      {wordsIn(incident.words, 'nb').applies.includes('dpaNotifiedAt') ? null : (
        <p>{t('breachList.notAsked')}</p>
      )}
      <p>{t.rich('breachList.asOf', { moment: () => <Moment at={list.asOf} /> })}</p>
      {list.rows.length === 0 ? (
        <EmptyState title={t('breachList.empty')} />
      ) : (
        <BreachTable rows={list.rows} />
      )}
    </>
  );
}

async function BreachTable({ rows }: { rows: BreachRow[] }) {
  const t = await getTranslations('status');
  return (
    <ScrollTable label={t('breachList.title')}>
      <table className={`ds-table ${styles.table}`} data-size="sm" data-color="neutral">
        <thead>
          <tr>
            {(['municipality', 'county', 'verdict', 'aware', 'notified'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`breachList.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.number}>
              <th scope="row">{row.name}</th>
              <td>{row.countyName}</td>
              <td>
                <StateTag tone={tones[row.verdict]}>{t(`breachList.verdicts.${row.verdict}`)}</StateTag>
              </td>
              <td>
                {row.awareAt ? <Moment at={row.awareAt} /> : '–'}
                {row.movedTo ? (
                  <span className={styles.moved}>
                    {t.rich('breachList.movedTo', { moment: () => <Moment at={row.movedTo ?? ''} /> })}
                  </span>
                ) : null}
              </td>
              <td>{row.notifiedAt ? <Moment at={row.notifiedAt} /> : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollTable>
  );
}
