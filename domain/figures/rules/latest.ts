import { type Grade, grades, ladderKeys } from '@/domain/questionnaires/indicators';
import type { Answer } from '@/domain/questionnaires/schema';
import type { LineRow, PartRow, RequestRow } from '../rows';

/**
 * The services that serve each municipality: those of the latest survey that asked about it. A survey is as late
 * as its first request. Source: domain.md, "The state of a municipality".
 */
export function servicesInForce(
  requests: readonly RequestRow[],
  parts: readonly PartRow[],
): Map<string, Set<string>> {
  const byId = new Map(requests.map((request) => [request.id, request]));
  const openedAt = new Map<string, number>();
  for (const { surveyId, queuedAt } of requests) {
    openedAt.set(surveyId, Math.min(openedAt.get(surveyId) ?? Number.POSITIVE_INFINITY, Number(queuedAt)));
  }
  const later = (a: string, b: string) =>
    (openedAt.get(a) ?? 0) - (openedAt.get(b) ?? 0) || (a < b ? -1 : a > b ? 1 : 0);
  const latest = new Map<string, string>();
  for (const { requestId, municipalityNumber } of parts) {
    const surveyId = byId.get(requestId)?.surveyId;
    const known = latest.get(municipalityNumber);
    if (surveyId && (!known || later(surveyId, known) > 0)) latest.set(municipalityNumber, surveyId);
  }
  const services = new Map<string, Set<string>>();
  for (const { requestId, municipalityNumber } of parts) {
    const request = byId.get(requestId);
    if (!request || latest.get(municipalityNumber) !== request.surveyId) continue;
    const known = services.get(municipalityNumber) ?? new Set();
    services.set(municipalityNumber, known.add(request.serviceId));
  }
  return services;
}

/** The lines in the order in which they were stored; the moments are unique over all returns. */
export function inOrder(lines: readonly LineRow[]): LineRow[] {
  return lines.toSorted((a, b) => Number(a.submittedAt) - Number(b.submittedAt) || a.version - b.version);
}

/**
 * What one service says of one municipality: per indicator the latest line that was asked for it; the ladder's
 * four travel together, from the latest line that was asked for lost. Source: domain.md.
 */
export function latestAnswers(lines: readonly LineRow[]): Record<string, Answer> {
  const answers: Record<string, Answer> = {};
  for (const { indicators } of inOrder(lines)) {
    if ('lost' in indicators) for (const key of ladderKeys) delete answers[key];
    for (const [key, answer] of Object.entries(indicators)) {
      if ((ladderKeys as readonly string[]).includes(key) && !('lost' in indicators)) continue;
      answers[key] = answer;
    }
  }
  return answers;
}

/**
 * The voices in which one service speaks of a municipality: one, or, where several were merged into it, one for each of
 * them, with what was said of the whole since. Source: docs/figures.md.
 */
export function voicesOf(lines: readonly LineRow[]): LineRow[][] {
  const since = lines.filter((line) => line.was === undefined);
  const before = Map.groupBy(
    lines.filter((line) => line.was !== undefined),
    (line) => line.was ?? '',
  );
  if (before.size < 2) return [[...lines]];
  return [...before].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, said]) => [...said, ...since]);
}

/** Grade of a municipality: the least finished of its services' latest lines. */
export function municipalityGrade(said: readonly string[]): Grade | null {
  return grades.find((grade) => said.includes(grade)) ?? null;
}
