import { dayOf } from '../../rules';

export type Period = { validFrom: string | null; validTo: string | null };

/** A set of municipalities of one year that also gives the numbers of another year. */
export type SetOfYear = {
  /** The reform before this set: a number that is not among its predecessors begins then. */
  begins: string | null;
  /** The reform after this set: a number that is not among its successors ends then. */
  ends: string | null;
};

/**
 * Reads from a file's name and its column `number_YYYY` which side of a reform the set stands on. A reform takes
 * place at the turn of the year: between 2023 and 2024 on 1 January 2024. Null when the name holds no year.
 */
export function setFrom(fileName: string, otherYear: string | undefined): SetOfYear | null {
  const year = /(?:^|\D)((?:19|20)\d{2})(?:\D|$)/.exec(fileName)?.[1];
  if (!year || !otherYear || year === otherYear) return null;
  return otherYear > year
    ? { begins: null, ends: `${otherYear}-01-01` }
    : { begins: `${year}-01-01`, ends: null };
}

export type Reforms = { endOf: Map<string, string>; beginningOf: Map<string, string> };

/** When numbers end and begin, from dated changes. A number that is among its own successors goes on. */
export function changesAfter(
  changes: readonly { oldNumber: string; newNumber: string; date: Date | string }[],
): Reforms {
  const endOf = new Map<string, string>();
  const beginningOf = new Map<string, string>();
  const goesOn = new Set(changes.filter((c) => c.oldNumber === c.newNumber).map((c) => c.oldNumber));
  for (const { oldNumber, newNumber, date } of changes) {
    const day = typeof date === 'string' ? date : (dayOf(date) ?? '');
    if (!goesOn.has(oldNumber)) endOf.set(oldNumber, day);
    if (!goesOn.has(newNumber)) beginningOf.set(newNumber, day);
  }
  return { endOf, beginningOf };
}

/** A number's dates: the file's own, else the known changes', else the set's year's, else as they were. */
export function periodIn(
  row: Period & { number: string; otherNumbers: string[] },
  set: SetOfYear | null,
  reforms: Reforms,
  before: Period | undefined,
): Period {
  const moved = row.otherNumbers.length > 0 && !row.otherNumbers.includes(row.number);
  return {
    validFrom:
      row.validFrom ??
      reforms.beginningOf.get(row.number) ??
      (moved ? set?.begins : null) ??
      before?.validFrom ??
      null,
    validTo:
      row.validTo ?? reforms.endOf.get(row.number) ?? (moved ? set?.ends : null) ?? before?.validTo ?? null,
  };
}
