import { officeToActFor } from '@/domain/register/policy';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Prisma, Tx } from '@/lib/db';
import { conflict, forbidden, invalidField, type Outcome, ok } from '@/lib/outcome';
import { getQuestionnaireVersion } from '../data';
import { canEditQuestionnaire } from '../policy';
import type { Definition } from '../schema';
import type { NewQuestionnaire } from '../views';

export type NewDraft = { questionnaireVersionId: string };

/**
 * A questionnaire of the own authority, with its first draft: empty, or a copy of any version that the actor may read
 * (`copyOfId`). Errors: NOT_ALLOWED, OFFICE_UNKNOWN on `officeId`, QUESTIONNAIRE_UNKNOWN on `copyOfId`.
 */
export async function createQuestionnaire(
  actor: Actor,
  tx: Tx,
  { copyOfId, title, ...input }: NewQuestionnaire,
): Promise<Outcome<NewDraft>> {
  const office = officeToActFor(actor, input.officeId);
  if (!office.ok) return office;
  const copied = copyOfId ? await getQuestionnaireVersion(actor, tx, copyOfId) : null;
  if (copied && !copied.ok) return invalidField('copyOfId', 'QUESTIONNAIRE_UNKNOWN');
  const definition = copied ? copied.value.definition : { items: [] };
  const added = { officeId: office.value, title, definition, basedOnId: copyOfId ?? null };
  return ok(await addQuestionnaire(actor, tx, added));
}

type Added = { officeId: string; title: string; definition: Definition; basedOnId: string | null };

/** The first draft of a new questionnaire, whatever it starts from. The caller has asked the policy. */
export async function addQuestionnaire(actor: Actor, tx: Tx, input: Added): Promise<NewDraft> {
  const { officeId, title, basedOnId } = input;
  const { id } = await tx.questionnaire.create({ data: { officeId, title }, select: { id: true } });
  const draft = await addDraft(actor, tx, id, 1, input);
  await recordEvent(tx, actor, 'questionnaire.created', {
    objectType: 'questionnaire',
    objectId: id,
    officeId,
    after: { title, basedOnId },
  });
  return draft;
}

/**
 * The draft of the next version of the own questionnaire, made from a published one; the draft that there is already,
 * if there is one. Errors: NOT_FOUND, NOT_ALLOWED (a template that ships, another's), NOT_PUBLISHED.
 */
export async function createVersion(
  actor: Actor,
  tx: Tx,
  { questionnaireVersionId }: { questionnaireVersionId: string },
): Promise<Outcome<NewDraft>> {
  const from = await getQuestionnaireVersion(actor, tx, questionnaireVersionId);
  if (!from.ok) return from;
  const { questionnaireId, officeId, definition, publishedAt, id } = from.value;
  if (!canEditQuestionnaire(actor, from.value)) return forbidden('NOT_ALLOWED');
  // Of two who begin at once the second waits here, and gets the draft of the first.
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('kvittert.draft'), hashtext(${questionnaireId}))::text`;
  const newest = await tx.questionnaireVersion.findFirst({
    where: { questionnaireId },
    select: { id: true, version: true, publishedAt: true },
    orderBy: { version: 'desc' },
  });
  if (newest && !newest.publishedAt) return ok({ questionnaireVersionId: newest.id });
  if (!publishedAt) return conflict('NOT_PUBLISHED');
  const version = (newest?.version ?? 0) + 1;
  const draft = await addDraft(actor, tx, questionnaireId, version, { definition, basedOnId: id });
  await recordEvent(tx, actor, 'questionnaire.version_begun', {
    objectType: 'questionnaire',
    objectId: questionnaireId,
    officeId,
    after: { version, basedOnId: id },
  });
  return ok(draft);
}

async function addDraft(
  actor: Actor,
  tx: Tx,
  questionnaireId: string,
  version: number,
  { definition, basedOnId }: Pick<Added, 'definition' | 'basedOnId'>,
): Promise<NewDraft> {
  const { id } = await tx.questionnaireVersion.create({
    data: {
      questionnaireId,
      version,
      basedOnId,
      definition: definition as unknown as Prisma.InputJsonObject,
      savedAt: now(),
      savedById: actor.personId,
    },
    select: { id: true },
  });
  return { questionnaireVersionId: id };
}
