import { findings } from '@/domain/figures/states';
import type { Answer } from '@/domain/questionnaires/schema';
import { dayInNorway, startOfDay } from '@/domain/register/rules';
import { isAnswered } from '@/domain/requests/rules';
import { calendarDays, toNorwegianInput } from '@/lib/norwegian-time';
import {
  responses,
  type SortKey,
  type StatusFilter,
  type TrackedRequest,
  type TrackedVersion,
  type TrackingFilter,
} from './schema';

type Chasable = Pick<TrackedRequest, 'response' | 'correctionDueAt' | 'investigating'>;

/** Why somebody is on the chase list; null: is not. */
export function chaseReason(row: Chasable): 'unanswered' | 'correction' | 'investigation' | null {
  if (row.response === 'exempt') return null;
  if (!isAnswered(row.response)) return 'unanswered';
  if (row.correctionDueAt !== null) return 'correction';
  return row.investigating > 0 ? 'investigation' : null;
}

/** Whether a reminder makes sense: not answered, sent back for correction, or a line still under investigation. */
export function isChased(row: Chasable): boolean {
  return chaseReason(row) !== null;
}

/**
 * Whether a reminder that goes out by itself waits: only an investigation is left, and the service has said for all of
 * it on which day it knows more. On the chase list it stays, so that a human sees it and may remind all the same.
 */
export function waitsForItsDay(row: Chasable & Pick<TrackedRequest, 'knowsMoreOn'>, today: string): boolean {
  return chaseReason(row) === 'investigation' && row.knowsMoreOn !== null && today <= row.knowsMoreOn;
}

type Judged = Chasable & Pick<TrackedRequest, 'review' | 'flags' | 'objected' | 'awaitsReply'>;

/** What keeps an answer that waits from being accepted unseen, gravest first. */
export type HeldBack = 'objected' | 'reply' | 'flag' | 'investigation';

/** Why an answer that waits is not accepted together with others; null: nothing speaks against it, or it does not wait. */
export function heldBack(row: Judged): HeldBack | null {
  if (!waitsForReview(row)) return null;
  if (row.objected) return 'objected';
  if (row.awaitsReply) return 'reply';
  if (row.flags.length > 0) return 'flag';
  return isChased(row) ? 'investigation' : null;
}

/** Waits to be accepted, and nothing speaks against it: no flag, nothing open, no objection or question from the service. */
export function isUnproblematic(row: Judged): boolean {
  return waitsForReview(row) && heldBack(row) === null;
}

const waitsForReview = (row: Judged) => isAnswered(row.response) && row.review === 'waiting';

function matches(row: TrackedRequest, status: StatusFilter): boolean {
  switch (status) {
    case 'answered':
      return isAnswered(row.response);
    case 'unanswered':
      return row.response === 'outstanding' || row.response === 'overdue';
    case 'correction':
      return row.correctionDueAt !== null;
    case 'investigating':
      return row.investigating > 0;
    case 'chased':
      return isChased(row);
    case 'not_opened':
      return !row.opened && isChased(row);
    case 'bounced':
      return row.bounced;
    case 'no_contact':
      return !row.contact?.email;
    default:
      return row.response === status;
  }
}

/**
 * The day of the plan (days from the due time's day) whose reminder is to be sent now: from eight in the morning in
 * Norway, and until the end of the day after, so that a worker that was down catches up. Null: none.
 */
export function plannedReminder(plan: readonly number[], dueAt: Date, moment: Date): string | null {
  const passed = calendarDays(dueAt, moment);
  const planned = plan.findLast((days) => days <= passed);
  if (planned === undefined || passed - planned > 1) return null;
  if (passed === planned && toNorwegianInput(moment).slice(11) < '08:00') return null;
  return dayInNorway(
    new Date(Number(startOfDay(dayInNorway(moment))) + (12 - 24 * (passed - planned)) * hour),
  );
}

function isReviewed(row: TrackedRequest, review: NonNullable<TrackingFilter['review']>): boolean {
  if (review === 'reply') return row.awaitsReply;
  return review === 'unproblematic' ? isUnproblematic(row) : row.review === review;
}

function isAssigned(
  { assignee }: TrackedRequest,
  assigned: NonNullable<TrackingFilter['assigned']>,
): boolean {
  if (assigned === 'nobody') return assignee === null;
  return assignee !== null && assignee.you === (assigned === 'mine');
}

function isRemarked({ flags }: TrackedRequest, remark: NonNullable<TrackingFilter['remark']>): boolean {
  if (remark === 'any') return flags.length > 0;
  return remark === 'none' ? flags.length === 0 : flags.some((flag) => flag.kind === remark);
}

