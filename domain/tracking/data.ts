import { coverage } from '@/domain/figures/rules/response';
import { checklistOf } from '@/domain/reviews/data';
import { getSurvey } from '@/domain/surveys/data';
import type { SurveyView } from '@/domain/surveys/schema';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { csvOf } from '@/lib/csv';
import type { Tx } from '@/lib/db';
import { type Locale, loadMessages } from '@/lib/messages';
import { inNorway } from '@/lib/norwegian-time';
import { forbidden, type Outcome, ok } from '@/lib/outcome';
import { colleaguesOf } from './colleagues-data';
import { reminderPlanOf } from './mutations/reminder-plan';
import { canTrack, readableOffices } from './policy';
import { trackedRequests, withFlags } from './rows';
import { answersPerDay, filterRequests, pageOf } from './rules';
import type { TrackedRequest, TrackingFilter, TrackingPage, TrackingQuery } from './schema';

async function allRequests(
  actor: Actor,
  tx: Tx,
  surveyId: string,
): Promise<Outcome<{ survey: SurveyView; rows: TrackedRequest[]; moment: Date }>> {
  if (!canTrack(actor)) return forbidden('NOT_ALLOWED');
  const survey = await getSurvey(actor, tx, surveyId);
  if (!survey.ok) return survey;
  const moment = now();
  const offices = readableOffices(actor, survey.value);
  const tracked = await trackedRequests(actor, tx, { surveyId }, offices, moment);
  const { rows } = await withFlags(tx, survey.value, tracked);
  return ok({ survey: survey.value, rows, moment });
}

/**
 * The requests of a survey with their status now: counts over all the actor may see, and the page of rows that
 * the filter lets through. As many queries whatever the number of rows.
 */
export async function listRequests(
  actor: Actor,
  tx: Tx,
  { surveyId, cursor, limit, ...filter }: TrackingQuery & { surveyId: string },
): Promise<Outcome<TrackingPage>> {
  const all = await allRequests(actor, tx, surveyId);
  if (!all.ok) return all;
  const { survey, rows, moment } = all.value;
  const filtered = filterRequests(rows, filter);
  const places = rows.flatMap((row) => row.municipalities);
  const counties = new Map(places.map((m) => [m.countyNumber, m.countyName]));
  return ok({
    asOf: moment.toISOString(),
    counts: coverage(rows.map((row) => row.response)),
    municipalityCount: new Set(places.map((m) => m.number)).size,
    counties: [...counties]
      .map(([number, name]) => ({ number, name }))
      .sort((a, b) => a.number.localeCompare(b.number)),
    answersPerDay: survey.openedAt ? answersPerDay(rows, new Date(survey.openedAt), moment) : [],
    settings: survey.may.run ? await settingsOf(actor, tx, survey, moment) : null,
    total: filtered.length,
    ...pageOf(filtered, { cursor, limit }),
  });
}

async function settingsOf(
  actor: Actor,
  tx: Tx,
  survey: { id: string; officeId: string },
  moment: Date,
): Promise<TrackingPage['settings']> {
  return {
    reminderPlan: await reminderPlanOf(tx, survey.id),
    checklist: await checklistOf(tx, survey.id),
    colleagues: await colleaguesOf(actor, tx, survey.officeId, moment),
  };
}

type CsvWords = {
  csv: { head: Record<string, string> };
  response: Record<string, string>;
  finding: Record<string, string>;
  review: Record<string, string>;
  flagKind: Record<string, string>;
};

const csvColumns = [
  'service',
  'numbers',
  'municipalities',
  'counties',
  'status',
  'dueAt',
  'opened',
  'version',
  'finding',
  'lost',
  'lostKind',
  'review',
  'remarks',
  'assignee',
  'contact',
  'email',
  'phone',
  'asOf',
] as const;

/**
 * The filtered list as CSV, in a language's words; moments in Norwegian time, with its offset, and in every row the one
 * that it is of.
 */
export async function listRequestsCsv(
  actor: Actor,
  tx: Tx,
  { surveyId, language, ...filter }: TrackingFilter & { surveyId: string; language: Locale },
): Promise<Outcome<string>> {
  const all = await allRequests(actor, tx, surveyId);
  if (!all.ok) return all;
  const messages = loadMessages(language);
  const words = messages.tracking as unknown as CsvWords;
  const kinds = messages.kinds as Record<string, string>;
  const asOf = inNorway(all.value.moment);
  const rows = filterRequests(all.value.rows, filter).map((row) => [
    row.serviceName,
    row.municipalities.map((m) => m.number).join(', '),
    row.municipalities.map((m) => (m.part ? `${m.name} (${m.part})` : m.name)).join(', '),
    [...new Set(row.municipalities.map((m) => m.countyName))].join(', '),
    words.response[row.response] ?? row.response,
    inNorway(new Date(row.dueAt)),
    row.opened ? 1 : 0,
    row.version,
    row.finding ? (words.finding[row.finding] ?? row.finding) : '',
    row.lost,
    kinds[row.lostKind] ?? row.lostKind,
    row.review === 'none' ? '' : (words.review[row.review] ?? row.review),
    [...new Set(row.flags.map((flag) => words.flagKind[flag.kind] ?? flag.kind))].join(', '),
    row.assignee?.name ?? '',
    row.contact?.name ?? '',
    row.contact?.email ?? '',
    row.contact?.phone ?? '',
    asOf,
  ]);
  return ok(
    csvOf(
      csvColumns.map((column) => words.csv.head[column] ?? column),
      rows,
    ),
  );
}
