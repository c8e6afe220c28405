import { statedNumber } from '@/domain/questionnaires/values';
import type { Flag } from '../schema';
import { flag, type Said } from './said';

/** Fewer other answers than this say nothing of what is usual. */
const othersAtLeast = 8;
/** As far from the median as this many robust standard deviations (Iglewicz and Hoaglin 1993: 3.5). */
const farAtLeast = 3.5;
/** Counts this small differ by chance. */
const countAtLeast = 5;
/** Answers that are nearly alike must not make half as many again look strange. */
const spreadAtLeast = Math.log(1.5);

/**
 * Lost per 1,000 inhabitants far from what the incident's others say. Compares logarithms with the median and the
 * median absolute deviation of the others that have lost something, because counts per inhabitant are skewed and a
 * typing error (a zero too many) must not move what it is measured by. Parts of a municipality have no population
 * of their own and are left out. Reasons: docs/decisions, "Flags are for a human".
 */
export function outOfLine(judged: readonly Said[], incident: readonly Said[]): Flag[] {
  const rates = incident.flatMap((said) => {
    const rate = rateOf(said);
    return rate === null ? [] : { key: keyOf(said), rate };
  });
  return judged.flatMap((said) => {
    const rate = rateOf(said);
    if (rate === null || said.population === null) return [];
    const others = rates.filter((one) => one.key !== keyOf(said)).map((one) => Math.log(one.rate));
    if (others.length < othersAtLeast) return [];
    const usual = median(others);
    const spread = Math.max(spreadAtLeast, 1.4826 * median(others.map((one) => Math.abs(one - usual))));
    const lost = statedNumber(said.answers.lost) ?? 0;
    const expected = (Math.exp(usual) * said.population) / 1000;
    if (Math.max(lost, expected) < countAtLeast) return [];
    if (Math.abs(Math.log(rate) - usual) <= farAtLeast * spread) return [];
    return flag('outOfLine', said, 'lost', [lost, said.population], {
      lost,
      rate: rounded(rate),
      usual: rounded(Math.exp(usual)),
      others: others.length,
    });
  });
}

const keyOf = (said: Said) => `${said.serviceId} ${said.municipalityNumber}`;

function rateOf({ answers, population, part }: Said): number | null {
  const lost = statedNumber(answers.lost);
  return lost && lost > 0 && population && part === '' ? (lost * 1000) / population : null;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** Two figures that count: 0.042, 3.1. */
const rounded = (value: number) => Number(value.toPrecision(2));
