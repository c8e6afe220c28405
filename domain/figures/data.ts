import { visibleSurveys } from '@/domain/surveys/policy';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { forbidden, invalidField, notFound, type Outcome, ok } from '@/lib/outcome';
import { type Asked, answerName, answerOnce, type Ready } from './cache';
import { breachReach, type FigureReach, figureReach, readsLines, surveyReach } from './policy';
import { readFigureRows } from './rows-data';
import { breachListOf, figuresOf } from './rules/figures';
import type { BreachList, Figures, FiguresQuery } from './schema';

/**
 * The figures of an incident as of a moment (now, when left out), of the municipalities that the actor sees.
 * Errors: NOT_ALLOWED, NOT_FOUND, INVALID (`query.asOf` IN_FUTURE, `query.county` COUNTY_UNKNOWN).
 */
export async function getIncidentFigures(
  actor: Actor,
  tx: Tx,
  { incidentId, ...query }: { incidentId: string } & FiguresQuery,
): Promise<Outcome<Figures>> {
  const answer = await answerOf(actor, tx, { kind: 'incident', id: incidentId, ...query });
  return answer.ok ? ok(answer.value.figures) : answer;
}

/** The figures of one survey; see getIncidentFigures. A survey that was never opened is not found. */
export async function getSurveyFigures(
  actor: Actor,
  tx: Tx,
  { surveyId, ...query }: { surveyId: string } & FiguresQuery,
): Promise<Outcome<Figures>> {
  const answer = await answerOf(actor, tx, { kind: 'survey', id: surveyId, ...query });
  return answer.ok ? ok(answer.value.figures) : answer;
}

/**
 * The figures as an object and as the API's bytes. Whose they may be is asked each time; the rows are read, in one
 * statement, only when the answer is not ready.
 */
export async function answerOf(actor: Actor, tx: Tx, asked: Asked): Promise<Outcome<Ready>> {
  if (figureReach(actor) === null) return forbidden('NOT_ALLOWED');
  if (asked.asOf && new Date(asked.asOf) > now()) return invalidField('query.asOf', 'IN_FUTURE');
  const subject =
    asked.kind === 'incident' ? await incidentOf(tx, asked.id) : await surveyOf(actor, tx, asked.id);
  const name = subject && answerName(actor, subject.stamp, asked);
  if (!subject || !name) return notFound('NOT_FOUND');
  // Zeros of a county that does not exist would say that nothing is lost there.
  if (asked.county && (await tx.county.count({ where: { number: asked.county } })) === 0)
    return invalidField('query.county', 'COUNTY_UNKNOWN');
  const reach = subject.officeId ? surveyReach(actor, { officeId: subject.officeId }) : figureReach(actor);
  return ok(await answerOnce(name, () => workOut(tx, asked, { incidentId: subject.incidentId, reach })));
}

/** What is asked about, with the incident's stamp; `officeId` of a survey's authority. */
type Subject = { incidentId: string; officeId: string | null; stamp: string };

async function incidentOf(tx: Tx, incidentId: string): Promise<Subject | null> {
  const [row] = await tx.$queryRaw<Subject[]>`
    select id as "incidentId", null as "officeId", figures_stamp(id, ${now()}) as stamp
    from incident where id = ${incidentId}::uuid`;
  return row ?? null;
}

async function surveyOf(actor: Actor, tx: Tx, surveyId: string): Promise<Subject | null> {
  const where = { AND: [visibleSurveys(actor), { id: surveyId }] };
  if ((await tx.survey.count({ where })) === 0) return null;
  const [row] = await tx.$queryRaw<Subject[]>`
    select "incidentId", "officeId", figures_stamp(id, ${now()}) as stamp
    from survey where id = ${surveyId}::uuid and "openedAt" is not null`;
  return row ?? null;
}

type Scope = { incidentId: string; reach: FigureReach };

async function workOut(tx: Tx, asked: Asked, { incidentId, reach }: Scope): Promise<Figures> {
  const surveyId = asked.kind === 'survey' ? asked.id : null;
  const rows = await readFigureRows(tx, {
    incidentId,
    surveyId,
    offices: officesOf(reach),
    ...momentOf(asked.asOf),
  });
  const scope = {
    kind: asked.kind,
    id: asked.id,
    incidentId,
    county: asked.county ?? null,
    ownCounties: reach !== 'all',
  };
  return figuresOf(rows, scope, rows.asOf);
}

/** The past moment that is asked for; when none is, everything that is stored. */
function momentOf(asOf: string | undefined): { asOf: Date; live: boolean } {
  return { asOf: asOf ? new Date(asOf) : now(), live: !asOf };
}

function officesOf(reach: FigureReach): string[] | null {
  return reach === 'all' ? null : (reach?.offices ?? []);
}

/** Who has notified the data-protection authority, and when. Errors: NOT_ALLOWED, NOT_FOUND, INVALID. */
export async function listBreaches(
  actor: Actor,
  tx: Tx,
  { incidentId, asOf }: { incidentId: string; asOf?: string | undefined },
): Promise<Outcome<BreachList>> {
  const reach = breachReach(actor);
  if (reach === null) return forbidden('NOT_ALLOWED');
  if (asOf && new Date(asOf) > now()) return invalidField('query.asOf', 'IN_FUTURE');
  if ((await incidentOf(tx, incidentId)) === null) return notFound('NOT_FOUND');
  const rows = await readFigureRows(tx, {
    incidentId,
    surveyId: null,
    offices: officesOf(reach),
    ...momentOf(asOf),
    breachesOnly: !readsLines(actor),
  });
  return ok(breachListOf(rows, incidentId, rows.asOf));
}
