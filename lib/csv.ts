import { stringify } from 'csv-stringify/sync';

/**
 * CSV as Norwegian spreadsheets open it: semicolons and a byte-order mark. Cells that would be read as a formula
 * (= + - @ first) are neutralised with an apostrophe.
 */
export function csvOf(head: readonly string[], rows: readonly (string | number | null)[][]): string {
  return stringify([[...head], ...rows], {
    delimiter: ';',
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}
