import type { Answer } from '@/domain/questionnaires/schema';
import { factOfJson, type JsonFact } from '@/domain/requests/data/facts';
import { Prisma, type Tx } from '@/lib/db';
import type { FigureRows } from './rows';

export type RowsOf = {
  incidentId: string;
  surveyId: string | null;
  /** The offices whose counties' municipalities are counted; null: all. */
  offices: string[] | null;
  asOf: Date;
  /** Everything that is stored, and the moment of the newest of it when that is after `asOf`. */
  live?: boolean;
  /** Of lines only what a breach notice needs, as the observer may read them. */
  breachesOnly?: boolean;
};

/** The rows as JSON carries them: moments are text. */
type Json = {
  asksUse: boolean | null;
  municipalities: FigureRows['municipalities'];
  surveys: FigureRows['surveys'];
  requests: {
    id: string;
    surveyId: string;
    serviceId: string;
    queuedAt: string;
    facts: JsonFact[];
  }[];
  parts: FigureRows['parts'];
  lines: (Omit<FigureRows['lines'][number], 'submittedAt' | 'indicators'> & {
    submittedAt: string;
    indicators: Record<string, Answer>;
  })[];
  changes: FigureRows['changes'];
  facts: (Omit<FigureRows['facts'][number], 'at' | 'recordedAt'> & { at: string; recordedAt: string })[];
};

/**
 * All rows that the figures of a scope need, in one statement, so that they are of one moment: a return that is
 * stored meanwhile is in all of them or in none. Of the lines only the latest of each request (per set of
 * questions) and the first that states awareAt. The moment that they are of is `asOf`; live ones are of the newest
 * of them when this process's clock is behind the one that stamped it, so that nothing that is stored is left out.
 */
