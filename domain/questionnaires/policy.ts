import { type Actor, hasRole } from '@/lib/actor';
import type { Prisma } from '@/lib/db';

/** Who drafts surveys reads questionnaires whole; a leader reads the one of the own request with the request. */
export function canReadQuestionnaires(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'directorate', 'governor');
}

/** The templates that ship, and those of the actor's own offices. */
export function visibleQuestionnaires(actor: Actor): Prisma.QuestionnaireWhereInput {
  if (actor.kind === 'system' || hasRole(actor, 'directorate')) return {};
  const offices = actor.memberships.flatMap((m) => (m.officeId ? [m.officeId] : []));
  return { OR: [{ officeId: null }, { officeId: { in: offices } }] };
}
