import { listedFact, renumberedFact } from '@/domain/incidents/rules';
import { askedDefinition, incidentWordsSchema } from '@/domain/incidents/words';
import { namesOf } from '@/domain/people/data';
import { fittingFields, keptContent } from '@/domain/questionnaires/migrate';
import { contentOf, type Definition, definitionSchema } from '@/domain/questionnaires/schema';
import { renumbering } from '@/domain/register/data';
import { dayOf, inForce, nameOfOffice } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Prisma, Tx } from '@/lib/db';
import { forbidden, notFound, type Outcome, ok, unauthenticated } from '@/lib/outcome';
import { canAnswerRequest, visibleRequests } from '../policy';
import type { AnsweringView, VersionView } from '../schema';
import { draftAttachments } from './attachments';
import { draftFields } from './draft';
import { earlierOf } from './earlier';
import { factSelect, statusView } from './facts';

/** One request with everything around its questions; the draft is read apart. */
export const answeringSelect = {
  id: true,
  serviceId: true,
  officeId: true,
  queuedAt: true,
  dueAt: true,
  currentVersion: true,
  service: { select: { id: true, name: true } },
  survey: {
    select: {
      id: true,
      title: true,
      introduction: true,
      legalBasis: true,
      contactLine: true,
      state: true,
      lateAllowed: true,
      questionnaireVersion: { select: { id: true, definition: true } },
      questionCorrections: { select: { fromId: true, reason: true, at: true }, orderBy: { at: 'asc' } },
      office: { select: { names: true } },
      incident: {
        select: {
          id: true,
          title: true,
          system: true,
          summary: true,
          words: true,
          inProductionOn: true,
          notices: {
            where: { retractedAt: null },
            select: {
              id: true,
              at: true,
              from: true,
              kind: true,
              title: true,
              body: true,
              source: true,
              recordedAt: true,
            },
            orderBy: [{ at: 'desc' }, { id: 'desc' }],
          },
        },
      },
    },
  },
  municipalities: {
    select: { municipalityNumber: true, part: true },
    orderBy: { municipalityNumber: 'asc' },
  },
  facts: { select: factSelect },
  returns: {
    select: {
      id: true,
      version: true,
      submittedAt: true,
      reason: true,
      givenById: true,
      givenByRole: true,
      content: true,
      questionnaireVersion: { select: { id: true, definition: true } },
      receipt: { select: { number: true } },
    },
    orderBy: { version: 'desc' },
  },
} satisfies Prisma.RequestSelect;

type Row = Prisma.RequestGetPayload<{ select: typeof answeringSelect }>;

/** Everything that the leader's pages need for one request of the own service. */
export async function getRequestForAnswering(
  actor: Actor,
  tx: Tx,
  { requestId }: { requestId: string },
): Promise<Outcome<AnsweringView>> {
  if (actor.kind === 'nobody') return unauthenticated('SIGN_IN');
  const row = await tx.request.findFirst({
    where: { AND: [visibleRequests(actor), { id: requestId }] },
    select: answeringSelect,
  });
  if (!row) return notFound('NOT_FOUND');
  if (!canAnswerRequest(actor, row)) return forbidden('NOT_YOURS');
  const moment = now();
  const definition = definitionOf(row);
  const numbers = row.municipalities.map((m) => m.municipalityNumber);
  const place = { ...row, incidentId: row.survey.incident.id };
  return ok(
    await viewOf(actor, tx, row, moment, {
      draft: {
        version: row.currentVersion,
        questionnaireVersionId: row.survey.questionnaireVersion.id,
        fields: fittingFields(await draftFields(actor, tx, row.id), definition, numbers),
      },
      attachments: await draftAttachments(tx, row.id),
      earlier: await earlierOf(tx, place, definition, numbers, moment),
      contactRole: await contactRole(actor, tx, row.serviceId, moment),
    }),
  );
}

/** The questions that apply in the incident. */
function definitionOf(row: Row): Definition {
  return askedIn(row, row.survey.questionnaireVersion);
}

function askedIn({ survey }: Row, version: { definition: Prisma.JsonValue }): Definition {
  return askedDefinition(definitionSchema.parse(version.definition), survey.incident.words);
}

/** Since the service answered, or else opened the request, the questions were corrected: from what, when and why. */
async function correctedSince(tx: Tx, row: Row): Promise<AnsweringView['corrected']> {
  const { questionnaireVersion, questionCorrections } = row.survey;
  const [stored] = row.returns;
  const opened = row.facts.find((fact) => fact.kind === 'opened')?.recordedAt;
  const first = stored
    ? questionCorrections.findIndex(({ fromId }) => fromId === stored.questionnaireVersion.id)
    : questionCorrections.findIndex(({ at }) => opened && at >= opened);
  const made = first < 0 ? [] : questionCorrections.slice(first);
  const fromId = stored?.questionnaireVersion.id ?? made[0]?.fromId;
  if (!fromId || fromId === questionnaireVersion.id) return null;
  const before = await tx.questionnaireVersion.findUniqueOrThrow({
    where: { id: fromId },
    select: { definition: true },
  });
  return {
    before: askedIn(row, before),
    corrections: made.map(({ at, reason }) => ({ at: at.toISOString(), reason })),
  };
}

