import { isKnownPath } from '@/domain/questionnaires/compose';
import type { Definition } from '@/domain/questionnaires/schema';
import { factOfRow, factSelect } from '@/domain/requests/data/facts';
import { newFact, owningSelect } from '@/domain/requests/data/owner';
import { statusNow } from '@/domain/requests/rules';
import type { AskedField } from '@/domain/reviews/schema';
import type { Actor } from '@/lib/actor';
import type { Tx } from '@/lib/db';

type How = { definition: Definition; moment: Date; except: readonly string[] };

/**
 * Answers that were sent back with nothing but questions that are not asked any more wait to be looked at again:
 * nobody is chased for what cannot be answered. `except` are sent back anew. Answers how many.
 */
export async function release(
  actor: Actor,
  tx: Tx,
  surveyId: string,
  { definition, moment, except }: How,
): Promise<number> {
  const rows = await tx.request.findMany({
    where: { surveyId, id: { notIn: [...except] }, corrections: { some: {} } },
    select: {
      ...owningSelect,
      currentVersion: true,
      facts: { select: factSelect },
      corrections: { select: { questions: true }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 1 },
    },
  });
  const released = rows.filter(({ facts, corrections: [newest] }) => {
    const questions = (newest?.questions ?? []) as AskedField[];
    return (
      statusNow(facts.map(factOfRow), moment)?.correctionDueAt &&
      !questions.some(({ path }) => isKnownPath(definition, path))
    );
  });
  await tx.requestFact.createMany({
    data: released.map(({ currentVersion, ...request }) =>
      newFact(actor, request, moment, { kind: 'released', value: { version: currentVersion } }),
    ),
  });
  return released.length;
}
