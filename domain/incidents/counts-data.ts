import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { forbidden, notFound, type Outcome, ok } from '@/lib/outcome';
import { type CountFact, monthCounts } from './counts';
import type { MonthCount } from './counts-schema';
import { incidentOwner } from './data';
import { canReadFacts, visibleFacts } from './policy';

/**
 * What operators say that they sent and delivered: the facts as they stand, and their sums per month and source. Of
 * the municipalities whose facts the actor may read; an operator its own. Errors: NOT_FOUND, NOT_ALLOWED.
 */
export async function listOperatorCounts(
  actor: Actor,
  tx: Tx,
  { incidentId }: { incidentId: string },
): Promise<Outcome<{ facts: CountFact[]; months: MonthCount[] }>> {
  const incident = await incidentOwner(actor, tx, incidentId);
  if (!incident) return notFound('NOT_FOUND');
  if (!canReadFacts(actor)) return forbidden('NOT_ALLOWED');
  const rows = await tx.municipalityFact.findMany({
    where: {
      AND: [
        visibleFacts(actor, incident),
        { incidentId, kind: { in: ['sent', 'delivered'] }, recordedAt: { lte: now() } },
      ],
    },
    select: {
      municipalityNumber: true,
      kind: true,
      month: true,
      value: true,
      source: true,
      at: true,
      recordedAt: true,
    },
    orderBy: [{ at: 'desc' }, { recordedAt: 'desc' }, { id: 'desc' }],
    distinct: ['municipalityNumber', 'kind', 'month', 'source'],
  });
  const facts = rows.map(
    (row): CountFact => ({
      ...row,
      kind: row.kind === 'sent' ? 'sent' : 'delivered',
      month: row.month ?? '',
      value: typeof row.value === 'number' ? row.value : null,
    }),
  );
  return ok({ facts, months: monthCounts(facts) });
}
