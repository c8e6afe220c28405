import type { Actor } from '@/lib/actor';
import type { Prisma } from '@/lib/db';
import type { Fact, FactKind } from '../rules';

/** What a request's rows carry along of it, so that row-level security never walks to their parent. */
export const owningSelect = {
  id: true,
  surveyId: true,
  incidentId: true,
  serviceId: true,
  officeId: true,
  countyOfficeIds: true,
} satisfies Prisma.RequestSelect;

export type OwningRequest = Prisma.RequestGetPayload<{ select: typeof owningSelect }>;

/** The columns that say whose a row of a request is: of a question, a note, a file … */
export function ownerOf({
  id,
  surveyId,
  serviceId,
  officeId,
}: Pick<OwningRequest, 'id' | 'surveyId' | 'serviceId' | 'officeId'>) {
  return { requestId: id, surveyId, serviceId, officeId };
}

/** The row of a fact that somebody's act is, recorded at the very moment. */
export function newFact(
  actor: Actor,
  request: OwningRequest,
  moment: Date,
  fact: { kind: FactKind; value?: NonNullable<Fact['value']> },
) {
  return {
    ...ownerOf(request),
    incidentId: request.incidentId,
    countyOfficeIds: request.countyOfficeIds,
    ...fact,
    at: moment,
    recordedAt: moment,
    byId: actor.personId,
  } satisfies Prisma.RequestFactCreateManyInput;
}
