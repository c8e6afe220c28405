'use client';

import type { CSSProperties } from 'react';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import styles from './charts.module.css';
import { dashes } from './line-sample';

export type StepSeries = { key: string; label: string; dueAt: number };
/** One moment (milliseconds) and the share, 0 to 1, that each series had reached by then; only when it changes. */
export type StepRow = { at: number } & Record<string, number>;

type Props = {
  label: string;
  rows: StepRow[];
  series: StepSeries[];
  /** From when to when, in milliseconds. */
  span: [number, number];
  ticks: number[];
  dueLabel: string;
  formatTick: (at: number) => string;
  formatMoment: (at: number) => string;
  formatShare: (share: number) => string;
};

/** Stairs that climb from nobody to everybody, and a standing line where time is up. */
export function AnsweredSteps({
  label,
  rows,
  series,
  span,
  ticks,
  dueLabel,
  formatTick,
  formatMoment,
  formatShare,
}: Props) {
  const text = { fill: 'var(--ds-color-neutral-text-subtle)', fontSize: 12 };
  const dues = [...new Set(series.map((one) => one.dueAt))].sort((a, b) => a - b);
  return (
    <div
      className={styles.chart}
      style={{ '--height': `${280}px` } as CSSProperties}
      role="img"
      aria-label={label}
    >
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 480, height: 280 }}>
        <LineChart data={rows} accessibilityLayer={false} margin={{ top: 20, right: 12, bottom: 0, left: 0 }}>
          <CartesianGrid vertical={false} stroke="var(--ds-color-neutral-border-subtle)" />
          <XAxis
            type="number"
            dataKey="at"
            domain={span}
            ticks={ticks}
            tickFormatter={formatTick}
            tick={text}
            tickLine={false}
            minTickGap={16}
            stroke="var(--ds-color-neutral-border-default)"
          />
          <YAxis
            type="number"
            domain={[0, 1]}
            ticks={[0, 0.25, 0.5, 0.75, 1]}
            tickFormatter={formatShare}
            width={52}
            tick={text}
            axisLine={false}
            tickLine={false}
          />
          <Tooltip
            isAnimationActive={false}
            content={({ active, payload, label: at }) =>
              active && payload?.length ? (
                <div className={styles.tip}>
                  <strong>{formatMoment(Number(at))}</strong>
                  {payload.map((entry) => (
                    <span key={String(entry.dataKey)}>
                      {series.find((one) => one.key === entry.dataKey)?.label}:{' '}
                      {formatShare(Number(entry.value))}
                    </span>
                  ))}
                </div>
              ) : null
            }
          />
          {dues.map((due, i) => (
            <ReferenceLine
              key={due}
              x={due}
              stroke="var(--ds-color-neutral-text-default)"
              strokeDasharray="4 3"
              label={
                i === 0
                  ? {
                      value: dueLabel,
                      position: 'top',
                      fontSize: 12,
                      fill: 'var(--ds-color-neutral-text-default)',
                    }
                  : undefined
              }
            />
          ))}
          {series.map((one, i) => (
            <Line
              key={one.key}
              dataKey={one.key}
              type="stepAfter"
              connectNulls
              dot={false}
              strokeWidth={2.5}
              stroke="var(--ds-color-info-base-default)"
              strokeDasharray={dashes[i % dashes.length] ?? ''}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
