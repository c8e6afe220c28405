import { type Actor, authorityOffices, governorOffices, hasRole, operatorOffices } from '@/lib/actor';
import type { Prisma } from '@/lib/db';

type Owned = { officeId: string };

const isSystem = (actor: Actor) => actor.kind === 'system';

/** An authority, in its own name; the same may draft surveys. */
export function canCreateIncident(actor: Actor): boolean {
  return isSystem(actor) || authorityOffices(actor).length > 0;
}

/** The authority that started it, and the directorate. */
export function canEditIncident(actor: Actor, incident: Owned): boolean {
  return (
    isSystem(actor) || hasRole(actor, 'directorate') || governorOffices(actor).includes(incident.officeId)
  );
}

/** Notices come from whoever runs the incident, and from the operators themselves. */
export function canPostNotice(actor: Actor, incident: Owned): boolean {
  return canEditIncident(actor, incident) || hasRole(actor, 'operator');
}

/** Who posted it takes it back, or whoever runs the incident. */
export function canRetractNotice(
  actor: Actor,
  incident: Owned,
  notice: { officeId: string | null },
): boolean {
  if (canEditIncident(actor, incident)) return true;
  return notice.officeId !== null && operatorOffices(actor).includes(notice.officeId);
}

/** Lists and counts come from the operators, and from whoever runs the incident. */
export function canImportOperatorList(actor: Actor, incident: Owned): boolean {
  return canEditIncident(actor, incident) || hasRole(actor, 'operator');
}

/** What is known of municipalities: authorities and ministry; an operator sees its own lists. */
export function canReadFacts(actor: Actor): boolean {
  return isSystem(actor) || hasRole(actor, 'directorate', 'governor', 'ministry', 'operator');
}

/** Which facts of an incident: all, those of the governor's own counties, or the operator's own. */
export function visibleFacts(actor: Actor, incident: Owned): Prisma.MunicipalityFactWhereInput {
  if (canEditIncident(actor, incident) || hasRole(actor, 'ministry')) return {};
  return {
    OR: [{ officeId: { in: governorOffices(actor) } }, { sourceOfficeId: { in: operatorOffices(actor) } }],
  };
}

/** Authorities, ministry, observer and operators see every incident; a leader those that ask the own service. */
export function visibleIncidents(actor: Actor): Prisma.IncidentWhereInput {
  if (isSystem(actor) || hasRole(actor, 'directorate', 'governor', 'ministry', 'observer', 'operator'))
    return {};
  return { surveys: { some: { requests: { some: { serviceId: { in: actor.serviceIds } } } } } };
}

/**
 * A draft is seen by its authority and the directorate. An open or closed one also by governors whose counties
 * it asks, by the services asked, and by the ministry, which reads its figures. An observer reads breach notices, and
 * no survey. It stands here because an incident tells how many surveys it has.
 */
export function visibleSurveys(actor: Actor): Prisma.SurveyWhereInput {
  if (isSystem(actor) || hasRole(actor, 'directorate')) return {};
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