/** The words of a text in lower case: whatever stands between letters and digits parts them. */
function wordsOf(text: string): string[] {
  return text
    .toLocaleLowerCase('nb')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** The words that a row is searched by, each after a space. */
function searchText(row: TrackedRequest): string {
  const places = row.municipalities.flatMap((m) => [m.number, m.name, m.part]);
  const contact = row.contact
    ? [row.contact.name, row.contact.email, row.contact.phone?.replaceAll(' ', '')]
    : [];
  return ` ${wordsOf([row.serviceName, ...places, ...contact].filter(Boolean).join(' ')).join(' ')}`;
}

/**
 * Whether a filter lets a row through. Each word of the search must begin a word of the row: «nes» finds Nes, not
 * «tjenesten».
 */
export function requestFilter({
  search = '',
  status,
  county,
  review,
  read,
  remark,
  assigned,
}: Pick<TrackingFilter, 'search' | 'status' | 'county' | 'review' | 'read' | 'remark' | 'assigned'>): (
  row: TrackedRequest,
) => boolean {
  const words = wordsOf(search).map((word) => ` ${word}`);
  return (row) => {
    if (status && !matches(row, status)) return false;
    if (review && !isReviewed(row, review)) return false;
    if (read && row.opened !== (read === 'opened')) return false;
    if (remark && !isRemarked(row, remark)) return false;
    if (assigned && !isAssigned(row, assigned)) return false;
    if (county && !row.municipalities.some((m) => m.countyNumber === county)) return false;
    if (words.length === 0) return true;
    const text = searchText(row);
    return words.every((word) => text.includes(word));
  };
}

/** The rows in the order asked for; rows alike stand by name. */
export function sortRequests(
  rows: readonly TrackedRequest[],
  { sort, descending }: Pick<TrackingFilter, 'sort' | 'descending'>,
): TrackedRequest[] {
  const direction = descending ? -1 : 1;
  return rows.toSorted((a, b) => direction * compare(a, b, sort) || byName(a, b));
}

/** The rows that the filter lets through, sorted. */
export function filterRequests(rows: readonly TrackedRequest[], filter: TrackingFilter): TrackedRequest[] {
  return sortRequests(rows.filter(requestFilter(filter)), filter);
}

const collator = new Intl.Collator('nb');

function byName(a: TrackedRequest, b: TrackedRequest): number {
  return collator.compare(a.serviceName, b.serviceName) || a.id.localeCompare(b.id);
}

/** What needs doing first; the rest by name. A row without a value stands last. */
function compare(a: TrackedRequest, b: TrackedRequest, key: SortKey): number {
  switch (key) {
    case 'status':
      return urgency(a) - urgency(b) || a.dueAt.localeCompare(b.dueAt);
    case 'municipalities':
      return a.municipalities.length - b.municipalities.length;
    case 'last':
      return (a.lastFact?.at ?? '').localeCompare(b.lastFact?.at ?? '');
    case 'contact':
      return collator.compare(a.contact?.name ?? '\uffff', b.contact?.name ?? '\uffff');
    case 'lost':
      return (a.lost ?? -1) - (b.lost ?? -1);
    case 'finding':
      return rank(a.finding) - rank(b.finding);
    case 'remark':
      return b.flags.length - a.flags.length;
    default:
      return byName(a, b);
  }
}

function rank(finding: TrackedRequest['finding']): number {
  return finding === null ? findings.length : findings.indexOf(finding);
}

function urgency(row: TrackedRequest): number {
  // A return sent back stands after what was never answered, before what is done.
  if (row.correctionDueAt !== null && isAnswered(row.response)) return 1.5;
  return responses.indexOf(row.response);
}

/** A page of rows after the one that the cursor names; a cursor that is gone starts over. */
export function pageOf<R extends { id: string }>(
  rows: readonly R[],
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): { rows: R[]; nextCursor: string | null } {
  const start = cursor ? rows.findIndex((row) => row.id === cursor) + 1 : 0;
  const page = rows.slice(start, start + limit);
  return { rows: page, nextCursor: start + limit < rows.length ? (page.at(-1)?.id ?? null) : null };
}

/**
 * How many answered first on each day in Norway, from the day the survey opened to the moment's, with the days on
 * which nobody did.
 */
export function answersPerDay(
  rows: readonly Pick<TrackedRequest, 'answeredAt'>[],
  openedAt: Date,
  moment: Date,
): { day: string; count: number }[] {
  const counts = new Map<string, number>();
  const answered = rows.flatMap((row) => (row.answeredAt ? new Date(row.answeredAt) : []));
  for (const at of answered) counts.set(dayInNorway(at), (counts.get(dayInNorway(at)) ?? 0) + 1);
  const first = Math.min(Number(openedAt), ...answered.map(Number));
  const days: { day: string; count: number }[] = [];
  // Noon, so that no change of clocks skips or repeats a day.
  for (let at = Number(startOfDay(dayInNorway(new Date(first)))) + 12 * hour; ; at += 24 * hour) {
    const day = dayInNorway(new Date(at));
    if (day > dayInNorway(moment)) return days;
    days.push({ day, count: counts.get(day) ?? 0 });
  }
}

const hour = 3_600_000;

export type ComparedAnswer = {
  key: string;
  answers: (Answer | null)[];
  asked: boolean[];
  changed: boolean[];
};

/**
 * The answers of one municipality (or those per request, with null) over versions, oldest first: one entry per
 * key that any version holds, whether each version's own questions ask it, and whether each says something else than
 * the one before it; what only one of the two was asked is no change of an answer.
 */
export function compareVersions(
  versions: readonly TrackedVersion[],
  municipalityNumber: string | null,
): ComparedAnswer[] {
  const said = versions.map((version) =>
    municipalityNumber === null
      ? version.answers
      : (version.lines.find((line) => line.municipalityNumber === municipalityNumber)?.answers ?? {}),
  );
  const keys = [...new Set(said.flatMap((answers) => Object.keys(answers)))];
  return keys.map((key) => {
    const answers = said.map((version) => version[key] ?? null);
    const asked = versions.map(
      ({ definition }) => definition?.items.some((item) => item.key === key) ?? true,
    );
    const changed = answers.map(
      (answer, i) =>
        i > 0 && asked[i] === true && asked[i - 1] === true && !sameAnswer(answer, answers[i - 1] ?? null),
    );
    return { key, answers, asked, changed };
  });
}

/** Whether two answers say the same; the order of several choices does not matter. */
export function sameAnswer(a: Answer | null, b: Answer | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.kind !== 'stated' || b.kind !== 'stated') return a.kind === b.kind;
  if (Array.isArray(a.value) && Array.isArray(b.value))
    return a.value.toSorted().join('\n') === b.value.toSorted().join('\n');
  return a.value === b.value;
}
