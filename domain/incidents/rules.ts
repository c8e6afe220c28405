import { factKinds, type KnownValue, type MunicipalityFactKind, type MunicipalityFacts } from './schema';

/** What a list said last of one municipality and kind; `value` null takes back what was said before. */
export type ListFact = NonNullable<KnownValue['list']>;
/** The latest own answer of one service; several services may serve a municipality. */
export type OwnFact = { value: string; at: string };

/**
 * A fact as it is stored; `value` null (JSON null) takes back what its source said before. `was`: the number that it was
 * said of, where a reform has changed that since.
 */
type StoredFact = {
  kind: string;
  value: unknown;
  source: string;
  at: Date;
  recordedAt: Date;
  was?: string | undefined;
};

/**
 * What the operators' lists say of one municipality and kind: the newest fact of each source holds (by when it
 * speaks of, then by when it was recorded); a source that took its word back says nothing; of the sources that say
 * something the newest. Of what was merged since: what is said of the new one, else yes when it is said of any of the old
 * ones, and the last of their days. The one place for it: figures, the list's page and what a leader sees beside a question.
 */
export function listedFact<F extends StoredFact>(
  kind: string,
  facts: readonly F[],
): (F & { value: string }) | null {
  const own = saidOf(
    kind,
    facts.filter((fact) => fact.was === undefined),
  );
  if (own) return own;
  const before = Map.groupBy(facts, (fact) => fact.was ?? '');
  const said = [...before.values()].flatMap((those) => saidOf(kind, those) ?? []);
  // Both yes before no and a later day before an earlier one.
  return said.toSorted((a, b) => (a.value < b.value ? 1 : -1))[0] ?? null;
}

function saidOf<F extends StoredFact>(kind: string, facts: readonly F[]): (F & { value: string }) | null {
  const newestFirst = facts
    .filter((fact) => fact.kind === kind)
    .toSorted((a, b) => Number(b.at) - Number(a.at) || Number(b.recordedAt) - Number(a.recordedAt));
  const ofSource = new Map<string, F>();
  for (const fact of newestFirst) if (!ofSource.has(fact.source)) ofSource.set(fact.source, fact);
  return [...ofSource.values()].find(saysSomething) ?? null;
}

/** A fact under the number that its municipality has today, with the one that it was said of where that is another. */
export function renumberedFact<F extends { municipalityNumber: string }>(
  fact: F,
  today: (number: string) => string,
): F & { was?: string } {
  const { municipalityNumber: was } = fact;
  const municipalityNumber = today(was);
  return municipalityNumber === was ? fact : { ...fact, municipalityNumber, was };
}

function saysSomething<F extends StoredFact>(fact: F): fact is F & { value: string } {
  return typeof fact.value === 'string';
}

/**
 * What is known of a municipality, and from whom: the own answer wins over the list, and a difference is
 * flagged. Source: domain.md, "Facts of a municipality in an incident".
 */
export function knownValue(
  kind: MunicipalityFactKind,
  list: ListFact | null,
  own: readonly OwnFact[],
): KnownValue {
  const answer = combined(kind, own);
  const listed = list?.value ?? null;
  return {
    value: answer?.value ?? listed,
    list,
    own: answer,
    differs: answer !== null && listed !== null && answer.value !== listed,
  };
}

/** Of several services' answers: yes when any says yes; the earliest day on which a fixed version was in place for all. */
function combined(kind: MunicipalityFactKind, own: readonly OwnFact[]): OwnFact | null {
  const newest = own.toSorted((a, b) => b.at.localeCompare(a.at));
  if (kind !== 'fixedVersionOn') return newest.find((fact) => fact.value === 'yes') ?? newest[0] ?? null;
  return own.toSorted((a, b) => b.value.localeCompare(a.value))[0] ?? null;
}

export type ListSummary = {
  named: number;
  usesSystem: number;
  fixedVersion: number;
  /** Of the newest list. */
  source: string;
  at: string;
};

/** What the operators' lists say, whatever the municipalities have answered; null when there is none. */
export function listSummary(facts: readonly MunicipalityFacts[]): ListSummary | null {
  const listed = facts.filter((m) => m.usesSystem.list);
  const users = listed.filter((m) => m.usesSystem.list?.value === 'yes');
  const newest = listed
    .flatMap((m) => m.usesSystem.list ?? [])
    .toSorted((a, b) => b.at.localeCompare(a.at))[0];
  if (!newest) return null;
  return {
    named: listed.length,
    usesSystem: users.length,
    fixedVersion: users.filter((m) => m.fixedVersionOn.list).length,
    source: newest.source,
    at: newest.at,
  };
}

/** The municipalities whose own answer differs from the list, with the kinds that do. */
export function differences(
  facts: readonly MunicipalityFacts[],
): { facts: MunicipalityFacts; kinds: MunicipalityFactKind[] }[] {
  return facts.flatMap((m) => {
    const kinds = factKinds.filter((kind) => m[kind].differs);
    return kinds.length > 0 ? [{ facts: m, kinds }] : [];
  });
}
