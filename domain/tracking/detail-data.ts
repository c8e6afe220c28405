import { recordReading } from '@/domain/audit/mutations';
import { askedDefinition } from '@/domain/incidents/words';
import { namesOf } from '@/domain/people/data';
import type { Content } from '@/domain/questionnaires/compose';
import { type Answer, definitionSchema } from '@/domain/questionnaires/schema';
import { inForce } from '@/domain/register/rules';
import type { ContactRole } from '@/domain/register/schema';
import { visibleRequests } from '@/domain/requests/policy';
import { type Fact, type FactKind, requestStatus } from '@/domain/requests/rules';
import { getDialogue, reviewedRequest, reviewOf } from '@/domain/reviews/data';
import type { DecidedFlag } from '@/domain/reviews/schema';
import { getSurvey } from '@/domain/surveys/data';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { forbidden, notFound, type Outcome, ok } from '@/lib/outcome';
import { canTrack, readableOffices } from './policy';
import { trackedRequests, withFlags } from './rows';
import type { RequestDetail, TrackedVersion } from './schema';

/**
 * One request as the authority sees it: status, contacts in order of escalation, what happened, mails, and each
 * version of the return. A governor of other counties sees the lines of the own ones, whom to
 * phone, and not who answered, acted or wrote.
 */
export async function getTrackedRequest(
  actor: Actor,
  tx: Tx,
  { requestId }: { requestId: string },
): Promise<Outcome<RequestDetail>> {
  if (!canTrack(actor)) return forbidden('NOT_ALLOWED');
  const found = await tx.request.findFirst({
    where: { AND: [visibleRequests(actor), { id: requestId }] },
    select: { surveyId: true, incidentId: true, serviceId: true, officeId: true },
  });
  if (!found) return notFound('NOT_FOUND');
  const survey = await getSurvey(actor, tx, found.surveyId);
  if (!survey.ok) return survey;
  const moment = now();
  const offices = readableOffices(actor, survey.value);
  // A flag may come from the neighbours: the whole survey is looked at for those of one request.
  const tracked = await trackedRequests(
    actor,
    tx,
    offices === null ? { surveyId: found.surveyId } : { id: requestId },
    offices,
    moment,
  );
  const { rows, flags } = await withFlags(tx, survey.value, tracked);
  const request = rows.find((row) => row.id === requestId);
  if (!request) return notFound('NOT_FOUND');
  const facts = await factsOf(tx, requestId);
  const whole = offices === null;
  const versions = whole
    ? await wholeVersions(tx, requestId, facts)
    : await partialVersions(tx, requestId, offices, facts);
  const read = versions.map((one) => one.version);
  await recordReading(actor, tx, { requestId, ...found, versions: read });
  return ok({
    request,
    surveyId: found.surveyId,
    incidentId: found.incidentId,
    whole,
    contacts: await contactsOf(tx, found.serviceId, moment),
    facts: facts.map((fact) => factView(fact, whole)).reverse(),
    messages: await messagesOf(tx, requestId),
    versions,
    ...(await reviewParts(actor, tx, requestId, whole ? flags : null)),
  });
}

async function reviewParts(
  actor: Actor,
  tx: Tx,
  requestId: string,
  flags: DecidedFlag[] | null,
): Promise<Pick<RequestDetail, 'dialogue' | 'review'>> {
  const nothing = { dialogue: null, review: null };
  if (!flags) return nothing;
  const reviewed = await reviewedRequest(actor, tx, requestId);
  if (!reviewed.ok) return nothing;
  const dialogue = await getDialogue(actor, tx, { requestId });
  const own = flags.filter((flag) => flag.requestId === requestId);
  return {
    dialogue: dialogue.ok ? dialogue.value : null,
    review: await reviewOf(actor, tx, reviewed.value, own),
  };
}

type FactRow = Fact & { by: string | null; reason: string | null };

async function factsOf(tx: Tx, requestId: string): Promise<FactRow[]> {
  const rows = await tx.requestFact.findMany({
    where: { requestId },
    select: { kind: true, at: true, recordedAt: true, value: true, byId: true },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
  });
  const names = await namesOf(
    tx,
    rows.map((row) => row.byId),
  );
  return rows.map(({ byId, kind, value, ...row }) => {
    const said = (value ?? null) as (Fact['value'] & { reason?: string }) | null;
    return {
      ...row,
      kind: kind as FactKind,
      value: said,
      reason: said?.reason ?? null,
      by: names.get(byId) ?? null,
    };
  });
}

