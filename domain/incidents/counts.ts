import type { CountDifference, MonthCount } from './counts-schema';

/** What a source said it sent to, or delivered in, one municipality in one month; the newest of a source holds. */
export type CountFact = {
  municipalityNumber: string;
  kind: 'sent' | 'delivered';
  month: string;
  value: number | null;
  source: string;
  at: Date;
  recordedAt: Date;
};

type Pair = { number: string; month: string; source: string; sent: number | null; delivered: number | null };

/** The newest of each source, municipality and month, sent and delivered side by side. */
function pairsOf(facts: readonly CountFact[]): Pair[] {
  const newest = facts.toSorted(
    (a, b) => Number(a.at) - Number(b.at) || Number(a.recordedAt) - Number(b.recordedAt),
  );
  const pairs = new Map<string, Pair>();
  for (const { municipalityNumber: number, kind, month, value, source } of newest) {
    const key = JSON.stringify([source, number, month]);
    const pair = pairs.get(key) ?? { number, month, source, sent: null, delivered: null };
    pairs.set(key, { ...pair, [kind]: value });
  }
  return [...pairs.values()].filter((pair) => pair.sent !== null || pair.delivered !== null);
}

/** sent − delivered, where both are said. */
const missingOf = ({ sent, delivered }: Pair) =>
  sent === null || delivered === null ? null : sent - delivered;
/** Over what is said; null when nothing is, which is not zero. */
function sumOfSaid(values: (number | null)[]): number | null {
  const said = values.filter((value) => value !== null);
  return said.length === 0 ? null : sum(said);
}
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);

/** Sent, delivered and what is missing between them, per month and source, the oldest month first. */
export function monthCounts(facts: readonly CountFact[]): MonthCount[] {
  const groups = Map.groupBy(pairsOf(facts), ({ month, source }) => JSON.stringify([month, source]));
  return [...groups.values()]
    .flatMap((pairs) => {
      const [first] = pairs;
      if (!first) return [];
      return {
        month: first.month,
        source: first.source,
        municipalities: pairs.length,
        sent: sumOfSaid(pairs.map((pair) => pair.sent)),
        delivered: sumOfSaid(pairs.map((pair) => pair.delivered)),
        missing: sumOfSaid(pairs.map(missingOf)),
      };
    })
    .toSorted((a, b) => a.month.localeCompare(b.month) || a.source.localeCompare(b.source));
}

/**
 * The municipalities for which what is missing between sent and delivered, over all months of a source, is not what
 * they state (`stated` by number; null: they have stated nothing), the greatest difference first.
 */
export function countDifferences(
  facts: readonly CountFact[],
  stated: ReadonlyMap<string, number | null>,
): CountDifference[] {
  const groups = Map.groupBy(pairsOf(facts), ({ number, source }) => JSON.stringify([number, source]));
  return [...groups.values()]
    .flatMap((pairs) => {
      const [first] = pairs;
      const missing = sumOfSaid(pairs.map(missingOf));
      const own = stated.get(first?.number ?? '') ?? null;
      if (!first || missing === null || missing === (own ?? 0)) return [];
      return { number: first.number, source: first.source, missing, stated: own };
    })
    .toSorted(
      (a, b) =>
        Math.abs(b.missing - (b.stated ?? 0)) - Math.abs(a.missing - (a.stated ?? 0)) ||
        a.number.localeCompare(b.number),
    );
}
