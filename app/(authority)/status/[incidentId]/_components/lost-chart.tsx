'use client';

import { useTranslations } from 'next-intl';
import type { BarSeries } from '@/components/charts/bars';
import { ChartFigure } from '@/components/charts/chart-figure';
import { StackedBars } from '@/components/charts/lazy';
import type { Figures } from '@/domain/figures/schema';
import type { LanguageWords } from '@/domain/incidents/words';
import { useCover } from './use-cover';

type Props = {
  figures: Figures;
  words: LanguageWords;
  county: string | null;
  onCounty: (county: string) => void;
};

const parts = ['recovered', 'searching', 'irretrievable'] as const;
const fills = { recovered: 'red-light', searching: 'red-hatched', irretrievable: 'red' } as const;

/** What is lost by county, and what became of it. */
export function LostChart({ figures, words, county, onCounty }: Props) {
  const t = useTranslations('status');
  const cover = useCover(figures, county);
  const { totals } = figures;
  const counties = figures.counties.toSorted((a, b) => b.totals.lost.value - a.totals.lost.value);
  const [most] = counties;
  const thing = totals.lost.value === 1 ? words.rungs.lost.one : words.rungs.lost.many;
  const series: BarSeries[] = parts.map((key) => ({ key, fill: fills[key], label: words.fields[key].label }));
  const rows = counties
    .filter((c) => c.totals.lost.value > 0)
    .map((c) => ({
      key: c.number,
      label: c.name,
      parts: Object.fromEntries(parts.map((key) => [key, c.totals[key].value])),
      total: c.totals.lost.value,
    }));
  const title = cover(
    !most || totals.lost.value === 0
      ? t('lostChart.empty', { things: words.rungs.lost.many })
      : t(most.totals.lost.value === totals.lost.value ? 'lostChart.titleOne' : 'lostChart.title', {
          county: most.name,
          count: most.totals.lost.value,
          total: totals.lost.value,
          thing,
        }),
  );
  return (
    <ChartFigure
      title={title}
      caption={t('lostChart.caption', { thing: words.fields.lost.label, stated: totals.lost.statedBy })}
      legend={series}
      table={{
        label: t('numbers'),
        head: [
          t('lostChart.county'),
          ...series.map((s) => s.label),
          t('lostChart.sum'),
          t('lostChart.statedBy'),
        ],
        // Nothing stated is not zero.
        rows: counties.map(({ name, totals: sums }) => [
          name,
          ...[...parts, 'lost' as const].map((key) => (sums[key].statedBy > 0 ? sums[key].value : '–')),
          sums.lost.statedBy,
        ]),
      }}
    >
      {rows.length > 0 ? (
        <StackedBars label={title} rows={rows} series={series} selected={county} onSelect={onCounty} />
      ) : null}
    </ChartFigure>
  );
}
