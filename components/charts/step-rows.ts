import type { StepRow } from './steps';

type Climb = { key: string; of: number; points: readonly { at: string; answered: number }[] };

/** The points of several series as the rows of one chart, in order of time; a series of nobody stays at nought. */
export function stepRows(climbs: readonly Climb[]): StepRow[] {
  const rows = new Map<number, StepRow>();
  for (const { key, of, points } of climbs) {
    for (const point of points) {
      const at = Date.parse(point.at);
      const row: StepRow = rows.get(at) ?? { at };
      row[key] = of === 0 ? 0 : point.answered / of;
      rows.set(at, row);
    }
  }
  return [...rows.values()].sort((a, b) => a.at - b.at);
}

/** The same as a table: every moment at which a series moves, and how many each had reached by then. */
export function stepTable(climbs: readonly Climb[]): { at: string; answered: number[] }[] {
  const moments = [...new Set(climbs.flatMap(({ points }) => points.map((point) => point.at)))].sort();
  const reached = climbs.map(() => 0);
  const table: { at: string; answered: number[] }[] = [];
  for (const at of moments) {
    for (const [i, { points }] of climbs.entries()) {
      reached[i] = points.find((point) => point.at === at)?.answered ?? reached[i] ?? 0;
    }
    const last = table.at(-1)?.answered ?? climbs.map(() => 0);
    if (reached.some((count, i) => count !== last[i])) table.push({ at, answered: [...reached] });
  }
  return table;
}

const day = 24 * 60 * 60 * 1000;

/** At most seven midnights (UTC) within the span, evenly apart, for the ticks of a time axis. */
export function dayTicks([from, to]: readonly [number, number]): number[] {
  const step = Math.max(1, Math.ceil((to - from) / day / 7)) * day;
  const ticks: number[] = [];
  for (let at = Math.ceil(from / day) * day; at <= to; at += step) ticks.push(at);
  return ticks;
}
