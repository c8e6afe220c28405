import { findingOfAnswers, municipalityFinding } from '@/domain/figures/rules/finding';
import { kindOfSeveral, kindsOfAnswers } from '@/domain/figures/rules/kinds';
import { ladderOfAnswers, sumLadders } from '@/domain/figures/rules/ladder';
import type { Answer } from '@/domain/questionnaires/schema';
import { type PrimaryContact, primaryContacts } from '@/domain/register/data';
import { factOfJson, type JsonFact } from '@/domain/requests/data/facts';
import { visibleRequests } from '@/domain/requests/policy';
import { statusNow } from '@/domain/requests/rules';
import { flagsOf } from '@/domain/reviews/flags-data';
import type { DecidedFlag } from '@/domain/reviews/schema';
import type { Actor } from '@/lib/actor';
import type { Prisma, Tx } from '@/lib/db';
import { followersInForce } from './colleagues-data';
import type { TrackedRequest } from './schema';

type Row = {
  id: string;
  officeId: string;
  serviceId: string;
  serviceName: string;
  currentVersion: number;
  municipalities: TrackedRequest['municipalities'] | null;
  facts: JsonFact[];
  lines: { grade: string; until: string | null; answers: Record<string, Answer> }[] | null;
  assigneeId: string | null;
  assignee: string | null;
  lastSide: string | null;
  invitation: string | null;
  remindedAt: Date | null;
};

/**
 * The requests that the actor may see of those that `where` names, each with its status at the moment. Facts,
 * municipalities and the latest lines are gathered in one statement for all; `offices` limits municipalities and
 * lines to those offices' counties.
 */
export async function trackedRequests(
  actor: Actor,
  tx: Tx,
  where: Prisma.RequestWhereInput,
  offices: string[] | null,
  moment: Date,
): Promise<TrackedRequest[]> {
  const visible = await tx.request.findMany({
    where: { AND: [visibleRequests(actor), where] },
    select: { id: true },
  });
  if (visible.length === 0) return [];
  const rows = await readRows(
    tx,
    visible.map((request) => request.id),
    offices,
  );
  const contacts = await primaryContacts(
    tx,
    rows.map((row) => row.serviceId),
    moment,
  );
  const follows = await followersInForce(tx, rows, moment);
  return rows.flatMap((row) => {
    const assigneeId = follows(row) ? row.assigneeId : null;
    const tracked = trackedOf({ ...row, assigneeId }, contacts.get(row.serviceId) ?? null, moment, {
      whole: offices === null,
      reader: actor.personId,
    });
    return tracked && tracked.municipalities.length > 0 ? tracked : [];
  });
}

