import { recordReadings } from '@/domain/audit/mutations';
import { hasOwnQuestions } from '@/domain/questionnaires/compose';
import { type Answer, type Definition, definitionSchema, type OwnItem } from '@/domain/questionnaires/schema';
import { statedText } from '@/domain/questionnaires/values';
import { visibleSurveys } from '@/domain/surveys/policy';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { forbidden, invalidField, notFound, type Outcome, ok } from '@/lib/outcome';
import type { OwnFigures, OwnText } from './own-schema';
import { canReadWords, type FigureReach, figureReach, surveyReach } from './policy';
import { readFigureRows } from './rows-data';
import { type Known, knownAt } from './rules/known';
import { ownFigure, type Unit } from './rules/own-questions';
import type { FiguresQuery } from './schema';

export type OwnQuery = { surveyId: string } & FiguresQuery;

/** What one line's, or one whole request's, latest return said as of the moment; as far as the reader may know. */
export type SaidRow = {
  requestId: string;
  serviceId: string;
  municipalityNumber: string | null;
  questionnaireVersionId: string;
  version: number;
  submittedAt: Date;
  grade: string | null;
  answers: Record<string, Answer>;
};

export type SurveyAnswers = {
  incidentId: string;
  /** Of the authority that asks. */
  officeId: string;
  asOf: Date;
  reach: FigureReach;
  definition: Definition;
  versions: ReadonlyMap<string, Definition>;
  known: Known;
  said: SaidRow[];
};

/**
 * The answers of a survey as of a moment (now, when left out) with the requests that they answer, of what the actor
 * may read. Five queries, however many have answered. Errors: NOT_ALLOWED, NOT_FOUND (also a draft), INVALID.
 */
export async function readSurveyAnswers(
  actor: Actor,
  tx: Tx,
  { surveyId, asOf, county }: OwnQuery,
): Promise<Outcome<SurveyAnswers>> {
  if (figureReach(actor) === null) return forbidden('NOT_ALLOWED');
  if (asOf && new Date(asOf) > now()) return invalidField('query.asOf', 'IN_FUTURE');
  const survey = await tx.survey.findFirst({
    where: { AND: [visibleSurveys(actor), { id: surveyId }, { openedAt: { not: null } }] },
    select: { incidentId: true, officeId: true, questionnaireVersionId: true },
  });
  if (!survey) return notFound('NOT_FOUND');
  const reach = surveyReach(actor, survey);
  const offices = reach === 'all' ? null : (reach?.offices ?? []);
  const rows = await readFigureRows(tx, {
    incidentId: survey.incidentId,
    surveyId,
    offices,
    asOf: asOf ? new Date(asOf) : now(),
    live: !asOf,
  });
  const moment = rows.asOf;
  const said = await tx.$queryRaw<SaidRow[]>`select * from survey_answers(${surveyId}::uuid, ${moment})`;
  const ids = [...new Set([survey.questionnaireVersionId, ...said.map((one) => one.questionnaireVersionId)])];
  const found = await tx.questionnaireVersion.findMany({
    where: { id: { in: ids } },
    select: { id: true, definition: true },
  });
  const versions = new Map(found.map((row) => [row.id, definitionSchema.parse(row.definition)]));
  return ok({
    incidentId: survey.incidentId,
    officeId: survey.officeId,
    asOf: moment,
    reach,
    definition: versions.get(survey.questionnaireVersionId) ?? { items: [] },
    versions,
    known: knownAt(rows, { surveyId, county: county ?? null }, moment),
    said,
  });
}

type Place = { requestId: string; municipalityNumber: string | null };

/** Records that the actor has read what these lines and requests said, in the versions that said it. */
export async function recordSaid(
  actor: Actor,
  tx: Tx,
  { said, officeId }: SurveyAnswers,
  places: readonly Place[],
): Promise<void> {
  const key = ({ requestId, municipalityNumber }: Place) => `${requestId} ${municipalityNumber ?? ''}`;
  const shown = new Set(places.map(key));
  const read = Map.groupBy(
    said.filter((one) => shown.has(key(one))),
    (one) => one.requestId,
  );
  await recordReadings(
    actor,
    tx,
    [...read.values()].flatMap((those) =>
      those.slice(0, 1).map(({ requestId, serviceId }) => ({
        requestId,
        serviceId,
        officeId,
        versions: [...new Set(those.map((one) => one.version))],
      })),
    ),
  );
}

/**
 * What was answered to a survey's own questions, as of a moment: counted for everybody who reads figures; the words
 * only for who may read returns. What is asked once of a request counts for a governor of other counties only where
 * the request asks about the own counties alone. That words were read is recorded. Errors as of readSurveyAnswers.
 */
