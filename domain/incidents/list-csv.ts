import { parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { type FieldError, invalid, type Outcome, ok } from '@/lib/outcome';

/** A row of what an operator sends, and where it stood, for messages; `line` is null when it came as JSON. */
export type PlacedRow<Row> = { row: Row; place: string; line: number | null };

/** What a file says, and the names of its columns that were passed over: one of them may be misspelt. */
export type ListRead<Row> = { rows: PlacedRow<Row>[]; passedOver: string[] };

/** What a file of one kind looks like. */
export type ListShape<Row> = {
  /** What a column may be called in the first line of the file; the first name is the one in messages. */
  columns: Record<string, string>;
  required: readonly string[];
  row: z.ZodType<Row>;
  /** Why a cell of this field is refused. */
  codeOf: (field: string) => string;
  /** A cell as the row's schema wants it. */
  cellOf: (field: string, cell: string) => unknown;
};

/**
 * Reads an operator's file: comma or semicolon, with or without BOM, columns named as in `columns`, others passed over.
 * Errors name line, column and reason; nothing is half-read.
 */
export function readListCsv<Row>(csv: string, shape: ListShape<Row>): Outcome<ListRead<Row>> {
  const { columns, required } = shape;
  const [firstLine = ''] = csv.split('\n', 1);
  let head: string[] = [];
  let lines: { record: Record<string, string>; info: { lines: number } }[];
  try {
    lines = parse(csv, {
      bom: true,
      columns: (names: string[]) => {
        head = names;
        return names.map((name) => columns[name.trim().toLowerCase()] ?? `?${name}`);
      },
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
  const missing = required.filter((field) => !(field in first));
  if (missing.length > 0) {
    const fields = missing.map((field) => ({
      path: 'csv.1',
      code: 'COLUMN_MISSING',
      params: { line: 1, column: columnOf(shape, field) },
    }));
    return invalid('INVALID', { fields });
  }
  const named = head.map((name) => columns[name.trim().toLowerCase()]);
  const twice = head.filter((_, at) => named[at] && named.indexOf(named[at]) < at);
  if (twice.length > 0) {
    const fields = twice.map((column) => ({
      path: 'csv.1',
      code: 'COLUMN_TWICE',
      params: { line: 1, column },
    }));
    return invalid('INVALID', { fields });
  }
  const errors: FieldError[] = [];
  const rows = lines.flatMap(({ record, info }) => {
    const parsed = shape.row.safeParse(valuesOf(shape, record));
    if (parsed.success) return { row: parsed.data, place: `csv.${info.lines}`, line: info.lines };
    for (const issue of parsed.error.issues) {
      const field = String(issue.path[0] ?? '');
      const params = {
        line: info.lines,
        column: columnOf(shape, field),
        value: (record[field] ?? '').slice(0, 60),
      };
      errors.push({ path: `csv.${info.lines}.${params.column}`, code: shape.codeOf(field), params });
    }
    return [];
  });
  if (errors.length > 0) return invalid('INVALID', { fields: errors.slice(0, 200) });
  return ok({ rows, passedOver: head.filter((name, at) => name.trim() !== '' && !named[at]) });
}

function columnOf<Row>({ columns }: ListShape<Row>, field: string): string {
  return Object.entries(columns).find(([, value]) => value === field)?.[0] ?? field;
}

/** An empty cell is not said; a spreadsheet's lost zero is put back (301 → 0301). */
function valuesOf<Row>({ cellOf }: ListShape<Row>, record: Record<string, string>): Record<string, unknown> {
  const said = Object.entries(record).filter(([field, cell]) => cell !== '' && !field.startsWith('?'));
  return Object.fromEntries(
    said.map(([field, cell]) => [
      field,
      field === 'municipalityNumber' && /^\d{3}$/.test(cell) ? `0${cell}` : cellOf(field, cell),
    ]),
  );
}
