import { actsFor, canCreateIncident } from '@/domain/incidents/policy';
import { type Actor, governorOffices, hasRole } from '@/lib/actor';
import type { Prisma } from '@/lib/db';
import { type Lifecycle, mayBecome } from './rules';

type Owned = Lifecycle & { officeId: string };

/** The survey's own authority; for national ones the directorate's people. */
function owns(actor: Actor, survey: { officeId: string }): boolean {
  return actsFor(actor, survey.officeId);
}

/** An authority, in its own name. */
export function canCreateSurvey(actor: Actor, officeId: string): boolean {
  return canCreateIncident(actor) && actsFor(actor, officeId);
}

export function canEditSurvey(actor: Actor, survey: Owned): boolean {
  return owns(actor, survey) && survey.state === 'draft';
}

export function canOpenSurvey(actor: Actor, survey: Owned): boolean {
  return owns(actor, survey) && survey.state === 'draft';
}

export function canCloseSurvey(actor: Actor, survey: Owned): boolean {
  return owns(actor, survey) && mayBecome(survey, 'closed');
}

export function canReopenSurvey(actor: Actor, survey: Owned): boolean {
  return owns(actor, survey) && survey.state === 'closed' && mayBecome(survey, 'open');
}

export function canDeleteDraft(actor: Actor, survey: Owned): boolean {
  return owns(actor, survey) && survey.state === 'draft';
}

/** Reminds, extends and exempts in an open survey. */
export function canChase(actor: Actor, survey: Owned): boolean {
  return owns(actor, survey) && survey.state === 'open';
}

/** The authority's own survey whole; the directorate every survey. */
export function canReadWholeSurvey(actor: Actor, survey: { officeId: string }): boolean {
  return owns(actor, survey) || hasRole(actor, 'directorate');
}

/**
 * A draft is seen by its authority and the directorate. An open or closed one also by governors whose counties
 * it asks, by the services asked, and by the ministry, which reads its figures. An observer reads breach notices, and
 * no survey.
 */
export function visibleSurveys(actor: Actor): Prisma.SurveyWhereInput {
  if (actor.kind === 'system' || hasRole(actor, 'directorate')) return {};
  const sent: Prisma.SurveyWhereInput = { state: { in: ['open', 'closed'] } };
  if (hasRole(actor, 'ministry')) return sent;
  const offices = governorOffices(actor);
  return {
    OR: [
      { officeId: { in: offices } },
      { AND: [sent, { requests: { some: { countyOfficeIds: { hasSome: offices } } } }] },
      { AND: [sent, { requests: { some: { serviceId: { in: actor.serviceIds } } } }] },
    ],
  };
}
