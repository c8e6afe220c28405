import type { Answer } from '@/domain/questionnaires/schema';
import { statedNumber } from '@/domain/questionnaires/values';
import type { LineRow } from '../rows';
import type { Ladder, Total } from '../schema';
import type { Rung } from '../states';
import { latestAnswers } from './latest';

const nothing: Ladder = {
  lost: null,
  recovered: null,
  irretrievable: null,
  searching: null,
  followedUp: null,
};

/**
 * Ladder of one service's answers: lost = recovered + irretrievable + searching, where searching is the rest and
 * never below 0; when lost is not stated, so are all four. Source: domain.md, "A line".
 */
export function ladderOfAnswers(answers: Readonly<Record<string, Answer>>): Ladder {
  const lost = statedNumber(answers.lost) ?? null;
  const followedUp = statedNumber(answers.followedUp) ?? null;
  if (lost === null) return { ...nothing, followedUp };
  const recovered = statedNumber(answers.recovered) ?? null;
  const irretrievable = statedNumber(answers.irretrievable) ?? null;
  const searching = Math.max(0, lost - (recovered ?? 0) - (irretrievable ?? 0));
  return { lost, recovered, irretrievable, searching, followedUp };
}

/**
 * Ladder of one service's voices: their sum; what was asked of the municipality as a whole since it was merged is
 * counted once.
 */
export function ladderOfVoices(voices: readonly (readonly LineRow[])[]): Ladder {
  const [first] = voices;
  if (!first || voices.length === 1) return ladderOfAnswers(latestAnswers(first ?? []));
  const sum = sumLadders(voices.map((lines) => ladderOfAnswers(latestAnswers(lines))));
  const since = latestAnswers(first.filter((line) => line.was === undefined));
  const { followedUp, ...rungs } = ladderOfAnswers(since);
  return { ...sum, ...('lost' in since ? rungs : {}), ...('followedUp' in since ? { followedUp } : {}) };
}

/** Sum of ladders, rung by rung over those that state it; null when none does. Source: domain.md, "counts are sums". */
export function sumLadders(ladders: readonly Ladder[]): Ladder {
  const sum = (rung: Rung) => {
    const known = ladders.flatMap((ladder) => ladder[rung] ?? []);
    return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
  };
  return {
    lost: sum('lost'),
    recovered: sum('recovered'),
    irretrievable: sum('irretrievable'),
    searching: sum('searching'),
    followedUp: sum('followedUp'),
  };
}

/** Totals: the sum of each rung, and how many municipalities have stated it. */
export function totals(municipalities: readonly { ladder: Ladder }[]): Record<Rung, Total> {
  const total = (rung: Rung): Total => {
    const known = municipalities.flatMap((m) => m.ladder[rung] ?? []);
    return { value: known.reduce((a, b) => a + b, 0), statedBy: known.length };
  };
  return {
    lost: total('lost'),
    recovered: total('recovered'),
    irretrievable: total('irretrievable'),
    searching: total('searching'),
    followedUp: total('followedUp'),
  };
}
