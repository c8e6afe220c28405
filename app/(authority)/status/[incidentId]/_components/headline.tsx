'use client';

import { Alert, Link } from '@digdir/designsystemet-react';
import { useFormatter, useTranslations } from 'next-intl';
import { PartsBar } from '@/components/charts/parts-bar';
import { Moment } from '@/components/ui/moment';
import type { Figures } from '@/domain/figures/schema';
import { withLoss } from '@/domain/figures/states';
import type { LanguageWords } from '@/domain/incidents/words';
import { AsOfControl } from './as-of-control';
import type { BoardProps } from './board-props';
import { Controls } from './controls';
import { Earlier } from './earlier';
import type { Filters } from './filters';
import styles from './headline.module.css';

type Props = BoardProps & {
  figures: Figures;
  moment: string;
  countyName: string | null;
  trouble: 'stale' | 'signedOut' | null;
  filters: Filters;
  change: (changes: Partial<Filters>) => void;
};

/** The finding in one sentence, as of when, and what it covers. */
export function Headline(props: Props) {
  const { incident, figures, words, moment, countyName, filters } = props;
  const t = useTranslations('status');
  const { services, findings, scope } = figures;
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <p className={styles.eyebrow}>
          {incident.title}
          {countyName ? ` · ${countyName}` : scope.ownCounties ? ` · ${t('county.ownCounties')}` : ''}
          {props.illustrative ? ` · ${t('illustrative')}` : ''}
        </p>
        <h1 className={styles.title}>{useSentence(figures, words)}</h1>
        <p className={styles.covers}>
          {t.rich('asOf', { moment: () => <Moment at={moment} /> })} ·{' '}
          {t('coverage', { answered: services.answered, asked: services.asked })}
        </p>
        {figures.totals.lost.statedBy > 0 ? <LadderBar figures={figures} words={words} /> : null}
        {findings.underInvestigation > 0 ? (
          <p className={styles.deviation}>
            {t('deviation', {
              count: findings.affected + findings.underInvestigation,
              affected: findings.affected,
              investigating: findings.underInvestigation,
            })}
          </p>
        ) : null}
      </div>
      <div className={styles.side}>
        <AsOfControl
          from={props.surveys[0]?.openedAt ?? null}
          now={props.serverNow}
          asOf={filters.asOf}
          onChange={(asOf) => props.change({ asOf })}
        />
        <Controls {...props} />
        <Earlier {...props} />
        <Trouble trouble={props.trouble} moment={moment} />
      </div>
    </header>
  );
}

function useSentence({ totals, findings, requests, states }: Figures, words: LanguageWords): string {
  const t = useTranslations('status');
  const count = totals.lost.value;
  if (count > 0) {
    const thing = count === 1 ? words.rungs.lost.one : words.rungs.lost.many;
    return t('headline.lost', { count, thing, municipalities: withLoss(states) });
  }
  if (findings.affected > 0) return t('headline.affected', { municipalities: findings.affected });
  if (requests.asked === 0) return t('headline.notAsked');
  return t('headline.none', { things: words.rungs.lost.many });
}

/** lost = recovered + searching + irretrievable, darker the worse. */
function LadderBar({ figures, words }: { figures: Figures; words: LanguageWords }) {
  const t = useTranslations('status');
  const format = useFormatter();
  const { totals, states } = figures;
  const part = (
    key: 'recovered' | 'searching' | 'irretrievable',
    fill: 'red-light' | 'red-hatched' | 'red',
  ) => ({
    key,
    fill,
    count: totals[key].value,
    label: (
      <>
        <strong>{format.number(totals[key].value)}</strong> {words.rungs[key].short}
      </>
    ),
  });
  // Whoever states zero is not affected, and is no part of this.
  const unstated = states.filter((one) => one.finding === 'affected' && one.ladder.lost === null).length;
  const followedUp = words.applies.includes('followedUp') && totals.followedUp.statedBy > 0;
  return (
    <section className={styles.ladder} aria-label={t('ladder.label', { theMany: words.thing.theMany })}>
      <PartsBar
        parts={[
          part('recovered', 'red-light'),
          part('searching', 'red-hatched'),
          part('irretrievable', 'red'),
        ]}
      />
      {followedUp || unstated > 0 ? (
        <p className={styles.beside}>
          {[
            followedUp
              ? t('ladder.of', { count: totals.followedUp.value, name: words.rungs.followedUp.short })
              : null,
            unstated > 0 ? t('ladder.unstated', { count: unstated }) : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      ) : null}
    </section>
  );
}

function Trouble({ trouble, moment }: { trouble: Props['trouble']; moment: string }) {
  const t = useTranslations('status');
  const format = useFormatter();
  if (!trouble) return null;
  const time = format.dateTime(new Date(moment), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (
    <Alert data-color="warning" data-size="sm" role="status">
      {t(`live.${trouble}`, { moment: time })}{' '}
      {trouble === 'signedOut' ? <Link href="/sign-in">{t('live.signIn')}</Link> : null}
    </Alert>
  );
}
