import { dayInNorway } from '@/domain/register/rules';
import { type Fact, type Response, requestStatus } from '@/domain/requests/rules';
import type { FigureRows, LineRow, MunicipalityFactRow, MunicipalityRow, PartRow, RequestRow } from '../rows';
import { existing, renumbered } from './renumber';

export type KnownRequest = RequestRow & {
  response: Response;
  dueAt: Date;
  /** The first version's time: given, else submitted. */
  answeredAt: Date | null;
};

/** What counts at the moment, of the municipalities in scope. */
export type Known = {
  municipalities: MunicipalityRow[];
  requests: KnownRequest[];
  parts: PartRow[];
  lines: LineRow[];
  facts: MunicipalityFactRow[];
};

/** `surveyId` null: the whole incident. `county` null: every county that the rows hold. */
export type Limits = { surveyId: string | null; county: string | null };

/**
 * As of T: everything recorded at or before T and nothing after: requests by the due time they were given,
 * returns by when they were stored, facts by when they were recorded. Source: domain.md, "Figures".
 */
export function knownAt(all: FigureRows, limits: Limits, asOf: Date): Known {
  const requests = all.requests.flatMap((request) => {
    if (limits.surveyId !== null && request.surveyId !== limits.surveyId) return [];
    const status = requestStatus(request.facts, asOf, all.clock);
    if (!status) return [];
    const { response, dueAt } = status;
    return { ...request, response, dueAt, answeredAt: firstAnswer(request.facts, asOf) };
  });
  const day = registerDay(requests, asOf);
  const rows = limits.surveyId === null ? renumbered(all, day) : all;
  const known = new Set(requests.map((request) => request.id));
  const parts = rows.parts.filter((part) => known.has(part.requestId));
  const said = rows.lines.filter((line) => line.submittedAt <= asOf && known.has(line.requestId));
  const municipalities = inScope(rows, limits, { parts, lines: said }, day);
  const numbers = new Set(municipalities.map((m) => m.number));
  const partsInScope = parts.filter((part) => numbers.has(part.municipalityNumber));
  const asked = new Set(partsInScope.map((part) => part.requestId));
  return {
    municipalities,
    requests: requests.filter((request) => asked.has(request.id)),
    parts: partsInScope,
    lines: said.filter((line) => asked.has(line.requestId) && numbers.has(line.municipalityNumber)),
    facts: rows.facts.filter((fact) => fact.recordedAt <= asOf && numbers.has(fact.municipalityNumber)),
  };
}

function firstAnswer(facts: readonly Fact[], asOf: Date): Date | null {
  const submitted = facts.filter((fact) => fact.kind === 'submitted' && fact.recordedAt <= asOf);
  return submitted.toSorted((a, b) => Number(a.recordedAt) - Number(b.recordedAt))[0]?.at ?? null;
}

/**
 * The municipalities that are counted: in a survey those it asks about; in an incident those that exist on the
 * day of its latest survey, so that a reform afterwards does not empty the figures; what was said before a reform
 * is counted under the new number.
 */
function inScope(
  { municipalities, changes }: FigureRows,
  limits: Limits,
  { parts, lines }: { parts: readonly PartRow[]; lines: readonly LineRow[] },
  day: string,
): MunicipalityRow[] {
  const asked = new Set(parts.map((part) => part.municipalityNumber));
  const answered = new Set(lines.map((line) => line.municipalityNumber));
  const counted =
    limits.surveyId === null
      ? existing(municipalities, { asked, answered }, changes, day)
      : municipalities.filter((m) => asked.has(m.number));
  return counted
    .filter((m) => limits.county === null || m.countyNumber === limits.county)
    .toSorted((a, b) => (a.number < b.number ? -1 : 1));
}

/** The day whose municipalities an incident counts: of its latest request, or of the moment when there is none. */
export function registerDay(requests: readonly { queuedAt: Date }[], asOf: Date): string {
  const latest = requests.reduce((last, request) => Math.max(last, Number(request.queuedAt)), 0);
  return dayInNorway(latest === 0 ? asOf : new Date(latest));
}
