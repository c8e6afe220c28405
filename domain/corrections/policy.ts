import { actsFor } from '@/domain/incidents/policy';
import type { Actor } from '@/lib/actor';

/** The survey's own authority, while it is open: a draft simply takes another questionnaire, a closed one is asked no more. */
export function canCorrectQuestions(actor: Actor, survey: { officeId: string; state: string }): boolean {
  return actsFor(actor, survey.officeId) && survey.state === 'open';
}
