import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { ClientMessages } from '@/components/ui/client-messages';
import { EmptyState } from '@/components/ui/empty-state';
import { Moment } from '@/components/ui/moment';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { ScrollTable } from '@/components/ui/scroll-table';
import { StateTag, type Tone } from '@/components/ui/state-tag';
import { listBreaches } from '@/domain/figures/data';
import { figureReach } from '@/domain/figures/policy';
import type { BreachList, BreachRow } from '@/domain/figures/schema';
import type { BreachVerdict } from '@/domain/figures/states';
import { getIncident } from '@/domain/incidents/data';
import { wordsIn } from '@/domain/incidents/words';
import { now } from '@/lib/clock';
import { asVisitor, shown, signedInVisitor } from '@/lib/visitor';
import { BreachAsOf } from './_components/breach-as-of';
import styles from './breaches.module.css';

type Props = {
  params: Promise<{ incidentId: string }>;
  searchParams: Promise<{ asOf?: string | string[] }>;
};

const tones: Record<BreachVerdict, Tone> = {
  on_time: 'answered',
  late: 'danger',
  missing: 'danger',
  undetermined: 'neutral',
  not_told: 'neutral',
};

/** When each affected municipality became aware and gave notice, now or as of a past moment. */
export default async function BreachesPage({ params, searchParams }: Props) {
  const { incidentId } = await params;
  if (!z.uuid().safeParse(incidentId).success) notFound();
  const actor = await signedInVisitor(`/status/${incidentId}/breaches`);
  const asOf = pastMoment((await searchParams).asOf);
  const { incident, list } = await asVisitor(async (_, tx) => ({
    incident: shown(await getIncident(actor, tx, incidentId)),
    list: shown(await listBreaches(actor, tx, { incidentId, asOf: asOf ?? undefined })),
  }));
  const t = await getTranslations('status');
  const from = list.openedAt ?? asOf;
  return (
    <>
      <PageHeader
        eyebrow={
          figureReach(actor) ? (
            <PageLink href={`/status/${incidentId}`}>{t('breachList.back')}</PageLink>
          ) : null
        }
        title={t('breachList.title')}
        lead={t('breachList.lead', { title: incident.title })}
      />
      {wordsIn(incident.words, 'nb').applies.includes('dpaNotifiedAt') ? null : (
        <p>{t('breachList.notAsked')}</p>
      )}
      <div className={styles.top}>
        <p className={styles.summary}>
          {list.rows.length > 0 ? <strong>{summary(t, list)}</strong> : null}
          {t.rich('breachList.asOf', { moment: () => <Moment at={list.asOf} /> })}
        </p>
        {from ? (
          <ClientMessages namespaces={['status']}>
            <BreachAsOf from={from} now={now().toISOString()} asOf={asOf} />
          </ClientMessages>
        ) : null}
      </div>
      {list.rows.length === 0 ? (
        <EmptyState title={t('breachList.empty')} />
      ) : (
        <BreachTable rows={list.rows} />
      )}
    </>
  );
}

/** What the address asks for; what is malformed, or yet to come, counts as not asked. */
function pastMoment(asked: string | string[] | undefined): string | null {
  const asOf = z.iso.datetime({ offset: true }).safeParse(asked).data;
  return asOf && new Date(asOf) <= now() ? asOf : null;
}

function summary(
  t: Awaited<ReturnType<typeof getTranslations<'status'>>>,
  { counts, rows }: BreachList,
): string {
  const asked = rows.length - counts.notTold;
  return asked === 0 ? t('breaches.titleNone') : t('breaches.title', { count: counts.onTime, asked });
}

async function BreachTable({ rows }: { rows: BreachRow[] }) {
  const t = await getTranslations('status');
  return (
    <ScrollTable label={t('breachList.title')}>
      <table className={`ds-table ${styles.table}`} data-size="sm" data-color="neutral">
        <thead>
          <tr>
            {(['municipality', 'county', 'verdict', 'aware', 'notified'] as const).map((column) => (
              <th key={column} scope="col" className={column === 'county' ? styles.county : undefined}>
                {t(`breachList.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.number}>
              <th scope="row">
                {row.name}
                <span className={styles.countyBelow}>{row.countyName}</span>
              </th>
              <td className={styles.county}>{row.countyName}</td>
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
