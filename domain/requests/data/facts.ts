import type { z } from 'zod';
import type { Prisma } from '@/lib/db';
import { type Fact, type FactKind, statusNow } from '../rules';
import type { requestStatusSchema } from '../schema';

export const factSelect = {
  kind: true,
  at: true,
  recordedAt: true,
  value: true,
} satisfies Prisma.RequestFactSelect;

type FactRow = Prisma.RequestFactGetPayload<{ select: typeof factSelect }>;

/** A row of request_fact as the pure rules take it. */
export function factOfRow(row: FactRow): Fact {
  return { ...row, kind: row.kind as FactKind, value: row.value as Fact['value'] };
}

/** A fact as PostgreSQL gives it in JSON: moments are text. */
export type JsonFact = Omit<Fact, 'at' | 'recordedAt'> & { at: string; recordedAt: string };

/** The same of a fact that a statement of our own gathered as JSON. */
export function factOfJson(fact: JsonFact): Fact {
  return { ...fact, at: new Date(fact.at), recordedAt: new Date(fact.recordedAt) };
}

/** The status of a request at a moment; `dueAt` is the row's own, for a request whose facts are all later. */
export function statusView(rows: FactRow[], dueAt: Date, moment: Date): z.infer<typeof requestStatusSchema> {
  const status = statusNow(rows.map(factOfRow), moment);
  return {
    response: status?.response ?? 'outstanding',
    dueAt: (status?.dueAt ?? dueAt).toISOString(),
    correctionDueAt: status?.correctionDueAt?.toISOString() ?? null,
    version: status?.version ?? 0,
  };
}