export async function readFigureRows(
  tx: Tx,
  { incidentId, surveyId, offices, asOf, live = false, breachesOnly = false }: RowsOf,
): Promise<FigureRows & { asOf: Date }> {
  const until = live ? 'infinity' : asOf.toISOString();
  const [read] = await tx.$queryRaw<{ all: Json }[]>`
    with part as (
      select "requestId", "municipalityNumber" from request_municipality
      where "incidentId" = ${incidentId}::uuid
        and (${surveyId}::uuid is null or "surveyId" = ${surveyId}::uuid)
        and (${offices}::text[] is null or "countyOfficeId" = any (${offices}::text[]))
    ), visible_line as (
      select * from ${breachesOnly ? Prisma.sql`breach_line` : Prisma.sql`line`}
      where "incidentId" = ${incidentId}::uuid and "submittedAt" <= ${until}::timestamptz
        and (${surveyId}::uuid is null or "surveyId" = ${surveyId}::uuid)
        and (${offices}::text[] is null or "countyOfficeId" = any (${offices}::text[]))
    ), latest as (
      select distinct on ("requestId", "municipalityNumber", questions) "returnId", "municipalityNumber"
      from visible_line, lateral (select array(select jsonb_object_keys(indicators)) as questions) k
      order by "requestId", "municipalityNumber", questions, version desc
    ), first_aware as (
      select distinct on ("serviceId", "municipalityNumber") "returnId", "municipalityNumber"
      from visible_line where indicators -> 'awareAt' ->> 'kind' = 'stated'
      order by "serviceId", "municipalityNumber", "submittedAt"
    )
    select json_build_object(
      'asksUse', (select words -> 'applies' is null or words -> 'applies' ? 'usesSystem'
        from incident where id = ${incidentId}::uuid),
      'municipalities', (
        select coalesce(json_agg(json_build_object('number', m.number, 'name', m.name,
          'countyNumber', m."countyNumber", 'countyName', c.name, 'validFrom', m."validFrom", 'validTo', m."validTo")), '[]')
        from municipality m join county c on c.number = m."countyNumber"
        where ${offices}::text[] is null or m."officeId" = any (${offices}::text[])),
      'surveys', (
        select coalesce(json_agg(json_build_object('id', id, 'title', title)), '[]')
        from survey where "incidentId" = ${incidentId}::uuid and "openedAt" is not null
          and (${surveyId}::uuid is null or id = ${surveyId}::uuid)),
      'requests', (
        select coalesce(json_agg(json_build_object('id', r.id, 'surveyId', r."surveyId", 'serviceId', r."serviceId",
          'queuedAt', r."queuedAt", 'facts', f.facts)), '[]')
        from request r
        join (select "requestId", json_agg(json_build_object('kind', kind, 'at', at, 'recordedAt', "recordedAt",
            'value', value)) as facts
          from request_fact
          where "incidentId" = ${incidentId}::uuid and "recordedAt" <= ${until}::timestamptz
            and (${surveyId}::uuid is null or "surveyId" = ${surveyId}::uuid)
            and kind in ('submitted', 'exempted', 'unexempted', 'due_set', 'extended')
          group by "requestId") f on f."requestId" = r.id
        where r.id in (select "requestId" from part)),
      'changes', (
        select coalesce(json_agg(json_build_object('oldNumber', "oldNumber", 'newNumber', "newNumber", 'date', date)), '[]')
        from municipality_change where "oldNumber" <> "newNumber"),
      'parts', (select coalesce(json_agg(part), '[]') from part),
      'lines', (
        select coalesce(json_agg(json_build_object('requestId', l."requestId", 'surveyId', l."surveyId",
          'serviceId', l."serviceId", 'municipalityNumber', l."municipalityNumber", 'version', l.version,
          'submittedAt', l."submittedAt", 'grade', l.grade,
          'indicators', l.indicators - array['measures', 'howChecked', 'checkedOn', 'firstLostOn', 'lastLostOn'])), '[]')
        from visible_line l
        where (l."returnId", l."municipalityNumber") in (select * from latest union select * from first_aware)),
      'facts', (
        select coalesce(json_agg(json_build_object('municipalityNumber', "municipalityNumber", 'kind', kind,
          'value', value, 'source', source, 'at', at, 'recordedAt', "recordedAt")), '[]')
        from (select distinct on (kind, "municipalityNumber", source) * from municipality_fact
          where "incidentId" = ${incidentId}::uuid and "recordedAt" <= ${until}::timestamptz
            and kind in ('usesSystem', 'fixedVersionOn')
            and (${offices}::text[] is null or "officeId" = any (${offices}::text[]))
          order by kind, "municipalityNumber", source, at desc, "recordedAt" desc, id desc) newest)
    ) as all`;
  if (!read) throw new Error('the statement always answers one row');
  const rows = rowsOf(read.all);
  return { ...rows, clock: asOf, asOf: live ? newest(rows, asOf) : asOf };
}

/** The moment of the newest row, or `moment` when none is newer. */
function newest({ requests, lines, facts }: FigureRows, moment: Date): Date {
  let last = moment;
  const look = (at: Date) => {
    if (at > last) last = at;
  };
  for (const request of requests) for (const fact of request.facts) look(fact.recordedAt);
  for (const line of lines) look(line.submittedAt);
  for (const fact of facts) look(fact.recordedAt);
  return last;
}

function rowsOf(json: Json): FigureRows {
  return {
    asksUse: json.asksUse ?? true,
    municipalities: json.municipalities,
    surveys: json.surveys,
    requests: json.requests.map((request) => ({
      ...request,
      queuedAt: new Date(request.queuedAt),
      facts: request.facts.map(factOfJson),
    })),
    parts: json.parts,
    changes: json.changes,
    lines: json.lines.map((line) => ({ ...line, submittedAt: new Date(line.submittedAt) })),
    facts: json.facts.map((fact) => ({
      ...fact,
      at: new Date(fact.at),
      recordedAt: new Date(fact.recordedAt),
    })),
  };
}
