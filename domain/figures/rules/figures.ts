import { dayInNorway } from '@/domain/register/rules';
import { isAnswered } from '@/domain/requests/rules';
import type { FigureRows, LineRow } from '../rows';
import type { BreachList, BreachRow, Figures, MunicipalityState, SurveyFigures } from '../schema';
import { type Breach, breachCounts, breachOfLines, municipalityBreach } from './breach';
import { byCounty } from './by-county';
import { denominators } from './denominators';
import { findingCounts, findingOfAnswers, municipalityFinding } from './finding';
import { type KindsOfService, kindsOfAnswers, municipalityKinds } from './kinds';
import { type Known, type KnownRequest, knownAt } from './known';
import { ladderOfAnswers, ladderOfVoices, sumLadders, totals } from './ladder';
import { inOrder, latestAnswers, municipalityGrade, servicesInForce, voicesOf } from './latest';
import { answersOverTime, usualDueTime } from './over-time';
import { coverage, municipalityResponse } from './response';
import { type Saying, serviceFigures } from './services';
import { fixedVersion, usesSystem } from './uses-system';

export type FigureScope = Figures['scope'];

type Detailed = { state: MunicipalityState; sayings: Saying[]; breach: Breach | null };

/** Every figure of a scope as of a moment. Pure: the same rows give the same figures, in whatever order they come. */
export function figuresOf(rows: FigureRows, scope: FigureScope, asOf: Date): Figures {
  const known = knownAt(rows, limitsOf(scope), asOf);
  const detailed = municipalityDetails(known, asOf);
  const states = detailed.map((d) => d.state);
  const countyNames = new Map(known.municipalities.map((m) => [m.countyNumber, m.countyName]));
  return {
    asOf: asOf.toISOString(),
    scope,
    requests: coverage(known.requests.map((request) => request.response)),
    municipalities: coverage(states.map((state) => state.response)),
    findings: findingCounts(states),
    totals: totals(states),
    denominators: denominators(states, rows.asksUse ?? true),
    breaches: breachCounts(detailed.flatMap((d) => d.breach ?? [])),
    services: serviceFigures(
      known.requests,
      detailed.flatMap((d) => d.sayings),
      states,
    ),
    counties: byCounty(states, countyNames),
    surveys: surveyFigures(rows.surveys, known.requests, asOf),
    states,
  };
}

/** The breach notices of the affected municipalities as of a moment, by number. */
export function breachListOf(rows: FigureRows, incidentId: string, asOf: Date): BreachList {
  const known = knownAt(rows, { surveyId: null, county: null }, asOf);
  const countyNames = new Map(known.municipalities.map((m) => [m.countyNumber, m.countyName]));
  const list: BreachRow[] = municipalityDetails(known, asOf).flatMap(({ state, breach }) => {
    if (!breach) return [];
    const { number, name, countyNumber } = state;
    return { number, name, countyNumber, countyName: countyNames.get(countyNumber) ?? '', ...breach };
  });
  const opened = known.requests.map((request) => Number(request.queuedAt));
  return {
    asOf: asOf.toISOString(),
    incidentId,
    openedAt: opened.length > 0 ? new Date(Math.min(...opened)).toISOString() : null,
    counts: breachCounts(list),
    rows: list,
  };
}

function limitsOf(scope: FigureScope) {
  return { surveyId: scope.kind === 'survey' ? scope.id : null, county: scope.county };
}

