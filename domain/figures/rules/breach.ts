import type { Answer } from '@/domain/questionnaires/schema';
import { isLateNotice } from '@/domain/questionnaires/shown';
import { statedText } from '@/domain/questionnaires/values';
import type { LineRow } from '../rows';
import type { BreachCounts } from '../schema';
import { type BreachVerdict, breachVerdicts } from '../states';
import { inOrder } from './latest';

export type Breach = {
  verdict: BreachVerdict;
  awareAt: string | null;
  movedTo: string | null;
  notifiedAt: string | null;
};

/**
 * Breach notice of one affected service and municipality. The clock starts at awareAt as the first return states
 * it; what the latest one says instead is `movedTo`. On time ⇔ notified − aware ≤ 72 hours; missing ⇔ asked and not
 * notified; not told ⇔ no return that was asked for it has come. Source: GDPR article 33 (1); domain.md, "A line".
 */
export function breachOfLines(lines: readonly LineRow[], latest: Readonly<Record<string, Answer>>): Breach {
  const awareAt =
    inOrder(lines)
      .map((line) => statedText(line.indicators.awareAt))
      .find((said) => said !== undefined) ?? null;
  const latestAware = statedText(latest.awareAt) ?? null;
  const moved = awareAt !== null && latestAware !== null && Date.parse(latestAware) !== Date.parse(awareAt);
  const movedTo = moved ? latestAware : null;
  const notifiedAt = statedText(latest.dpaNotifiedAt) ?? null;
  return { verdict: verdictOf(latest, awareAt, notifiedAt), awareAt, movedTo, notifiedAt };
}

function verdictOf(
  latest: Readonly<Record<string, Answer>>,
  awareAt: string | null,
  notifiedAt: string | null,
): BreachVerdict {
  if (!latest.dpaNotifiedAt) return 'not_told';
  if (notifiedAt === null) return 'missing';
  if (awareAt === null) return 'undetermined';
  return isLateNotice(awareAt, notifiedAt) ? 'late' : 'on_time';
}

/**
 * Breach notice of a municipality: the worst of its affected services (missing, late, undetermined, on time, not
 * told), since the municipality is the controller; null when none is affected.
 */
export function municipalityBreach(said: readonly Breach[]): Breach | null {
  const key = (b: Breach) => `${b.awareAt} ${b.movedTo} ${b.notifiedAt}`;
  for (const verdict of breachVerdicts) {
    const worst = said
      .filter((breach) => breach.verdict === verdict)
      .toSorted((a, b) => (key(a) < key(b) ? -1 : 1))[0];
    if (worst) return worst;
  }
  return null;
}

/** affected = on time + late + missing + undetermined + not told, in municipalities. */
export function breachCounts(breaches: readonly Breach[]): BreachCounts {
  const count = (verdict: BreachVerdict) => breaches.filter((breach) => breach.verdict === verdict).length;
  return {
    onTime: count('on_time'),
    late: count('late'),
    missing: count('missing'),
    undetermined: count('undetermined'),
    notTold: count('not_told'),
    moved: breaches.filter((breach) => breach.movedTo !== null).length,
  };
}