export async function getOwnFigures(actor: Actor, tx: Tx, query: OwnQuery): Promise<Outcome<OwnFigures>> {
  const read = await readSurveyAnswers(actor, tx, query);
  if (!read.ok) return read;
  const { definition, incidentId, asOf, reach } = read.value;
  const units = await unitsOf(tx, read.value);
  const isWord = ({ type }: OwnItem) => type === 'shortText' || type === 'longText';
  // The database keeps words from who reads figures only: how many there are could not be told from "not asked".
  const items = allOwn(definition).filter((item) => canReadWords(actor) || !isWord(item));
  const texts = canReadWords(actor) ? await textsOf(tx, read.value, items, units) : null;
  if (texts) await recordSaid(actor, tx, read.value, texts);
  return ok({
    asOf: asOf.toISOString(),
    surveyId: query.surveyId,
    incidentId,
    county: query.county ?? null,
    ownCounties: reach !== 'all',
    questions: items.map((item) => ownFigure(item, units[item.scope])),
    texts: texts?.map(({ municipalityNumber: _, ...text }) => text) ?? null,
  });
}

type Units = Record<OwnItem['scope'], Unit[]>;

/** The lines and the requests that can answer, each with its latest return. */
async function unitsOf(tx: Tx, { known, said, versions, reach }: SurveyAnswers): Promise<Units> {
  const key = (requestId: string, number: string | null) => `${requestId} ${number ?? ''}`;
  const saidOf = new Map(said.map((one) => [key(one.requestId, one.municipalityNumber), one]));
  const itemsOf = new Map(
    [...versions].map(([id, definition]) => [
      id,
      new Map(allOwn(definition).map((item) => [item.key, item])),
    ]),
  );
  const requests = new Map(known.requests.map((request) => [request.id, request]));
  const unit = (requestId: string, municipalityNumber: string | null): Unit => {
    const request = requests.get(requestId);
    const one = saidOf.get(key(requestId, municipalityNumber));
    return {
      requestId,
      serviceId: request?.serviceId ?? '',
      municipalityNumber,
      isExempt: request?.response === 'exempt',
      said: one
        ? { items: itemsOf.get(one.questionnaireVersionId) ?? new Map(), answers: one.answers }
        : null,
    };
  };
  const whole = await wholeRequests(
    tx,
    known.requests.map((request) => request.id),
    reach,
  );
  return {
    municipality: known.parts.map((part) => unit(part.requestId, part.municipalityNumber)),
    request: whole.map((id) => unit(id, null)),
  };
}

/** The requests that the reader may know of as a whole: those that ask about nobody else's municipality. */
async function wholeRequests(tx: Tx, ids: string[], reach: FigureReach): Promise<string[]> {
  if (reach === 'all') return ids;
  const rows = await tx.request.findMany({
    where: { id: { in: ids } },
    select: { id: true, countyOfficeIds: true },
  });
  const offices = reach?.offices ?? [];
  return rows.filter((row) => row.countyOfficeIds.every((id) => offices.includes(id))).map((row) => row.id);
}

/** The own questions of a definition in its order, per municipality and asked once. */
export function allOwn(definition: Definition): OwnItem[] {
  return definition.items.filter((item): item is OwnItem => item.type !== 'core');
}

async function textsOf(
  tx: Tx,
  { known }: SurveyAnswers,
  items: readonly OwnItem[],
  units: Units,
): Promise<(OwnText & Place)[]> {
  const services = await serviceNames(tx, known);
  const places = new Map(known.municipalities.map((m) => [m.number, m.name]));
  return items
    .filter((item) => item.type === 'shortText' || item.type === 'longText')
    .flatMap((item) =>
      units[item.scope].flatMap(({ requestId, serviceId, municipalityNumber, said }) => {
        const text = statedText(said?.answers[item.key]);
        if (text === undefined) return [];
        const municipalityName = municipalityNumber && (places.get(municipalityNumber) ?? municipalityNumber);
        return {
          key: item.key,
          requestId,
          serviceName: services.get(serviceId) ?? serviceId,
          municipalityNumber,
          municipalityName,
          text,
        };
      }),
    );
}

/** The names of the services that were asked. */
export async function serviceNames(tx: Tx, known: Known): Promise<Map<string, string>> {
  const ids = [...new Set(known.requests.map((request) => request.serviceId))];
  const rows = await tx.service.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** The surveys of an incident that have questions of their own, by id; of those that were opened. One query. */
export async function surveysWithOwnQuestions(tx: Tx, incidentId: string): Promise<string[]> {
  const rows = await tx.survey.findMany({
    where: { incidentId, openedAt: { not: null } },
    select: { id: true, questionnaireVersion: { select: { definition: true } } },
    orderBy: { openedAt: 'asc' },
  });
  return rows
    .filter((row) => hasOwnQuestions(definitionSchema.parse(row.questionnaireVersion.definition)))
    .map((row) => row.id);
}
