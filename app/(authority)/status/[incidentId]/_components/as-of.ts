const hour = 60 * 60 * 1000;
const day = 24 * hour;
const mostSteps = 400;

/** The past moments that the slider stops at: from the first opening on, in even steps; the last is before now. */
export function stops(from: string, now: string): number[] {
  const [first, last] = [Date.parse(from), Date.parse(now)];
  const step =
    [1, 3, 6, 12, 24, 7 * 24].map((h) => h * hour).find((s) => (last - first) / s <= mostSteps) ?? 7 * day;
  const moments: number[] = [];
  for (let at = first; at < last; at += step) moments.push(at);
  return moments;
}

/** What to compare with: a week before if that was asked for then, else a day before, at the full hour. */
export function reportedBefore(
  opened: string | null,
  moment: string,
): { span: 'day' | 'week'; at: string } | null {
  if (!opened) return null;
  const at = Math.floor(Date.parse(moment) / hour) * hour;
  const from = Date.parse(opened);
  for (const [span, length] of [
    ['week', 7 * day],
    ['day', day],
  ] as const) {
    if (at - length > from) return { span, at: new Date(at - length).toISOString() };
  }
  return null;
}
