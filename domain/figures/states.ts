/** What a municipality has answered to; the requests about it decide (docs/figures.md, "Response"). */
export const responses = [
  'not_asked',
  'exempt',
  'answered_on_time',
  'answered_late',
  'outstanding',
  'overdue',
] as const;
export type Response = (typeof responses)[number];

/** What the answers say, in the order in which they win. */
export const findings = ['affected', 'under_investigation', 'not_affected', 'does_not_use'] as const;
export type Finding = (typeof findings)[number];

/** The one value that a map or a table shows: the finding if there is one, else the response. */
export const shownStates = [
  'affected',
  'under_investigation',
  'not_affected',
  'does_not_use',
  'answered',
  'outstanding',
  'overdue',
  'exempt',
  'not_asked',
] as const;
export type ShownState = (typeof shownStates)[number];

/** The state shown: the finding if there is one, else the response. Source: domain.md. */
export function shownState(municipality: { response: Response; finding: Finding | null }): ShownState {
  if (municipality.finding) return municipality.finding;
  return municipality.response === 'answered_on_time' || municipality.response === 'answered_late'
    ? 'answered'
    : municipality.response;
}

/** How many were asked and have said nothing yet: whom nobody asked, and who is exempt, is none of them. */
export function withoutAnswer(
  municipalities: readonly { response: Response; finding: Finding | null }[],
): number {
  return municipalities.map(shownState).filter((shown) => shown === 'outstanding' || shown === 'overdue')
    .length;
}

/** What is counted of the affected; the first four are the ladder. */
export const rungs = ['lost', 'recovered', 'irretrievable', 'searching', 'followedUp'] as const;
export type Rung = (typeof rungs)[number];

/** In how many municipalities anything is lost: whoever states zero is none of them. */
export function withLoss(municipalities: readonly { ladder: { lost: number | null } }[]): number {
  return municipalities.filter(({ ladder }) => (ladder.lost ?? 0) > 0).length;
}

/** What a municipality's state says beside the finding: the counts, and the system. */
export const saids = [...rungs, 'usesSystem', 'fixedVersionOn'] as const;
export type Said = (typeof saids)[number];

/**
 * Of what kind such a value is. Zero is stated. `partlyStated`: a sum over the services that state it, while others
 * do not yet; `noReturn` and `exempt`: nobody has answered; `toCome`: a day that has not come as of the moment.
 */
export const saidKinds = [
  'stated',
  'partlyStated',
  'notKnownYet',
  'notRelevant',
  'notAsked',
  'noReturn',
  'exempt',
  'toCome',
] as const;
export type SaidKind = (typeof saidKinds)[number];

/** The verdicts on a breach notice, the gravest first. */
export const breachVerdicts = ['missing', 'late', 'undetermined', 'on_time', 'not_told'] as const;
export type BreachVerdict = (typeof breachVerdicts)[number];
