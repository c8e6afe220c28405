import type { Answer } from '@/domain/questionnaires/schema';
import { stated } from '@/domain/questionnaires/values';
import type { FindingCounts } from '../schema';
import { type Finding, findings } from '../states';

/** Finding of one service's answers about one municipality; null when they say none of the four. */
export function findingOfAnswers(answers: Readonly<Record<string, Answer>>): Finding | null {
  switch (stated(answers.affected)) {
    case 'yes':
      return 'affected';
    case 'under_investigation':
      return 'under_investigation';
    case 'no':
      return 'not_affected';
    default:
      return stated(answers.usesSystem) === 'no' ? 'does_not_use' : null;
  }
}

/**
 * Finding of a municipality: affected, under investigation, not affected, does not use the system: the first
 * that any of its services says. Source: domain.md, "The state of a municipality".
 */
export function municipalityFinding(said: readonly (Finding | null)[]): Finding | null {
  return findings.find((finding) => said.includes(finding)) ?? null;
}

/** How many municipalities have each finding, and how many have none. They add up to the municipalities. */
export function findingCounts(municipalities: readonly { finding: Finding | null }[]): FindingCounts {
  const count = (wanted: Finding | null) => municipalities.filter((m) => m.finding === wanted).length;
  return {
    affected: count('affected'),
    underInvestigation: count('under_investigation'),
    notAffected: count('not_affected'),
    doesNotUse: count('does_not_use'),
    none: count(null),
  };
}

/** Municipalities that have reported a deviation: affected or under investigation. */
export function reportedDeviation(counts: FindingCounts): number {
  return counts.affected + counts.underInvestigation;
}
