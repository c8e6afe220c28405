import { knownValue, listedFact } from '@/domain/incidents/rules';
import type { Answer } from '@/domain/questionnaires/schema';
import { stated } from '@/domain/questionnaires/values';
import type { MunicipalityFactRow } from '../rows';

/** One service's latest answers about a municipality and when they were stored. */
export type OwnAnswers = { answers: Readonly<Record<string, Answer>>; submittedAt: Date };

type Kind = 'usesSystem' | 'fixedVersionOn';

function ownValue(kind: Kind, { answers }: OwnAnswers): string | null {
  const value = stated(answers[kind]);
  if (kind === 'usesSystem' && stated(answers.affected) === 'yes') return 'yes';
  return typeof value === 'string' ? value : null;
}

function known(kind: Kind, facts: readonly MunicipalityFactRow[], own: readonly OwnAnswers[]) {
  const listed = listedFact(kind, facts);
  return knownValue(
    kind,
    listed && { value: listed.value, source: listed.source, at: listed.at.toISOString(), certainty: 'known' },
    own.flatMap((said) => {
      const value = ownValue(kind, said);
      return value === null ? [] : { value, at: said.submittedAt.toISOString() };
    }),
  );
}

/**
 * Uses the system: the municipality's own answer wins over the operator's list; yes when any of its services
 * says so, and whoever is affected uses it; a difference is flagged. Source: domain.md, "Incident".
 */
export function usesSystem(
  facts: readonly MunicipalityFactRow[],
  own: readonly OwnAnswers[],
): { uses: boolean | null; differs: boolean } {
  const { value, differs } = known('usesSystem', facts, own);
  return { uses: value === null ? null : value === 'yes', differs };
}

/**
 * The day on which the fixed version was in place, own answer first; null when not yet on `day` (YYYY-MM-DD), which
 * `toCome` says.
 */
export function fixedVersion(
  facts: readonly MunicipalityFactRow[],
  own: readonly OwnAnswers[],
  day: string,
): { on: string | null; toCome: boolean } {
  const { value } = known('fixedVersionOn', facts, own);
  const toCome = value !== null && value > day;
  return { on: toCome ? null : value, toCome };
}
