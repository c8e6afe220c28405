import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Prisma, Tx } from '@/lib/db';
import { conflict, forbidden, invalid, notFound, type Outcome } from '@/lib/outcome';
import { getQuestionnaireVersion } from '../data';
import { canEditQuestionnaire } from '../policy';
import { inOrder, refusedTexts } from '../rules';
import type { QuestionnaireChanges, QuestionnaireVersionView } from '../views';

/**
 * Saves a draft as it stands, whatever it lacks. The second of two who edited the same revision gets 409
 * SOMEBODY_FIRST with the other's in `more.current`; a published version 409 PUBLISHED. A text with a national
 * identity number is refused by its path.
 */
export async function saveDraft(
  actor: Actor,
  tx: Tx,
  input: QuestionnaireChanges & { questionnaireVersionId: string },
): Promise<Outcome<QuestionnaireVersionView>> {
  const { questionnaireVersionId: id, revision, title } = input;
  const before = await getQuestionnaireVersion(actor, tx, id);
  if (!before.ok) return before;
  if (!canEditQuestionnaire(actor, before.value)) return forbidden('NOT_ALLOWED');
  if (before.value.publishedAt) return conflict('PUBLISHED');
  const definition = inOrder(input.definition ?? before.value.definition);
  const fields = refusedTexts(definition).map((one) => ({ ...one, path: `definition.${one.path}` }));
  if (fields.length > 0) return invalid('INVALID', { fields });
  const { count } = await tx.questionnaireVersion.updateMany({
    where: { id, publishedAt: null, revision },
    data: {
      definition: definition as unknown as Prisma.InputJsonObject,
      revision: { increment: 1 },
      savedAt: now(),
      savedById: actor.personId,
    },
  });
  if (count === 0) {
    const current = await getQuestionnaireVersion(actor, tx, id);
    if (!current.ok) return current;
    return current.value.publishedAt
      ? conflict('PUBLISHED')
      : conflict('SOMEBODY_FIRST', { more: { current: current.value } });
  }
  const { questionnaireId, officeId } = before.value;
  if (title !== undefined && title !== before.value.title) {
    const renamed = await tx.questionnaire.updateMany({ where: { id: questionnaireId }, data: { title } });
    if (renamed.count === 0) return notFound('NOT_FOUND');
  }
  await recordEvent(tx, actor, 'questionnaire.updated', {
    objectType: 'questionnaire',
    objectId: questionnaireId,
    officeId,
    before: { title: before.value.title, revision },
    after: { title: title ?? before.value.title, revision: revision + 1 },
  });
  return getQuestionnaireVersion(actor, tx, id);
}
