'use client';

import { type CSSProperties, useId } from 'react';
import {
  Bar,
  BarChart,
  type BarShapeProps,
  LabelList,
  Rectangle,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import styles from './charts.module.css';
import { type Fill, FillPatterns, paint } from './fills';

export type BarSeries = { key: string; label: string; fill: Fill };
/** One bar: its parts by the series' key, and what stands at its end. */
export type BarRow = { key: string; label: string; parts: Record<string, number>; total: number };

type Props = {
  /** Read out instead of the drawing; the table has the numbers. */
  label: string;
  rows: BarRow[];
  series: BarSeries[];
  /** The bar that the rest of the page is filtered by. */
  selected?: string | null;
  onSelect?: (key: string) => void;
};

const barHeight = 30;

/** Lying bars, one per row, each stacked of the series in their order. Draws what it is given, and computes nothing. */
export function StackedBars({ label, rows, series, selected = null, onSelect }: Props) {
  const id = useId().replaceAll(':', '');
  const data = rows.map((row) => ({ ...row.parts, key: row.key, label: row.label, total: row.total }));
  return (
    <div
      className={styles.chart}
      style={{ '--height': `${rows.length * barHeight + 8}px` } as CSSProperties}
      role="img"
      aria-label={label}
    >
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 480, height: 300 }}>
        <BarChart
          data={data}
          layout="vertical"
          accessibilityLayer={false}
          barCategoryGap={6}
          margin={{ top: 4, right: 32, bottom: 4, left: 0 }}
        >
          <FillPatterns id={id} />
          <XAxis type="number" hide domain={[0, 'dataMax']} />
          <YAxis
            type="category"
            dataKey="label"
            width={130}
            axisLine={false}
            tickLine={false}
            interval={0}
            tick={{ fill: 'var(--ds-color-neutral-text-default)', fontSize: 13 }}
          />
          <Tooltip
            cursor={{ fill: 'var(--ds-color-neutral-surface-tinted)' }}
            isAnimationActive={false}
            content={({ active, payload }) => {
              const row = rows.find((r) => r.key === payload?.[0]?.payload?.key);
              return active && row ? <Parts row={row} series={series} /> : null;
            }}
          />
          {series.map((one, i) => (
            <Bar
              key={one.key}
              dataKey={one.key}
              stackId="all"
              fill={paint(one.fill, id)}
              stroke={`var(--fill-${one.fill.split('-')[0]}-edge, none)`}
              strokeWidth={one.fill === 'red' ? 0 : 1}
              isAnimationActive={false}
              className={onSelect ? styles.clickable : undefined}
              onClick={(bar) =>
                onSelect?.(String((bar as { payload?: { key?: string } }).payload?.key ?? ''))
              }
              shape={(bar: BarShapeProps) => (
                <Rectangle {...bar} opacity={selected && bar.payload?.key !== selected ? 0.35 : 1} />
              )}
            >
              {i === series.length - 1 ? (
                <LabelList dataKey="total" position="right" className={styles.total} />
              ) : null}
            </Bar>
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

function Parts({ row, series }: { row: BarRow; series: BarSeries[] }) {
  return (
    <div className={styles.tip}>
      <strong>{row.label}</strong>
      {series.map((one) => (
        <span key={one.key}>
          {one.label}: {row.parts[one.key] ?? 0}
        </span>
      ))}
    </div>
  );
}
