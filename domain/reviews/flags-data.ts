import { isAnswered, type Response } from '@/domain/requests/rules';
import type { Tx } from '@/lib/db';
import { findFlags } from './checks';
import type { Answers, Said } from './checks/said';
import { decided, type FlagDecision } from './rules';
import type { DecidedFlag } from './schema';

type Line = Omit<Said, 'before'> & { surveyId: string; version: number };
type Asked = {
  id: string;
  serviceName: string;
  response: Response;
  version: number;
  municipalities: readonly { number: string }[];
};

/**
 * The flags about a survey's requests, with what was decided about each. Two queries and one pass over the
 * incident's lines, however many requests. `asked` must be all requests of the survey, so that neighbours are seen.
 */
export async function flagsOf(
  tx: Tx,
  survey: { id: string; incidentId: string },
  asked: readonly Asked[],
): Promise<DecidedFlag[]> {
  const lines = await linesOf(tx, survey.incidentId);
  const said = sayings(lines);
  const newest = new Map(asked.map((request) => [request.id, request.version]));
  const flags = findFlags({
    judged: said.flatMap(({ line, before }) =>
      line.surveyId === survey.id && newest.get(line.requestId) === line.version ? { ...line, before } : [],
    ),
    incident: said.flatMap(({ line, before, isNewest }) => (isNewest ? { ...line, before } : [])),
    asked: asked.map((request) => ({
      requestId: request.id,
      serviceName: request.serviceName,
      state: isAnswered(request.response) ? 'answered' : request.response === 'exempt' ? 'exempt' : 'silent',
      municipalityNumbers: request.municipalities.map((m) => m.number),
    })),
    fixedReleasedOn: await fixedReleasedOn(tx, survey.incidentId),
  });
  return decided(flags, flags.length > 0 ? await decisionsOf(tx, survey.id) : []);
}

/** Each line with what the same service said of the municipality before it, newest first. */
function sayings(lines: readonly Line[]): { line: Line; before: Answers[]; isNewest: boolean }[] {
  const groups = Map.groupBy(lines, (line) => `${line.serviceId} ${line.municipalityNumber}`);
  return [...groups.values()].flatMap((group) =>
    group.map((line, i) => ({
      line,
      before: group
        .slice(0, i)
        .map((one) => one.answers)
        .reverse(),
      isNewest: i === group.length - 1,
    })),
  );
}

async function linesOf(tx: Tx, incidentId: string): Promise<Line[]> {
  return tx.$queryRaw<Line[]>`
    select l."requestId", l."surveyId", l."serviceId", l."municipalityNumber", l."countyOfficeId", l.version,
      m.name as "municipalityName", m.population, rm.part,
      jsonb_strip_nulls(jsonb_build_object('affected', l.indicators -> 'affected', 'lost', l.indicators -> 'lost',
        'firstLostOn', l.indicators -> 'firstLostOn', 'lastLostOn', l.indicators -> 'lastLostOn',
        'fixedVersionOn', l.indicators -> 'fixedVersionOn', 'awareAt', l.indicators -> 'awareAt',
        'dpaNotifiedAt', l.indicators -> 'dpaNotifiedAt')) as answers
    from line l
    join municipality m on m.number = l."municipalityNumber"
    join request_municipality rm
      on rm."requestId" = l."requestId" and rm."municipalityNumber" = l."municipalityNumber"
    where l."incidentId" = ${incidentId}::uuid
    order by l."submittedAt", l."municipalityNumber"`;
}

async function fixedReleasedOn(tx: Tx, incidentId: string): Promise<string | null> {
  const incident = await tx.incident.findUnique({
    where: { id: incidentId },
    select: { fixedReleasedOn: true },
  });
  return incident?.fixedReleasedOn?.toISOString().slice(0, 10) ?? null;
}

async function decisionsOf(tx: Tx, surveyId: string): Promise<FlagDecision[]> {
  return tx.$queryRaw<FlagDecision[]>`
    select d."requestId", d.flag, d.decision, d.reason, d.at, p.name as by
    from flag_decision d left join person p on p.id = d."byId"
    where d."surveyId" = ${surveyId}::uuid
    order by d.at`;
}
