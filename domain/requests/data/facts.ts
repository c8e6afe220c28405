import type { z } from 'zod';
import type { Prisma } from '@/lib/db';
import { type Fact, type FactKind, requestStatus } from '../rules';
import type { requestStatusSchema } from '../schema';

export const factSelect = {
  kind: true,
  at: true,
  recordedAt: true,
  value: true,
} satisfies Prisma.RequestFactSelect;

type FactRow = Prisma.RequestFactGetPayload<{ select: typeof factSelect }>;

/** A row of request_fact as the pure rules take it. */
export function factOf(row: FactRow): Fact {
  return { ...row, kind: row.kind as FactKind, value: row.value as Fact['value'] };
}

/** The status of a request at a moment; `dueAt` is the row's own, for a request whose facts are all later. */
export function statusView(rows: FactRow[], dueAt: Date, moment: Date): z.infer<typeof requestStatusSchema> {
  const status = requestStatus(rows.map(factOf), moment);
  return {
    response: status?.response ?? 'outstanding',
    dueAt: (status?.dueAt ?? dueAt).toISOString(),
    correctionDueAt: status?.correctionDueAt?.toISOString() ?? null,
    version: status?.version ?? 0,
  };
}
