import { stringify } from 'csv-stringify/sync';

type Rows = readonly (string | number | null)[][];

const options = {
  delimiter: ';',
  record_delimiter: 'windows',
  // Cells that a spreadsheet would read as a formula (= + - @, tab or carriage return first) get an apostrophe.
  escape_formulas: true,
} as const;

/** CSV as Norwegian spreadsheets open it: semicolons, a byte-order mark, and no formulas. */
export function csvOf(head: readonly string[], rows: Rows): string {
  return stringify([[...head], ...rows], { ...options, bom: true });
}

/** More rows of the same CSV. */
export function csvRows(rows: Rows): string {
  return stringify([...rows], options);
}
