import type { Tx } from '@/lib/db';
import type { FieldChange, ImportPlan, RowError } from '../../schema';
import type { ReadRow } from './csv';

export type Scalar = string | number | null;
export type Fields = Record<string, Scalar>;

/** What an import would do, what is wrong with the file, and how to write it: one or two statements in bulk. */
export type Planned = ImportPlan & { errors: RowError[]; write: (tx: Tx) => Promise<void> };

/** What every kind gets: the file's rows and what was said beside the file. */
export type KindInput<Row> = {
  rows: ReadRow<Row>[];
  headerOf: (column: string) => string;
  lacks: (column: string) => boolean;
  file: string;
  /** The file is the whole list: what holds on this day and is not in the file ends then. */
  completeFrom: string | null;
};

/** Collects what is added, changed and ended, by comparing what stands with what the file says. */
export class Planner {
  readonly plan: ImportPlan = { added: [], changed: [], ended: [], unchanged: 0 };
  readonly errors: RowError[] = [];

  constructor(private readonly of: Pick<KindInput<unknown>, 'headerOf' | 'lacks'>) {}

  error(line: number, column: string, code: string, params?: RowError['params']): void {
    this.errors.push({ line, column: this.of.headerOf(column), code, ...(params ? { params } : {}) });
  }

  /** What the file says of what stands: a column that it lacks leaves the field as it is. */
  kept<F extends object>(before: object | undefined, after: F): F {
    const stands = new Map(Object.entries(before ?? {}));
    const fields = Object.entries(after).map(([field, value]) => [
      field,
      this.of.lacks(field) && stands.has(field) ? stands.get(field) : value,
    ]);
    return Object.fromEntries(fields) as F;
  }

  /** Answers whether anything is to be written. A `validTo` that is set, or moved forward, is an end. */
  compare(key: string, label: string, before: Fields | undefined, after: Fields): boolean {
    if (!before) {
      this.plan.added.push({ key, label });
      return true;
    }
    const changes = changesBetween(before, after);
    const end = changes.find(
      (c) => c.field === 'validTo' && c.after !== null && (c.before === null || c.after < c.before),
    );
    const others = changes.filter((c) => c !== end);
    if (end) this.plan.ended.push({ key, label, on: String(end.after) });
    if (others.length > 0) this.plan.changed.push({ key, label, changes: others });
    if (changes.length === 0) this.plan.unchanged += 1;
    return changes.length > 0;
  }

  /** Marks rows that say the same key twice. */
  refuseTwice<Row>(rows: ReadRow<Row>[], column: string, keyOf: (row: Row) => string): void {
    const first = new Map<string, number>();
    for (const { line, values } of rows) {
      const key = keyOf(values);
      const earlier = first.get(key);
      if (earlier !== undefined) this.error(line, column, 'TWICE', { value: key, firstLine: earlier });
      else first.set(key, line);
    }
  }

  done(write: (tx: Tx) => Promise<void>): Planned {
    return { ...this.plan, errors: this.errors, write };
  }
}

export function changesBetween(before: Fields, after: Fields): FieldChange[] {
  return Object.keys(after).flatMap((field) => {
    const was = before[field] ?? null;
    const is = after[field] ?? null;
    return was === is ? [] : [{ field, before: shown(was), after: shown(is) }];
  });
}

const shown = (value: Scalar) => (value === null ? null : String(value));
