import type { Answer } from '@/domain/questionnaires/schema';
import { stated } from '@/domain/questionnaires/values';
import type { Flag, FlagKind } from '../schema';

export type Answers = Readonly<Record<string, Answer>>;

/** What a service says now of one municipality, with what a check needs to know about it. */
export type Said = {
  requestId: string;
  serviceId: string;
  municipalityNumber: string;
  municipalityName: string;
  /** The office of the municipality's county. */
  countyOfficeId: string;
  /** A named part of the municipality; empty: the whole. */
  part: string;
  population: number | null;
  answers: Answers;
  /** What the same service said of it before, in any survey of the incident, newest first. */
  before: readonly Answers[];
};

/** One flag. `evidence` is what raised it: when that changes it is another flag, which nobody has dismissed. */
export function flag(
  kind: FlagKind,
  said: Pick<Said, 'requestId' | 'municipalityNumber'>,
  field: string | null,
  evidence: readonly (string | number)[],
  params: Flag['params'] = {},
): Flag {
  const { requestId, municipalityNumber } = said;
  return {
    id: [kind, municipalityNumber, ...evidence].join(' ').slice(0, 500),
    kind,
    requestId,
    municipalityNumber,
    field,
    params,
  };
}

/** The newest stated value: this answer's, else what was said before. */
export function latestStated({ answers, before }: Said, key: string): string | undefined {
  for (const one of [answers, ...before]) {
    const value = stated(one[key]);
    if (typeof value === 'string') return value;
  }
  return undefined;
}
