import { parse } from 'csv-parse/sync';
import { type FieldError, invalid, type Outcome, ok } from '@/lib/outcome';
import { type OperatorRow, operatorRowSchema } from './schema';

/** What a column may be called, in the first line of the file. */
const columns: Record<string, keyof OperatorRow> = {
  list_date: 'at',
  listedato: 'at',
  municipality_number: 'municipalityNumber',
  number: 'municipalityNumber',
  kommunenummer: 'municipalityNumber',
  kommunenr: 'municipalityNumber',
  uses_system: 'usesSystem',
  bruker_systemet: 'usesSystem',
  integration: 'integrationInUse',
  integration_in_use: 'integrationInUse',
  integrasjon: 'integrationInUse',
  fixed_version_on: 'fixedVersionOn',
  rettet_versjon: 'fixedVersionOn',
  certainty: 'certainty',
};

const yesNo: Record<string, string> = {
  yes: 'yes',
  ja: 'yes',
  true: 'yes',
  '1': 'yes',
  no: 'no',
  nei: 'no',
  false: 'no',
  '0': 'no',
};

/** A row with the line of the file it stood on, for messages. */
export type ListedRow = { row: OperatorRow; place: string; line: number | null };

/**
 * Reads an operator's list: comma or semicolon, with or without BOM, columns named as in `columns`. Errors name
 * line, column and reason; nothing is half-read.
 */
export function parseOperatorCsv(csv: string): Outcome<ListedRow[]> {
  const firstLine = csv.slice(0, csv.indexOf('\n') < 0 ? undefined : csv.indexOf('\n'));
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
  const missing = (['municipalityNumber', 'usesSystem'] as const).filter((key) => !(key in first));
  if (missing.length > 0) {
    return invalid('INVALID', {
      fields: missing.map((key) => ({
        path: 'csv.1',
        code: 'COLUMN_MISSING',
        params: { line: 1, column: columnName(key) },
      })),
    });
  }
  const errors: FieldError[] = [];
  const rows = lines.flatMap(({ record, info }) => {
    const parsed = operatorRowSchema.safeParse(cleaned(record));
    if (parsed.success) return { row: parsed.data, place: `csv.${info.lines}`, line: info.lines };
    for (const issue of parsed.error.issues) {
      const key = String(issue.path[0] ?? '');
      errors.push({
        path: `csv.${info.lines}.${columnName(key)}`,
        code: codeOf(key),
        params: { line: info.lines, column: columnName(key), value: (record[key] ?? '').slice(0, 60) },
      });
    }
    return [];
  });
  return errors.length > 0 ? invalid('INVALID', { fields: errors.slice(0, 200) }) : ok(rows);
}

function columnName(key: string): string {
  return Object.entries(columns).find(([, value]) => value === key)?.[0] ?? key;
}

function codeOf(key: string): string {
  if (key === 'municipalityNumber') return 'NOT_MUNICIPALITY_NUMBER';
  if (key === 'fixedVersionOn') return 'NOT_DATE';
  if (key === 'at') return 'NOT_DATE_TIME';
  return key === 'certainty' ? 'NOT_AN_OPTION' : 'NOT_YES_OR_NO';
}

/** An empty cell is not said; a spreadsheet's lost zero is put back (301 → 0301). */
function cleaned(record: Record<string, string>): Record<string, string> {
  const kept = Object.entries(record).filter(([key, value]) => value !== '' && !key.startsWith('?'));
  return Object.fromEntries(
    kept.map(([key, value]) => {
      if (key === 'municipalityNumber') return [key, /^\d{3}$/.test(value) ? `0${value}` : value];
      if (key === 'usesSystem' || key === 'integrationInUse')
        return [key, yesNo[value.toLowerCase()] ?? value];
      return [key, value];
    }),
  );
}
