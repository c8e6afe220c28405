import { type ChangeRow, isInForce, numberOn } from '@/domain/register/rules';
import type { FigureRows, MunicipalityRow } from '../rows';

/**
 * The rows with the numbers of a day, so that what was said before a reform is counted after it. Lines and facts keep
 * the number that they were said of: two that were merged were two (`voicesOf`).
 */
export function renumbered(rows: FigureRows, day: string): FigureRows {
  if (rows.changes.length === 0) return rows;
  const known = new Map<string, string>();
  const nowOf = (was: string) => {
    const number = known.get(was) ?? numberOn(was, rows.changes, day);
    known.set(was, number);
    return number;
  };
  const said = <R extends { municipalityNumber: string }>(row: R): R => {
    const was = row.municipalityNumber;
    const municipalityNumber = nowOf(was);
    return municipalityNumber === was ? row : { ...row, municipalityNumber, was };
  };
  return {
    ...rows,
    parts: rows.parts.map((part) => ({ ...part, municipalityNumber: nowOf(part.municipalityNumber) })),
    lines: rows.lines.map(said),
    facts: rows.facts.map(said),
  };
}

/**
 * The municipalities of a day, and those that were asked and have no one successor. One that was split gives way once
 * each of those it became has answered: what it said is theirs then, and would be counted twice.
 */
export function existing(
  municipalities: readonly MunicipalityRow[],
  { asked, answered }: { asked: ReadonlySet<string>; answered: ReadonlySet<string> },
  changes: readonly ChangeRow[],
  day: string,
): MunicipalityRow[] {
  return municipalities.filter((m) => {
    if (isInForce(m, day)) return true;
    if (!asked.has(m.number)) return false;
    const became = successorsOn(m.number, changes, day);
    return became.length === 0 || !became.every((number) => answered.has(number));
  });
}

/** Those that a municipality was split into, by their numbers on the day. */
function successorsOn(number: string, changes: readonly ChangeRow[], day: string): string[] {
  return changes
    .filter((change) => change.oldNumber === number && change.date <= day)
    .map((change) => numberOn(change.newNumber, changes, day));
}
