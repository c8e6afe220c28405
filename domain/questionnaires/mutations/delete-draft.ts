import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import type { Tx } from '@/lib/db';
import { conflict, forbidden, type Outcome, ok } from '@/lib/outcome';
import { getQuestionnaireVersion } from '../data';
import { canEditQuestionnaire } from '../policy';

/** Deletes a draft, and the questionnaire with it when nothing of it was ever published. */
export async function deleteDraft(
  actor: Actor,
  tx: Tx,
  { questionnaireVersionId: id }: { questionnaireVersionId: string },
): Promise<Outcome<{ questionnaireId: string }>> {
  const draft = await getQuestionnaireVersion(actor, tx, id);
  if (!draft.ok) return draft;
  if (!canEditQuestionnaire(actor, draft.value)) return forbidden('NOT_ALLOWED');
  const { count } = await tx.questionnaireVersion.deleteMany({ where: { id, publishedAt: null } });
  if (count === 0) return conflict('PUBLISHED');
  const { questionnaireId, officeId, version, title } = draft.value;
  await tx.questionnaire.deleteMany({ where: { id: questionnaireId, versions: { none: {} } } });
  await recordEvent(tx, actor, 'questionnaire.draft_deleted', {
    objectType: 'questionnaire',
    objectId: questionnaireId,
    officeId,
    before: { title, version },
  });
  return ok({ questionnaireId });
}
