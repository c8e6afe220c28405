import { type Actor, actsFor, authorityOffices, hasRole } from '@/lib/actor';
import type { Prisma } from '@/lib/db';

type Owned = { officeId: string | null };

/** Who drafts surveys reads questionnaires whole; a leader reads the one of the own request with the request. */
export function canReadQuestionnaires(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'directorate', 'governor');
}

/** The templates that ship, and those of the actor's own offices. */
export function visibleQuestionnaires(actor: Actor): Prisma.QuestionnaireWhereInput {
  if (actor.kind === 'system' || hasRole(actor, 'directorate')) return {};
  return { OR: [{ officeId: null }, { officeId: { in: authorityOffices(actor) } }] };
}

/** Its own authority's alone: a template that ships is copied, never changed. */
export function canEditQuestionnaire(actor: Actor, questionnaire: Owned): boolean {
  return questionnaire.officeId !== null && actsFor(actor, questionnaire.officeId);
}

/** Who saved a draft is for those who work on it, and for nobody once it is published. */
export function canSeeWhoSaved(actor: Actor, draft: Owned & { publishedAt: Date | null }): boolean {
  return draft.publishedAt === null && canEditQuestionnaire(actor, draft);
}

type Draft = Owned & { publishedAt: Date | null; savedById: string | null };

/**
 * A draft of its own authority. Where two persons are needed (TWO_PERSON_RULE), whoever saved it last does not publish
 * it, and a token, behind which nobody looks, publishes none.
 */
export function canPublishQuestionnaire(actor: Actor, draft: Draft, byTwo: boolean): boolean {
  if (draft.publishedAt !== null || !canEditQuestionnaire(actor, draft)) return false;
  if (!byTwo || actor.kind === 'system') return true;
  return actor.tokenId === null && draft.savedById !== null && draft.savedById !== actor.personId;
}
