import { isKnownPath } from '@/domain/questionnaires/compose';
import type { Definition } from '@/domain/questionnaires/schema';
import { factOfRow, factSelect } from '@/domain/requests/data/facts';
import { statusNow } from '@/domain/requests/rules';
import type { Tx } from '@/lib/db';
import type { CorrectionView } from './schema';

type Questions = CorrectionView['questions'];
type StillAsked = { questions: Questions; dueAt: Date };

/**
 * What requests that are sent back already are still asked, as far as the fields are there in `definition`, and by
 * when: a service sees the newest that it is asked, so whoever sends back once more takes this along.
 */
export async function stillAsked(
  tx: Tx,
  requestIds: string[],
  definition: Definition,
  moment: Date,
): Promise<Map<string, StillAsked>> {
  const rows = await tx.request.findMany({
    where: { id: { in: requestIds } },
    select: {
      id: true,
      facts: { select: factSelect },
      corrections: { select: { questions: true }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 1 },
    },
  });
  return new Map(
    rows.flatMap(({ id, facts, corrections: [newest] }) => {
      const dueAt = statusNow(facts.map(factOfRow), moment)?.correctionDueAt;
      if (!newest || !dueAt) return [];
      const questions = (newest.questions as Questions).filter(({ path }) => isKnownPath(definition, path));
      return questions.length > 0 ? [[id, { questions, dueAt }]] : [];
    }),
  );
}

/** One question for each field: first what was asked already, then what is new. */
export function askedTogether(before: Questions, added: Questions): Questions {
  const asked = new Map(before.map(({ path, text }) => [path, text]));
  for (const { path, text } of added) {
    const known = asked.get(path);
    asked.set(path, known && known !== text ? `${known}\n${text}` : text);
  }
  return [...asked].map(([path, text]) => ({ path, text }));
}

/** The earlier of two due times, unless it has passed: nobody is asked something new by yesterday. */
export function earlierDue(still: Date | undefined, dueAt: Date, moment: Date): Date {
  return still && still > moment && still < dueAt ? still : dueAt;
}
