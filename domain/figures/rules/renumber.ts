import { holdsOn } from '@/domain/register/rules';
import type { ChangeRow, FigureRows, MunicipalityRow } from '../rows';

/**
 * The number that a municipality has on a day (YYYY-MM-DD), after the reforms until then. A municipality that was
 * split has no one successor and keeps its number. Source: domain.md, "Register".
 */
export function numberOn(number: string, changes: readonly ChangeRow[], day: string): string {
  let current = number;
  for (const seen = new Set([number]); ; seen.add(current)) {
    const next = changes.filter((change) => change.oldNumber === current && change.date <= day);
    const [only] = next;
    if (!only || next.length > 1 || seen.has(only.newNumber)) return current;
    current = only.newNumber;
  }
}

/** The rows with the numbers of a day, so that what was said before a reform is counted after it. */
export function renumbered(rows: FigureRows, day: string): FigureRows {
  if (rows.changes.length === 0) return rows;
  const known = new Map<string, string>();
  const rename = <R extends { municipalityNumber: string }>(row: R): R => {
    const number = known.get(row.municipalityNumber) ?? numberOn(row.municipalityNumber, rows.changes, day);
    known.set(row.municipalityNumber, number);
    return { ...row, municipalityNumber: number };
  };
  return {
    ...rows,
    parts: rows.parts.map(rename),
    lines: rows.lines.map(rename),
    facts: rows.facts.map(rename),
  };
}

/** The municipalities of a day, and those that were asked and have no one successor. */
export function existing(
  municipalities: readonly MunicipalityRow[],
  asked: ReadonlySet<string>,
  day: string,
): MunicipalityRow[] {
  return municipalities.filter((m) => holdsOn(m, day) || asked.has(m.number));
}
