import type { AnsweredPoint } from '../schema';

const hour = 60 * 60 * 1000;
const steps = [1, 3, 6, 12, 24, 24 * 7, 24 * 28].map((hours) => hours * hour);
const mostPoints = 72;

/**
 * Answers over time: how many of the requests had been answered (the first version's time: given, else
 * submitted) at regular moments from the opening on, at the due time and at the end. The end is the moment asked
 * for, or, when all is long over, the last answer or the due time. The step is the shortest of 1, 3, 6, 12 hours,
 * a day, a week, four weeks that gives at most 72 points.
 */
export function answersOverTime(
  answeredAt: readonly Date[],
  survey: { openedAt: Date; dueAt: Date },
  asOf: Date,
): AnsweredPoint[] {
  const times = answeredAt.map(Number).toSorted((a, b) => a - b);
  const from = Number(survey.openedAt);
  const end = Math.max(from, Math.min(Number(asOf), Math.max(Number(survey.dueAt), times.at(-1) ?? 0)));
  const step = steps.find((length) => (end - from) / length <= mostPoints) ?? (end - from) / mostPoints;
  const moments = new Set([from, end]);
  for (let at = from; at < end; at += step) moments.add(at);
  if (Number(survey.dueAt) > from && Number(survey.dueAt) < end) moments.add(Number(survey.dueAt));
  let answered = 0;
  return [...moments]
    .toSorted((a, b) => a - b)
    .map((at) => {
      while (answered < times.length && Number(times[answered]) <= at) answered++;
      return { at: new Date(at).toISOString(), answered };
    });
}

/** The due time of a survey: the one that most of its requests have; of several the latest. */
export function usualDueTime(dueTimes: readonly Date[]): Date | null {
  const counts = new Map<number, number>();
  for (const due of dueTimes) counts.set(Number(due), (counts.get(Number(due)) ?? 0) + 1);
  const usual = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0];
  return usual ? new Date(usual[0]) : null;
}
