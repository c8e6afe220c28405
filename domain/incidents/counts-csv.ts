import { parse } from 'csv-parse/sync';
import { type FieldError, invalid, type Outcome, ok } from '@/lib/outcome';
import { type CountRow, countRowSchema } from './counts-schema';

/** What a column may be called, in the first line of the file. */
const columns: Record<string, keyof CountRow> = {
  municipality_number: 'municipalityNumber',
  number: 'municipalityNumber',
  kommunenummer: 'municipalityNumber',
  kommunenr: 'municipalityNumber',
  month: 'month',
  måned: 'month',
  månad: 'month',
  sent: 'sent',
  sendt: 'sent',
  delivered: 'delivered',
  levert: 'delivered',
};

/** A row with the line of the file it stood on, for messages. */
export type CountedRow = { row: CountRow; place: string; line: number | null };

/** Reads an operator's counts per month, as parseOperatorCsv reads its list: every error by line and column. */
export function parseCountsCsv(csv: string): Outcome<CountedRow[]> {
  const [firstLine = ''] = csv.split('\n', 1);
  let lines: { record: Record<string, string>; info: { lines: number } }[];
  try {
    lines = parse(csv, {
      bom: true,
      columns: (head: string[]) => head.map((name) => columns[name.trim().toLowerCase()] ?? `?${name}`),
      delimiter: firstLine.includes(';') ? ';' : ',',
      info: true,
      skip_empty_lines: true,
      trim: true,
      relax_column_count_less: true,
    }) as typeof lines;
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1;
    return invalid('INVALID', { fields: [{ path: `csv.${line}`, code: 'CSV_BROKEN', params: { line } }] });
  }
  const first = lines[0]?.record;
  if (!first) return invalid('INVALID', { fields: [{ path: 'csv', code: 'CSV_EMPTY' }] });
  const missing = (['municipalityNumber', 'month', 'sent', 'delivered'] as const).filter(
    (key) => !(key in first),
  );
  if (missing.length > 0) {
    const fields = missing.map((key) => ({
      path: 'csv.1',
      code: 'COLUMN_MISSING',
      params: { line: 1, column: columnName(key) },
    }));
    return invalid('INVALID', { fields });
  }
  const errors: FieldError[] = [];
  const rows = lines.flatMap(({ record, info }) => {
    const parsed = countRowSchema.safeParse(cleaned(record));
    if (parsed.success) return { row: parsed.data, place: `csv.${info.lines}`, line: info.lines };
    for (const issue of parsed.error.issues) {
      const key = String(issue.path[0] ?? '');
      errors.push({
        path: `csv.${info.lines}.${columnName(key)}`,
        code: codes[key] ?? 'NOT_WHOLE_NUMBER',
        params: { line: info.lines, column: columnName(key), value: (record[key] ?? '').slice(0, 60) },
      });
    }
    return [];
  });
  return errors.length > 0 ? invalid('INVALID', { fields: errors.slice(0, 200) }) : ok(rows);
}

const codes: Record<string, string> = { municipalityNumber: 'NOT_MUNICIPALITY_NUMBER', month: 'NOT_MONTH' };

function columnName(key: string): string {
  return Object.entries(columns).find(([, value]) => value === key)?.[0] ?? key;
}

/** An empty cell is not said; a spreadsheet's lost zero is put back (301 → 0301). */
function cleaned(record: Record<string, string>): Record<string, unknown> {
  const kept = Object.entries(record).filter(([key, value]) => value !== '' && !key.startsWith('?'));
  return Object.fromEntries(
    kept.map(([key, value]) => {
      if (key === 'municipalityNumber') return [key, /^\d{3}$/.test(value) ? `0${value}` : value];
      return [key, (key === 'sent' || key === 'delivered') && /^\d+$/.test(value) ? Number(value) : value];
    }),
  );
}