/** What belongs to the service alone; a caseworker who writes down an answer gets none of it. */
type Own = Pick<AnsweringView, 'draft' | 'attachments' | 'earlier'> & {
  contactRole: AnsweringView['you']['contactRole'];
};

/** The view of a row that the caller has asked the policy about. */
export async function viewOf(
  actor: Actor,
  tx: Tx,
  row: Row,
  moment: Date,
  { contactRole, ...own }: Own,
): Promise<AnsweringView> {
  const { incident, questionnaireVersion, questionCorrections: _, office, ...survey } = row.survey;
  const versions = await versionViews(actor, tx, row.returns);
  const newest = versions[0];
  const stored = row.returns[0];
  const definition = definitionOf(row);
  const before = stored ? askedIn(row, stored.questionnaireVersion) : definition;
  return {
    ...own,
    id: row.id,
    service: row.service,
    survey: { ...survey, state: survey.state as 'open', officeName: nameOfOffice(office.names, moment) },
    incident: {
      id: incident.id,
      title: incident.title,
      system: incident.system,
      summary: incident.summary,
      inProductionOn: dayOf(incident.inProductionOn),
    },
    words: incidentWordsSchema.parse(incident.words),
    notices: incident.notices.flatMap(({ recordedAt, ...notice }) =>
      recordedAt > moment ? [] : [{ ...notice, at: notice.at.toISOString() }],
    ),
    municipalities: await municipalityViews(tx, incident.id, row.municipalities, moment),
    questionnaireVersionId: questionnaireVersion.id,
    definition,
    status: statusView(row.facts, row.dueAt, moment),
    current:
      newest && stored
        ? { ...newest, content: keptContent(contentOf(stored.content), before, definition) }
        : null,
    corrected: await correctedSince(tx, row),
    versions,
    you: { name: actor.name, contactRole },
    now: moment.toISOString(),
  };
}

async function versionViews(actor: Actor, tx: Tx, returns: Row['returns']): Promise<VersionView[]> {
  const names = await namesOf(
    tx,
    returns.map((one) => one.givenById),
  );
  return returns.map((one) => ({
    returnId: one.id,
    version: one.version,
    submittedAt: one.submittedAt.toISOString(),
    reason: one.reason,
    givenBy: {
      name: names.get(one.givenById) ?? null,
      role: one.givenByRole,
      you: one.givenById === actor.personId,
    },
    receiptNumber: one.receipt?.number ?? '',
  }));
}

type Listed = AnsweringView['municipalities'][number]['listed'];

async function municipalityViews(
  tx: Tx,
  incidentId: string,
  rows: Row['municipalities'],
  moment: Date,
): Promise<AnsweringView['municipalities']> {
  const numbers = rows.map((row) => row.municipalityNumber);
  const names = await tx.municipality.findMany({
    where: { number: { in: numbers } },
    select: { number: true, name: true },
  });
  const { today, before } = await renumbering(tx, moment);
  const facts = await tx.municipalityFact.findMany({
    where: {
      incidentId,
      municipalityNumber: { in: numbers.flatMap((number) => [number, ...before(number)]) },
      kind: { in: ['usesSystem', 'integrationInUse', 'fixedVersionOn'] },
      recordedAt: { lte: moment },
    },
    select: { municipalityNumber: true, kind: true, value: true, source: true, at: true, recordedAt: true },
    orderBy: [{ at: 'desc' }, { recordedAt: 'desc' }, { id: 'desc' }],
    distinct: ['municipalityNumber', 'kind', 'source'],
  });
  // A request asks about the number of its day; what was said of one before it is known of it.
  const asked = new Set(numbers);
  const factsOf = Map.groupBy(
    facts.map((fact) => renumberedFact(fact, (number) => (asked.has(number) ? number : today(number)))),
    (fact) => fact.municipalityNumber,
  );
  const listed = (number: string, kind: keyof Listed) => {
    const fact = listedFact(kind, factsOf.get(number) ?? []);
    return fact && { value: fact.value, source: fact.source, at: fact.at.toISOString() };
  };
  return rows.map(({ municipalityNumber: number, part }) => ({
    number,
    part,
    name: names.find((one) => one.number === number)?.name ?? number,
    listed: {
      usesSystem: listed(number, 'usesSystem'),
      integrationInUse: listed(number, 'integrationInUse'),
      fixedVersionOn: listed(number, 'fixedVersionOn'),
    },
  }));
}

async function contactRole(actor: Actor, tx: Tx, serviceId: string, moment: Date) {
  if (!actor.personId) return null;
  const contacts = await tx.contact.findMany({
    where: { serviceId, personId: actor.personId, AND: inForce(moment) },
    select: { role: true },
  });
  return (
    (['leader', 'deputy', 'mailbox'] as const).find((role) => contacts.some((c) => c.role === role)) ?? null
  );
}
