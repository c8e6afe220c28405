'use client';

import { useTranslations } from 'next-intl';
import type { BarSeries } from '@/components/charts/bars';
import { ChartFigure } from '@/components/charts/chart-figure';
import { StackedBars } from '@/components/charts/lazy';
import type { CountyRow, Figures } from '@/domain/figures/schema';
import { useCover } from './use-cover';

type Props = { figures: Figures; county: string | null; onCounty: (county: string) => void };

const missing = ({ municipalities }: CountyRow) => municipalities.outstanding + municipalities.overdue;

/** The municipalities that have not answered, by county: overdue and not yet due. */
export function OutstandingChart({ figures, county, onCounty }: Props) {
  const t = useTranslations('status');
  const cover = useCover(figures, county);
  const counties = figures.counties.toSorted((a, b) => missing(b) - missing(a));
  const [most] = counties;
  const series: BarSeries[] = [
    { key: 'overdue', fill: 'red', label: t('outstandingChart.overdue') },
    { key: 'outstanding', fill: 'neutral-light', label: t('outstandingChart.outstanding') },
  ];
  const rows = counties
    .filter((row) => missing(row) > 0)
    .map((row) => ({
      key: row.number,
      label: row.name,
      parts: { overdue: row.municipalities.overdue, outstanding: row.municipalities.outstanding },
      total: missing(row),
    }));
  const { outstanding, overdue, asked } = figures.municipalities;
  const title = cover(
    asked === 0
      ? t('answersChart.empty')
      : t('outstandingChart.title', {
          count: outstanding + overdue,
          county: most?.name ?? '',
          most: most ? missing(most) : 0,
        }),
  );
  return (
    <ChartFigure
      title={title}
      caption={t('outstandingChart.caption')}
      legend={series}
      table={{
        label: t('numbers'),
        head: [
          t('outstandingChart.county'),
          t('outstandingChart.overdue'),
          t('outstandingChart.outstanding'),
          t('outstandingChart.sum'),
          t('outstandingChart.asked'),
        ],
        rows: counties.map((row) => [
          row.name,
          row.municipalities.overdue,
          row.municipalities.outstanding,
          missing(row),
          row.municipalities.asked,
        ]),
      }}
    >
      {rows.length > 0 ? (
        <StackedBars label={title} rows={rows} series={series} selected={county} onSelect={onCounty} />
      ) : null}
    </ChartFigure>
  );
}
