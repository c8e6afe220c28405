import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { conflict, type FieldError, forbidden, invalid, type Outcome } from '@/lib/outcome';
import { getQuestionnaireVersion } from '../data';
import { canEditQuestionnaire } from '../policy';
import { changedKeys, definitionProblems } from '../rules';
import type { Definition } from '../schema';
import type { QuestionnaireVersionView } from '../views';

/**
 * draft → published, for good: surveys may be pinned to it, and the database refuses every change. 422 INVALID with
 * each problem by its path in the definition; 409 SOMEBODY_FIRST when the draft is no longer the one that was read,
 * NEEDS_ANOTHER_PUBLISHER to whoever saved it last under the two-person rule. Publishing what is published answers
 * the same.
 */
export async function publishQuestionnaire(
  actor: Actor,
  tx: Tx,
  { questionnaireVersionId: id, revision }: { questionnaireVersionId: string; revision: number },
): Promise<Outcome<QuestionnaireVersionView>> {
  const draft = await getQuestionnaireVersion(actor, tx, id);
  if (!draft.ok) return draft;
  if (!canEditQuestionnaire(actor, draft.value)) return forbidden('NOT_ALLOWED');
  if (draft.value.publishedAt) return draft;
  const somebodyFirst = conflict('SOMEBODY_FIRST', { more: { current: draft.value } });
  // What is judged here, and who wrote it, is what is published below.
  if (draft.value.revision !== revision) return somebodyFirst;
  const fields = await problemsOf(actor, tx, draft.value);
  if (fields.length > 0) return invalid('INVALID', { fields });
  if (!draft.value.may.publish) return conflict('NEEDS_ANOTHER_PUBLISHER');
  const { count } = await tx.questionnaireVersion.updateMany({
    where: { id, publishedAt: null, revision },
    data: { publishedAt: now() },
  });
  if (count === 0) return somebodyFirst;
  const { questionnaireId, officeId, version, title } = draft.value;
  await recordEvent(tx, actor, 'questionnaire.published', {
    objectType: 'questionnaire',
    objectId: questionnaireId,
    officeId,
    after: { title, version },
  });
  return getQuestionnaireVersion(actor, tx, id);
}

/** Beside the definition's own: keys that mean something else than in the version it was made from. */
async function problemsOf(
  actor: Actor,
  tx: Tx,
  { definition, basedOnId }: { definition: Definition; basedOnId: string | null },
): Promise<FieldError[]> {
  const basis = basedOnId ? await getQuestionnaireVersion(actor, tx, basedOnId) : null;
  return [
    ...definitionProblems(definition),
    ...(basis?.ok ? changedKeys(basis.value.definition, definition) : []),
  ];
}
