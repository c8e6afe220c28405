/** Those whose order decides where a request stands: one that comes after another is recorded later, if only by a millisecond. */
export const decidingKinds = [
  'submitted',
  'objected',
  'returned',
  'released',
  'accepted',
  'unaccepted',
  'exempted',
  'unexempted',
  'due_set',
  'extended',
] as const;

/** What happened to a request, as its append-only facts say (domain.md, "Survey → request → return"). */
export const factKinds = ['queued', 'sent', 'delivered', 'bounced', 'opened', ...decidingKinds] as const;
export type FactKind = (typeof factKinds)[number];

/**
 * Dates as Date; `value.dueAt` is ISO text on due_set, extended and returned; `value.version` on submitted. An
 * extension with `of: 'correction'` moves the due time of what was sent back, and not that of the answer.
 */
export type Fact = {
  kind: FactKind;
  at: Date;
  recordedAt: Date;
  value: { dueAt?: string; version?: number; reason?: string; of?: 'correction' } | null;
};

/** Where a request stands. Exempt beats everything; a return sent back stays answered. */
export type Response = 'answered_on_time' | 'answered_late' | 'outstanding' | 'overdue' | 'exempt';

export type RequestStatus = {
  response: Response;
  /** The due time in force at the moment, extensions included. */
  dueAt: Date;
  /** Returned for correction and not answered since; it has a due time of its own. */
  correctionDueAt: Date | null;
  opened: boolean;
  bounced: boolean;
  /** waiting: answered, and nobody has accepted or sent back the newest version. */
  review: 'none' | 'waiting' | 'returned' | 'accepted';
  /** The service does not stand by the newest version, which was written down for it. */
  objected: boolean;
  version: number;
  lastFact: { kind: FactKind; at: Date } | null;
};

/**
 * The status at a moment, from what was recorded at or before it and nothing later. `clock` is the moment by which due
 * times have passed, where what counts is stamped ahead of it.
 * On time ⇔ the first version's time ≤ the due time then in force; overdue ⇔ moment > due and no version.
 * Source: domain.md, "Survey → request → return" and "Figures".
 */
export function requestStatus(
  facts: readonly Fact[],
  moment: Date,
  clock: Date = moment,
): RequestStatus | null {
  return statusOf(
    facts.filter((f) => f.recordedAt <= moment),
    clock,
  );
}

/**
 * The status now: everything that is stored counts, also what is stamped ahead of the clock, as returns that come in a
 * burst are, and all returns after a clock that ran ahead until it was set right. For a moment in the past ask
 * `requestStatus`.
 */
export function statusNow(facts: readonly Fact[], moment: Date): RequestStatus | null {
  return statusOf(facts, moment);
}

function statusOf(facts: readonly Fact[], moment: Date): RequestStatus | null {
  const known = facts.toSorted((a, b) => Number(a.recordedAt) - Number(b.recordedAt));
  const dueAt = dueInForce(known);
  if (!dueAt) return null;
  const submitted = known.filter((f) => f.kind === 'submitted');
  const first = submitted[0];
  const last = known.at(-1);
  const exempt = known.findLast((f) => f.kind === 'exempted' || f.kind === 'unexempted')?.kind === 'exempted';
  const review = reviewState(known);
  return {
    response: responseOf(exempt, first, known, dueAt, moment),
    dueAt,
    correctionDueAt: review === 'returned' ? correctionDue(known, dueAt) : null,
    opened: known.some((f) => f.kind === 'opened') || Boolean(first),
    bounced: known.findLast((f) => ['sent', 'delivered', 'bounced'].includes(f.kind))?.kind === 'bounced',
    review,
    objected: known.findLast((f) => f.kind === 'submitted' || f.kind === 'objected')?.kind === 'objected',
    version: submitted.length,
    lastFact: last ? { kind: last.kind, at: last.at } : null,
  };
}

function responseOf(
  exempt: boolean,
  first: Fact | undefined,
  known: Fact[],
  dueAt: Date,
  moment: Date,
): Response {
  if (exempt) return 'exempt';
  if (!first) return moment > dueAt ? 'overdue' : 'outstanding';
  const dueThen = dueInForce(known.filter((f) => f.recordedAt <= first.at)) ?? dueAt;
  return first.at <= dueThen ? 'answered_on_time' : 'answered_late';
}

function reviewState(known: readonly Fact[]): RequestStatus['review'] {
  const isOf = (f: Fact) => ['submitted', 'returned', 'released', 'accepted', 'unaccepted'].includes(f.kind);
  const at = known.findLastIndex(isOf);
  const last = known[at];
  if (!last) return 'none';
  // What was accepted, and the service has objected to since, waits to be looked at again.
  if (last.kind === 'accepted')
    return known.slice(at).some((f) => f.kind === 'objected') ? 'waiting' : 'accepted';
  return last.kind === 'returned' ? 'returned' : 'waiting';
}

/** The due time of what was sent back, as it was set then or extended since. */
function correctionDue(known: readonly Fact[], dueAt: Date): Date {
  const set = known.findLast((f) => f.kind === 'returned' || isCorrectionExtended(f));
  return new Date(set?.value?.dueAt ?? dueAt);
}

const isCorrectionExtended = (fact: Fact) => fact.kind === 'extended' && fact.value?.of === 'correction';

/** The newest due time that was set or extended; null before the request was queued with one. */
function dueInForce(known: readonly Fact[]): Date | null {
  const set = known.findLast(
    (f) => f.kind === 'due_set' || (f.kind === 'extended' && !isCorrectionExtended(f)),
  );
  return set?.value?.dueAt ? new Date(set.value.dueAt) : null;
}

/** Answered, whether on time or late. */
export function isAnswered(response: Response): boolean {
  return response === 'answered_on_time' || response === 'answered_late';
}