/** The state of every municipality, from the services in force: found finding, sums, grade, system, breach. */
function municipalityDetails(known: Known, asOf: Date): Detailed[] {
  const day = dayInNorway(asOf);
  const serving = servicesInForce(known.requests, known.parts);
  const requestOf = new Map(known.requests.map((request) => [request.id, request]));
  const partsOf = Map.groupBy(known.parts, (part) => part.municipalityNumber);
  const linesOf = Map.groupBy(known.lines, (line) => line.municipalityNumber);
  const factsOf = Map.groupBy(known.facts, (fact) => fact.municipalityNumber);
  return known.municipalities.map((municipality) => {
    const { number, name, countyNumber } = municipality;
    const inForce = serving.get(number) ?? new Set<string>();
    const services = [...Map.groupBy(linesOf.get(number) ?? [], (line) => line.serviceId)]
      .filter(([serviceId]) => inForce.has(serviceId))
      .map(([serviceId, lines]) => ({ serviceId, voices: voicesOf(lines) }));
    const said = services.flatMap(({ serviceId, voices }) =>
      voices.map((lines) => sayingOf(serviceId, number, lines)),
    );
    const finding = municipalityFinding(said.map((s) => s.saying.finding));
    const own = said.map((s) => ({ answers: s.saying.answers, submittedAt: s.submittedAt }));
    const facts = factsOf.get(number) ?? [];
    const system = usesSystem(facts, own);
    const version = fixedVersion(facts, own, day);
    const requests = (partsOf.get(number) ?? []).flatMap((part) => requestOf.get(part.requestId) ?? []);
    const kinds = municipalityKinds(
      [...inForce].flatMap((serviceId): KindsOfService[] => {
        const own = said.filter((s) => s.saying.serviceId === serviceId);
        if (own.length > 0) return own.map((s) => kindsOfAnswers(s.saying.answers));
        const asked = requests.filter((request) => request.serviceId === serviceId);
        return [asked.every((request) => request.response === 'exempt') ? 'exempt' : 'noReturn'];
      }),
    );
    const affected = said.filter((s) => s.saying.finding === 'affected');
    return {
      state: {
        number,
        name,
        countyNumber,
        response: municipalityResponse(requests.map((request) => request.response)),
        finding,
        ladder: sumLadders(services.map(({ voices }) => ladderOfVoices(voices))),
        kinds: {
          ...kinds,
          // What a list says, or follows from being affected, is said.
          usesSystem: system.uses === null ? kinds.usesSystem : 'stated',
          fixedVersionOn: version.on ? 'stated' : version.toCome ? 'toCome' : kinds.fixedVersionOn,
        },
        grade: municipalityGrade(said.map((s) => s.saying.grade)),
        usesSystem: system.uses,
        usesSystemDiffers: system.differs,
        fixedVersionOn: version.on,
        lastAnsweredAt: latestOf(said.map((s) => s.submittedAt)),
      },
      sayings: said.map((s) => s.saying),
      breach: municipalityBreach(affected.map((s) => breachOfLines(s.lines, s.saying.answers))),
    };
  });
}

function sayingOf(serviceId: string, municipalityNumber: string, lines: LineRow[]) {
  const answers = latestAnswers(lines);
  const last = inOrder(lines).at(-1);
  const saying: Saying = {
    serviceId,
    municipalityNumber,
    answers,
    finding: findingOfAnswers(answers),
    lost: ladderOfAnswers(answers).lost,
    grade: last?.grade ?? '',
  };
  return { saying, lines, submittedAt: last?.submittedAt ?? new Date(0) };
}

function latestOf(moments: readonly Date[]): string | null {
  return moments.length === 0 ? null : new Date(Math.max(...moments.map(Number))).toISOString();
}

/** Each survey's coverage in requests and its answers over time, in the order in which they opened. */
function surveyFigures(
  surveys: FigureRows['surveys'],
  requests: readonly KnownRequest[],
  asOf: Date,
): SurveyFigures[] {
  const bySurvey = Map.groupBy(requests, (request) => request.surveyId);
  return surveys
    .flatMap(({ id, title }) => {
      const own = bySurvey.get(id) ?? [];
      const dueAt = usualDueTime(own.map((request) => request.dueAt));
      if (!dueAt) return [];
      const openedAt = new Date(Math.min(...own.map((request) => Number(request.queuedAt))));
      const answered = own.flatMap((r) => (isAnswered(r.response) && r.answeredAt ? r.answeredAt : []));
      return {
        id,
        title,
        openedAt: openedAt.toISOString(),
        dueAt: dueAt.toISOString(),
        requests: coverage(own.map((request) => request.response)),
        answers: answersOverTime(answered, { openedAt, dueAt }, asOf),
      };
    })
    .toSorted((a, b) => a.openedAt.localeCompare(b.openedAt) || (a.id < b.id ? -1 : 1));
}