/** Who did it and why stands in the survey, which only its own authority and the directorate read whole. */
function factView(fact: FactRow, whole: boolean): RequestDetail['facts'][number] {
  return {
    kind: fact.kind,
    at: fact.at.toISOString(),
    recordedAt: fact.recordedAt.toISOString(),
    by: whole ? fact.by : null,
    dueAt: fact.value?.dueAt ? new Date(fact.value.dueAt).toISOString() : null,
    reason: whole ? fact.reason : null,
    version: fact.value?.version ?? null,
  };
}

async function contactsOf(tx: Tx, serviceId: string, moment: Date): Promise<RequestDetail['contacts']> {
  const rows = await tx.contact.findMany({
    where: { serviceId, person: { erasedAt: null }, AND: inForce(moment) },
    select: { role: true, order: true, person: { select: { name: true, email: true, phone: true } } },
    orderBy: [{ order: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ role, person }) => ({ role: role as ContactRole, ...person }));
}

async function messagesOf(tx: Tx, requestId: string): Promise<RequestDetail['messages']> {
  const rows = await tx.message.findMany({
    where: { requestId },
    select: { kind: true, state: true, createdAt: true, sentAt: true, personId: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  const names = await namesOf(
    tx,
    rows.map((row) => row.personId),
  );
  return rows.map(({ personId, ...row }) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    to: names.get(personId) ?? null,
  }));
}

/** Whether the first version was on time; every version of a request shares that (domain.md, "On time"). */
function answeredOnTime(facts: readonly Fact[]): boolean {
  const last = facts.at(-1);
  return last !== undefined && requestStatus(facts, last.recordedAt)?.response !== 'answered_late';
}

async function wholeVersions(tx: Tx, requestId: string, facts: readonly Fact[]): Promise<TrackedVersion[]> {
  const rows = await tx.return.findMany({
    where: { requestId },
    select: {
      version: true,
      submittedAt: true,
      givenAt: true,
      givenById: true,
      givenByRole: true,
      recordedById: true,
      reason: true,
      content: true,
      questionnaireVersion: { select: { definition: true } },
      request: { select: { survey: { select: { incident: { select: { words: true } } } } } },
      receipt: { select: { number: true } },
    },
    orderBy: { version: 'desc' },
  });
  const names = await namesOf(
    tx,
    rows.flatMap((row) => [row.givenById, row.recordedById]),
  );
  const onTime = answeredOnTime(facts);
  return rows.map((row) => {
    const content = JSON.parse(row.content) as Content;
    return {
      version: row.version,
      submittedAt: row.submittedAt.toISOString(),
      givenAt: row.givenAt?.toISOString() ?? null,
      onTime,
      givenBy: { name: names.get(row.givenById) ?? null, role: row.givenByRole },
      recordedBy: row.recordedById === row.givenById ? null : (names.get(row.recordedById) ?? null),
      reason: row.reason,
      receiptNumber: row.receipt?.number ?? null,
      definition: askedDefinition(
        definitionSchema.parse(row.questionnaireVersion.definition),
        row.request.survey.incident.words,
      ),
      answers: content.answers,
      lines: content.lines,
      attachments: content.attachments ?? [],
    };
  });
}

async function partialVersions(
  tx: Tx,
  requestId: string,
  offices: string[],
  facts: readonly Fact[],
): Promise<TrackedVersion[]> {
  const lines = await tx.line.findMany({
    where: { requestId, countyOfficeId: { in: offices } },
    select: {
      version: true,
      submittedAt: true,
      municipalityNumber: true,
      grade: true,
      remainsUntil: true,
      indicators: true,
    },
    orderBy: [{ version: 'desc' }, { municipalityNumber: 'asc' }],
  });
  const onTime = answeredOnTime(facts);
  return [...Map.groupBy(lines, (line) => line.version)].map(([version, own]) => ({
    version,
    submittedAt: (own[0]?.submittedAt ?? new Date(0)).toISOString(),
    givenAt: null,
    onTime,
    givenBy: null,
    recordedBy: null,
    reason: null,
    receiptNumber: null,
    attachments: [],
    definition: null,
    answers: {},
    lines: own.map(({ municipalityNumber, grade, remainsUntil, indicators }) => ({
      municipalityNumber,
      grade,
      ...(remainsUntil ? { remains: { until: remainsUntil.toISOString().slice(0, 10) } } : {}),
      answers: indicators as Record<string, Answer>,
    })),
  }));
}
