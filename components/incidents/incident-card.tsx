import { Card, CardBlock } from '@digdir/designsystemet-react';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Figure } from '@/components/ui/figure';
import { Moment } from '@/components/ui/moment';
import { PageLink } from '@/components/ui/page-link';
import type { Figures } from '@/domain/figures/schema';
import type { IncidentSummary } from '@/domain/incidents/schema';
import styles from './incidents.module.css';

/** The three numbers of an incident, each with what it covers; as of the moment below them. */
export function KeyFigures({
  figures,
  lostWords,
}: {
  figures: Figures;
  lostWords: { one: string; many: string };
}) {
  const t = useTranslations('incidents');
  const format = useFormatter();
  const { totals, findings, municipalities } = figures;
  if (municipalities.asked === 0) return <p className={styles.quiet}>{t('card.notAsked')}</p>;
  return (
    <>
      <div className={styles.figures}>
        <Figure
          value={format.number(totals.lost.value)}
          unit={totals.lost.value === 1 ? lostWords.one : lostWords.many}
          covers={t('statedBy', { count: totals.lost.statedBy })}
        />
        <Figure
          value={format.number(findings.affected)}
          unit={t('card.affected', { count: findings.affected })}
          covers={t('card.investigating', { count: findings.underInvestigation })}
        />
        <Figure
          value={format.number(municipalities.answered)}
          unit={t('card.answered', { asked: municipalities.asked })}
        />
      </div>
      <p className={styles.quiet}>{t.rich('asOf', { at: () => <Moment at={figures.asOf} /> })}</p>
    </>
  );
}

/** One incident in the list: its name leads on, its numbers say how it stands. */
export function IncidentCard({ incident, figures }: { incident: IncidentSummary; figures: Figures | null }) {
  const t = useTranslations('incidents');
  const locale = useLocale() as keyof IncidentSummary['lostWords'];
  const { surveys } = incident;
  const counts = [
    t('card.open', { count: surveys.open }),
    ...(surveys.draft > 0 ? [t('card.draft', { count: surveys.draft })] : []),
    ...(surveys.closed > 0 ? [t('card.closed', { count: surveys.closed })] : []),
  ];
  return (
    <Card asChild data-color="neutral">
      <article>
        <CardBlock>
          <h2 className={styles.cardTitle}>
            <PageLink href={`/incidents/${incident.id}`}>{incident.title}</PageLink>
          </h2>
          <p className={styles.quiet}>
            {incident.system} · {incident.officeName}
          </p>
        </CardBlock>
        <CardBlock>
          {figures ? <KeyFigures figures={figures} lostWords={incident.lostWords[locale]} /> : null}
          <p className={styles.counts}>{counts.join(' · ')}</p>
        </CardBlock>
      </article>
    </Card>
  );
}
