import { findings } from '@/domain/figures/states';
import type { Answer } from '@/domain/questionnaires/schema';
import { isAnswered } from '@/domain/requests/rules';
import {
  responses,
  type SortKey,
  type StatusFilter,
  type TrackedRequest,
  type TrackedVersion,
  type TrackingFilter,
} from './schema';

/** Whether a reminder makes sense: not answered, or sent back for correction. */
export function isChased(row: Pick<TrackedRequest, 'response' | 'correctionDueAt'>): boolean {
  return row.response === 'outstanding' || row.response === 'overdue' || row.correctionDueAt !== null;
}

function matches(row: TrackedRequest, status: StatusFilter): boolean {
  switch (status) {
    case 'answered':
      return isAnswered(row.response);
    case 'unanswered':
      return row.response === 'outstanding' || row.response === 'overdue';
    case 'correction':
      return row.correctionDueAt !== null;
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

/** Whether a filter lets a row through. Each word of the search must begin a word of the row: «nes» finds Nes, not «tjenesten». */
export function requestFilter({
  search = '',
  status,
  county,
}: Pick<TrackingFilter, 'search' | 'status' | 'county'>): (row: TrackedRequest) => boolean {
  const words = wordsOf(search).map((word) => ` ${word}`);
  return (row) => {
    if (status && !matches(row, status)) return false;
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

export type ComparedAnswer = { key: string; answers: (Answer | null)[]; changed: boolean[] };

/**
 * The answers of one municipality (or those per request, with null) over versions, oldest first: one entry per
 * key that any version holds, and whether each version says something else than the one before it.
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
    return {
      key,
      answers,
      changed: answers.map((answer, i) => i > 0 && !sameAnswer(answer, answers[i - 1] ?? null)),
    };
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
