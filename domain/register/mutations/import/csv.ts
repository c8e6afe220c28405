import { CsvError, parse } from 'csv-parse/sync';
import type { z } from 'zod';
import type { RowError } from '../../schema';

/** One column of a kind: its name in the code, and how a file may call it (`population_2024`, `type` for kind). */
export type Column = { name: string; header?: RegExp; required?: true };

/** What a file of one kind looks like. `ignored` columns are known and carry nothing that the register keeps. */
export type FileShape<Row> = { columns: Column[]; ignored: RegExp; row: z.ZodType<Row> };

export type ReadRow<Row> = { line: number; values: Row };
export type ReadFile<Row> = {
  rows: ReadRow<Row>[];
  errors: RowError[];
  /** The file's own header for each column of the code, to name it in errors. */
  headerOf: (column: string) => string;
  /** Whether a column that the code knows is not in the file, which then says nothing about it. */
  lacks: (column: string) => boolean;
};

type RawRecord = { record: string[]; raw: string; info: { lines: number } };

/**
 * Reads a CSV file (comma or semicolon, quotes, a byte-order mark) and checks every cell against the kind's
 * schema. Lists every error, with the line where its record begins and the file's own column name.
 */
export function readCsv<Row>(csv: string, shape: FileShape<Row>): ReadFile<Row> {
  const none = { rows: [], headerOf: (column: string) => column, lacks: () => false };
  if (csv.includes('\uFFFD')) return { ...none, errors: [{ line: 1, column: '', code: 'ENCODING' }] };
  let records: RawRecord[];
  try {
    records = parse(csv, {
      bom: true,
      info: true,
      raw: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      delimiter: delimiterOf(csv),
    }) as unknown as RawRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { ...none, errors: [{ line: Number(error.lines ?? 1), column: '', code: 'CSV_BROKEN' }] };
  }
  const [header, ...body] = records;
  if (!header) return { ...none, errors: [{ line: 1, column: '', code: 'FILE_EMPTY' }] };

  const places = placesOf(header.record, shape);
  const read: ReadFile<Row> = {
    rows: [],
    errors: places.errors,
    headerOf: (c) => places.headers.get(c) ?? c,
    lacks: (c) => shape.columns.some(({ name }) => name === c) && !places.headers.has(c),
  };
  if (places.errors.length > 0) return read;
  for (const { record, raw, info } of body) {
    const line = info.lines - (raw.trim().match(/\n/g)?.length ?? 0);
    if (record.length !== header.record.length) {
      const params = { expected: header.record.length, found: record.length };
      read.errors.push({ line, column: '', code: 'CELL_COUNT', params });
      continue;
    }
    const cells = Object.fromEntries(places.indexes.map(([name, index]) => [name, record[index] ?? '']));
    const checked = shape.row.safeParse(cells);
    if (checked.success) read.rows.push({ line, values: checked.data });
    else read.errors.push(...cellErrors(checked.error, line, cells, read.headerOf));
  }
  if (body.length === 0) read.errors.push({ line: 1, column: '', code: 'FILE_EMPTY' });
  return read;
}

/** The header's cells of a file, for guessing which kind it is. */
export function headerCells(csv: string): string[] {
  const first = csv.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
  return first.split(delimiterOf(csv)).map((cell) => cell.trim().replace(/^"|"$/g, '').toLowerCase());
}

function delimiterOf(csv: string): string {
  const first = csv.split(/\r?\n/, 1)[0] ?? '';
  return first.split(';').length > first.split(',').length ? ';' : ',';
}

function placesOf<Row>(header: string[], shape: FileShape<Row>) {
  const headers = new Map<string, string>();
  const indexes: [string, number][] = [];
  const errors: RowError[] = [];
  header.forEach((cell, index) => {
    const title = cell.toLowerCase();
    const column = shape.columns.find((c) => c.name === title || c.header?.test(title));
    if (!column && shape.ignored.test(title)) return;
    if (!column) errors.push({ line: 1, column: cell, code: 'COLUMN_UNKNOWN' });
    else if (headers.has(column.name)) errors.push({ line: 1, column: cell, code: 'COLUMN_TWICE' });
    else {
      headers.set(column.name, cell);
      indexes.push([column.name, index]);
    }
  });
  for (const column of shape.columns) {
    if (column.required && !headers.has(column.name)) {
      errors.push({ line: 1, column: headingOf(column), code: 'COLUMN_MISSING' });
    }
  }
  return { headers, indexes, errors };
}

function cellErrors(
  error: z.ZodError,
  line: number,
  cells: Record<string, string>,
  headerOf: (c: string) => string,
) {
  return error.issues.map((issue): RowError => {
    const column = String(issue.path[0] ?? '');
    const own = /^[A-Z][A-Z_]+$/.test(issue.message) ? issue.message : issue.code.toUpperCase();
    // An identity number is neither stored nor shown again.
    const value = own === 'IDENTITY_NUMBER' ? '' : (cells[column] ?? '').slice(0, 60);
    return {
      line,
      column: headerOf(column),
      code: value === '' && own !== 'IDENTITY_NUMBER' ? 'MISSING' : own,
      params: { value, ...(issue.code === 'custom' ? issue.params : {}) },
    };
  });
}

/** How a file would call the column, as the documentation of the files does. */
function headingOf({ name, header }: Column): string {
  return header ? header.source.replaceAll(/^\^|\$$|\([^)]*\)\?/g, '') : name;
}
