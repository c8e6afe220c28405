'use client';

import { AnswersChart } from './answers-chart';
import styles from './board.module.css';
import type { BoardProps } from './board-props';
import { BreachBars } from './breach-bars';
import { DenominatorBars } from './denominator-bars';
import { Headline } from './headline';
import { LostChart } from './lost-chart';
import { MunicipalityTable } from './municipality-table';
import { OutstandingChart } from './outstanding-chart';
import { OwnQuestionCharts } from './own-question-charts';
import { ServiceList } from './service-list';
import { StateMap } from './state-map';
import { useConfirmedMoment, useFigures } from './use-figures';
import { useFilters } from './use-filters';

/** Everything on the national page; one set of filters for all of it. */
export function StatusBoard(props: BoardProps) {
  const { incident, words, surveys, counties, layout, first, serverNow } = props;
  const { filters, change } = useFilters({ surveys, counties }, first);
  const { survey, county, asOf } = filters;
  const of = { kind: survey ? 'survey' : 'incident', id: survey ?? incident.id, asOf } as const;
  const asFirst = survey === first.survey && asOf === first.asOf;
  const whole = useFigures({ ...of, county: null }, asFirst ? first.whole : null);
  const part = useFigures(
    { ...of, county },
    asFirst && county === first.county ? (county ? first.part : first.whole) : null,
    county !== null,
  );
  const shown = county ? part : whole;
  const confirmed = useConfirmedMoment(serverNow, whole.figures, whole.updatedAt);
  const figures = shown.figures ?? whole.figures ?? first.whole;
  const all = whole.figures ?? first.whole;
  const onCounty = (number: string) => change({ county: number === county ? null : number });
  const countyName = counties.find((c) => c.number === county)?.name ?? null;

  return (
    <div className={styles.board} data-changing={shown.changing || undefined}>
      <Headline
        {...props}
        figures={figures}
        moment={asOf ?? confirmed}
        countyName={countyName}
        trouble={shown.trouble}
        filters={filters}
        change={change}
      />
      <div className={styles.grid}>
        <StateMap figures={all} words={words} layout={layout} county={county} onCounty={onCounty} />
        <LostChart figures={all} words={words} county={county} onCounty={onCounty} />
        <AnswersChart figures={figures} />
        <OutstandingChart figures={all} county={county} onCounty={onCounty} />
        <DenominatorBars figures={figures} words={words} />
        {words.applies.includes('dpaNotifiedAt') ? (
          <BreachBars
            figures={figures}
            href={props.mayReadBreaches ? `/status/${incident.id}/breaches` : null}
          />
        ) : null}
      </div>
      <ServiceList figures={figures} words={words} />
      <OwnQuestionCharts surveys={surveys} ids={props.ownQuestions} filters={filters} />
      <MunicipalityTable figures={figures} counties={counties} words={words} of={{ ...of, county }} />
    </div>
  );
}