async function readRows(tx: Tx, ids: string[], offices: string[] | null): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    with asked as (select * from request where id = any (${ids}::uuid[])),
    places as (
      select rm."requestId", jsonb_agg(jsonb_build_object('number', m.number, 'name', m.name, 'part', rm.part,
        'countyNumber', m."countyNumber", 'countyName', c.name) order by m.number) as value
      from request_municipality rm
      join municipality m on m.number = rm."municipalityNumber"
      join county c on c.number = m."countyNumber"
      where rm."requestId" = any (${ids}::uuid[])
        and (${offices}::text[] is null or rm."countyOfficeId" = any (${offices}::text[]))
      group by rm."requestId"),
    happened as (
      select f."requestId", jsonb_agg(jsonb_build_object('kind', f.kind, 'at', f.at, 'recordedAt', f."recordedAt",
        'value', f.value) order by f."recordedAt", f.id) as value
      from request_fact f where f."requestId" = any (${ids}::uuid[]) group by f."requestId"),
    latest as (
      select l."requestId", jsonb_agg(jsonb_build_object('grade', l.grade, 'until', l."remainsUntil",
        'answers', l.indicators)) as value
      from line l join asked a
        on a."surveyId" = l."surveyId" and a.id = l."requestId" and a."currentVersion" = l.version
      where ${offices}::text[] is null or l."countyOfficeId" = any (${offices}::text[])
      group by l."requestId"),
    mailed as (
      select "requestId", max(state) filter (where kind = 'invitation') as invitation,
        max("createdAt") filter (where kind = 'reminder') as "remindedAt"
      from message where "requestId" = any (${ids}::uuid[]) group by "requestId"),
    written as (
      select distinct on ("requestId") "requestId", side
      from thread_entry where "requestId" = any (${ids}::uuid[]) order by "requestId", at desc, id desc)
    select a.id, a."officeId", a."serviceId", s.name as "serviceName", a."currentVersion", places.value as municipalities,
      happened.value as facts, latest.value as lines, mailed.invitation, mailed."remindedAt",
      written.side as "lastSide", g."personId" as "assigneeId", p.name as assignee
    from asked a
    join service s on s.id = a."serviceId"
    join happened on happened."requestId" = a.id
    left join places on places."requestId" = a.id
    left join latest on latest."requestId" = a.id
    left join mailed on mailed."requestId" = a.id
    left join written on written."requestId" = a.id
    left join assignment g on g."requestId" = a.id
    left join person p on p.id = g."personId"`;
}

/**
 * The same rows of a whole survey with the flags that stand, and all flags with what was decided about each.
 * Who does not read the survey whole does not review it, and gets none.
 */
export async function withFlags(
  tx: Tx,
  survey: { id: string; incidentId: string; may: { readWhole: boolean } },
  rows: TrackedRequest[],
): Promise<{ rows: TrackedRequest[]; flags: DecidedFlag[] }> {
  if (!survey.may.readWhole) return { rows, flags: [] };
  const flags = await flagsOf(tx, survey, rows);
  const standing = Map.groupBy(
    flags.filter((flag) => !flag.dismissed),
    (flag) => flag.requestId,
  );
  return {
    rows: rows.map((row) => ({
      ...row,
      flags: (standing.get(row.id) ?? []).map(({ dismissed: _, ...flag }) => flag),
    })),
    flags,
  };
}

function trackedOf(
  row: Row,
  contact: PrimaryContact | null,
  moment: Date,
  { whole, reader }: { whole: boolean; reader: string | null },
): TrackedRequest | null {
  const facts = row.facts.map(factOfJson);
  const status = statusNow(facts, moment);
  if (!status) return null;
  const lines = row.lines ?? [];
  const open = lines.filter((line) => line.grade === 'under_investigation');
  return {
    id: row.id,
    serviceId: row.serviceId,
    serviceName: row.serviceName,
    municipalities: row.municipalities ?? [],
    response: status.response,
    dueAt: status.dueAt.toISOString(),
    extended: facts.some((fact) => fact.kind === 'extended' && fact.value?.of !== 'correction'),
    askedAt: (facts.findLast((fact) => asking.has(fact.kind))?.recordedAt ?? moment).toISOString(),
    correctionDueAt: status.correctionDueAt?.toISOString() ?? null,
    opened: status.opened,
    bounced: status.bounced,
    invitation: whole ? invitationState(row.invitation) : 'hidden',
    remindedAt: row.remindedAt?.toISOString() ?? null,
    version: row.currentVersion,
    lastFact: status.lastFact && { kind: status.lastFact.kind, at: status.lastFact.at.toISOString() },
    contact: contact && {
      role: contact.role,
      name: contact.name,
      email: contact.email,
      phone: contact.phone,
    },
    lost: sumLadders(lines.map((line) => ladderOfAnswers(line.answers))).lost,
    lostKind:
      lines.length > 0
        ? kindOfSeveral(lines.map((line) => kindsOfAnswers(line.answers).lost))
        : status.response === 'exempt'
          ? 'exempt'
          : 'noReturn',
    finding: municipalityFinding(lines.map((line) => findingOfAnswers(line.answers))),
    answeredAt: facts.find((fact) => fact.kind === 'submitted')?.at.toISOString() ?? null,
    investigating: open.length,
    knowsMoreOn: earliestOf(open.map((line) => line.until)),
    assignee:
      whole && row.assigneeId
        ? { id: row.assigneeId, name: row.assignee, you: row.assigneeId === reader }
        : null,
    review: status.review,
    objected: status.objected,
    awaitsReply: row.lastSide === 'service',
    flags: [],
  };
}

/** What gives a service its due time, and a mail that says so. */
const asking: ReadonlySet<string> = new Set(['queued', 'returned', 'extended']);

/** The first of the days; null where one is missing. */
function earliestOf(days: (string | null)[]): string | null {
  const known = days.filter((day) => day !== null);
  return known.length < days.length ? null : (known.toSorted()[0] ?? null);
}

function invitationState(state: string | null): TrackedRequest['invitation'] {
  if (state === null) return 'none';
  if (state === 'sent' || state === 'failed') return state;
  return 'queued';
}
