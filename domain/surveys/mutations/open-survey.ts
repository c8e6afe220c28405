import { randomUUID } from 'node:crypto';
import { mailServices } from '@/domain/messages/to-services';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { conflict, forbidden, invalid, invalidField, notFound, type Outcome, ok } from '@/lib/outcome';
import { canRunSurvey, visibleSurveys } from '../policy';
import { recipientsOf } from '../recipients-data';
import { missingBeforeOpening } from '../rules';
import { type OpenedSurvey, recipientSelectionSchema } from '../schema';

type Chosen = Awaited<ReturnType<typeof recipientsOf>>['chosen'][number];

/**
 * Opens a draft: every service of the selection gets one request and one invitation, whatever is double-clicked
 * or retried; opening what is open already answers the same and sends nothing. With `revision` only that one is
 * opened (409 SOMEBODY_FIRST). Errors: NOT_FOUND, NOT_ALLOWED, NOT_DRAFT (closed), INVALID with what is missing.
 */
export async function openSurvey(
  actor: Actor,
  tx: Tx,
  { surveyId, revision }: { surveyId: string; revision?: number | undefined },
): Promise<Outcome<OpenedSurvey>> {
  const survey = await tx.survey.findFirst({
    where: { AND: [visibleSurveys(actor), { id: surveyId }] },
    select: { id: true, state: true, officeId: true },
  });
  if (!survey) return notFound('NOT_FOUND');
  if (!canRunSurvey(actor, survey)) return forbidden('NOT_ALLOWED');

  const moment = now();
  // The row's lock makes a second opener wait here, and then find that it is open.
  const { count } = await tx.survey.updateMany({
    where: { id: surveyId, state: 'draft', ...(revision === undefined ? {} : { revision }) },
    data: { state: 'open', openedAt: moment },
  });
  const current = await tx.survey.findUniqueOrThrow({
    where: { id: surveyId },
    select: {
      incidentId: true,
      officeId: true,
      state: true,
      title: true,
      introduction: true,
      legalBasis: true,
      dueAt: true,
      recipients: true,
    },
  });
  if (count === 0) {
    if (current.state === 'open') return alreadyOpen(tx, surveyId);
    return conflict(current.state === 'closed' ? 'NOT_DRAFT' : 'SOMEBODY_FIRST');
  }
  const missing = missingBeforeOpening(current, moment);
  if (missing.length > 0) return invalid('INVALID', { fields: missing });
  const selection = recipientSelectionSchema.parse(current.recipients);
  const { chosen } = await recipientsOf(actor, tx, current, selection);
  if (chosen.length === 0) return invalidField('recipients', 'NOBODY_ASKED');

  const requests = chosen.map((service) => ({ id: randomUUID(), service }));
  await addRequests(tx, actor, { id: surveyId, ...current }, requests, moment);
  const invitations = await invite(tx, current.officeId, requests, moment);
  await recordEvent(tx, actor, 'survey.opened', {
    objectType: 'survey',
    objectId: surveyId,
    officeId: current.officeId,
    before: { state: 'draft' },
    after: { state: 'open', dueAt: current.dueAt.toISOString(), requests: requests.length, invitations },
  });
  return ok({ surveyId, opened: true, requests: requests.length, invitations });
}

async function alreadyOpen(tx: Tx, surveyId: string): Promise<Outcome<OpenedSurvey>> {
  const requests = await tx.request.count({ where: { surveyId } });
  const invitations = await tx.message.count({
    where: { kind: 'invitation', requestId: { in: await requestIds(tx, surveyId) } },
  });
  return ok({ surveyId, opened: false, requests, invitations });
}

async function requestIds(tx: Tx, surveyId: string): Promise<string[]> {
  return (await tx.request.findMany({ where: { surveyId }, select: { id: true } })).map(
    (request) => request.id,
  );
}

type NewRequest = { id: string; service: Chosen };
type Opened = { id: string; incidentId: string; officeId: string; dueAt: Date };

async function addRequests(
  tx: Tx,
  actor: Actor,
  survey: Opened,
  requests: NewRequest[],
  moment: Date,
): Promise<void> {
  const owner = ({ id, service }: NewRequest) => ({
    surveyId: survey.id,
    incidentId: survey.incidentId,
    serviceId: service.id,
    officeId: survey.officeId,
    requestId: id,
  });
  const offices = ({ service }: NewRequest) =>
    [...new Set(service.municipalities.map((m) => m.officeId))].sort();
  await tx.request.createMany({
    data: requests.map((request) => {
      const { requestId, ...rest } = owner(request);
      return {
        ...rest,
        id: requestId,
        countyOfficeIds: offices(request),
        queuedAt: moment,
        dueAt: survey.dueAt,
      };
    }),
  });
  await tx.requestMunicipality.createMany({
    data: requests.flatMap((request) =>
      request.service.municipalities.map((m) => ({
        ...owner(request),
        municipalityNumber: m.number,
        countyOfficeId: m.officeId,
        part: m.part,
      })),
    ),
  });
  const fact = (request: NewRequest) => ({
    ...owner(request),
    countyOfficeIds: offices(request),
    at: moment,
    recordedAt: moment,
    byId: actor.personId,
  });
  await tx.requestFact.createMany({
    data: requests.flatMap((request) => [
      { ...fact(request), kind: 'queued' },
      { ...fact(request), kind: 'due_set', value: { dueAt: survey.dueAt.toISOString() } },
    ]),
  });
}

function invite(tx: Tx, officeId: string, requests: NewRequest[], moment: Date): Promise<number> {
  const invited = requests.map(({ id, service }) => ({ id, serviceId: service.id, officeId }));
  return mailServices(tx, invited, moment, ({ id }) => ({
    dedupeKey: `invitation:${id}`,
    kind: 'invitation',
  }));
}
