import { askedDefinition } from '@/domain/incidents/words';
import { type Definition, definitionSchema } from '@/domain/questionnaires/schema';
import type { Actor } from '@/lib/actor';
import type { Prisma, Tx } from '@/lib/db';
import { conflict, forbidden, notFound, type Outcome, ok, unauthenticated } from '@/lib/outcome';
import { type canAnswerRequest, type canRecordReturn, visibleRequests } from '../policy';

const openSelect = {
  id: true,
  surveyId: true,
  serviceId: true,
  officeId: true,
  survey: {
    select: {
      state: true,
      questionnaireVersion: { select: { definition: true } },
      incident: { select: { words: true } },
    },
  },
  municipalities: { select: { municipalityNumber: true } },
} satisfies Prisma.RequestSelect;

type OpenRequest = Prisma.RequestGetPayload<{ select: typeof openSelect }>;

/**
 * A request that can be answered, for who may: the service in its draft, or who writes down what it says by phone.
 * Errors: SIGN_IN, NOT_FOUND, NOT_YOURS, SURVEY_CLOSED.
 */
export async function openRequest(
  actor: Actor,
  tx: Tx,
  requestId: string,
  may: typeof canAnswerRequest | typeof canRecordReturn,
): Promise<Outcome<OpenRequest>> {
  if (actor.kind === 'nobody') return unauthenticated('SIGN_IN');
  const request = await tx.request.findFirst({
    where: { AND: [visibleRequests(actor), { id: requestId }] },
    select: openSelect,
  });
  if (!request) return notFound('NOT_FOUND');
  if (!may(actor, request)) return forbidden('NOT_YOURS');
  if (request.survey.state !== 'open') return conflict('SURVEY_CLOSED');
  return ok(request);
}

/** What it asks, of whom. */
export function askedOf({ survey, municipalities }: OpenRequest): {
  definition: Definition;
  municipalityNumbers: string[];
} {
  return {
    definition: askedDefinition(
      definitionSchema.parse(survey.questionnaireVersion.definition),
      survey.incident.words,
    ),
    municipalityNumbers: municipalities.map((place) => place.municipalityNumber),
  };
}
