'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { ChartFigure } from '@/components/charts/chart-figure';
import { AnsweredSteps } from '@/components/charts/lazy';
import { LineSample } from '@/components/charts/line-sample';
import { dayTicks, stepRows, stepTable } from '@/components/charts/step-rows';
import type { Figures } from '@/domain/figures/schema';

/** How the answers came in, against the due time; one line for each survey. */
export function AnswersChart({ figures }: { figures: Figures }) {
  const t = useTranslations('status');
  const format = useFormatter();
  const { surveys, requests } = figures;
  const day = (at: number) => format.dateTime(new Date(at), { day: 'numeric', month: 'short' });
  const moment = (at: number) =>
    format.dateTime(new Date(at), {
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  const times = surveys.flatMap((s) =>
    [s.openedAt, s.dueAt, s.answers.at(-1)?.at ?? s.dueAt].map((at) => Date.parse(at)),
  );
  const span: [number, number] = [Math.min(...times), Math.max(...times)];
  const climbs = surveys.map((s) => ({ key: s.id, of: s.requests.asked, points: s.answers }));
  const title =
    requests.asked === 0
      ? t('answersChart.empty')
      : t(surveys.length > 1 ? 'answersChart.titleMany' : 'answersChart.title', {
          answered: requests.answered,
          asked: requests.asked,
          overdue: requests.overdue,
        });
  return (
    <ChartFigure
      title={title}
      caption={t('answersChart.caption')}
      legend={surveys.map((survey, index) => ({
        key: survey.id,
        sample: <LineSample index={index} />,
        label: t('answersChart.legend', {
          title: survey.title,
          answered: survey.requests.answered,
          asked: survey.requests.asked,
          due: moment(Date.parse(survey.dueAt)),
        }),
      }))}
      table={{
        label: t('numbers'),
        head: [t('answersChart.moment'), ...surveys.map((s) => s.title)],
        rows: stepTable(climbs).map(({ at, answered }) => [moment(Date.parse(at)), ...answered]),
      }}
    >
      {surveys.length > 0 ? (
        <AnsweredSteps
          label={title}
          rows={stepRows(climbs)}
          series={surveys.map((s) => ({ key: s.id, label: s.title, dueAt: Date.parse(s.dueAt) }))}
          span={span}
          ticks={dayTicks(span)}
          dueLabel={t('answersChart.due', { count: new Set(surveys.map((s) => s.dueAt)).size })}
          formatTick={day}
          formatMoment={moment}
          formatShare={(share) => format.number(share, { style: 'percent', maximumFractionDigits: 0 })}
        />
      ) : null}
    </ChartFigure>
  );
}
