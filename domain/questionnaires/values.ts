import { holdsIdentityNumber, isUnreadable } from '@/lib/identity-number';
import type { FieldError } from '@/lib/outcome';
import type { QuestionType } from './indicators';
import type { Answer } from './schema';

const largestCount = 100_000;
const longest = { shortText: 200, longText: 5000 };

/** What a question allows: its options, and for whole numbers its bounds (0 to 100,000 unless told). */
export type ValueRule = {
  type: QuestionType;
  options?: readonly string[];
  minimum?: number;
  maximum?: number;
};

/** The stated value, or undefined for every other kind. */
export function stated(answer: Answer | undefined): string | number | string[] | undefined {
  return answer?.kind === 'stated' ? answer.value : undefined;
}

/** A stated whole number, or undefined. */
export function statedNumber(answer: Answer | undefined): number | undefined {
  const value = stated(answer);
  return typeof value === 'number' ? value : undefined;
}

/** A stated text, date or choice, or undefined. */
export function statedText(answer: Answer | undefined): string | undefined {
  const value = stated(answer);
  return typeof value === 'string' ? value : undefined;
}

/**
 * The answer as it is stored: text without space around it, choices once each and in the order of the options.
 * What says nothing (an empty text, "not relevant" where the question is asked, "not known yet" where that is no
 * answer) counts as not given: undefined.
 */
export function meaningful(rule: ValueRule, given: Answer | undefined): Answer | undefined {
  if (!given || given.kind === 'notRelevant') return undefined;
  if (given.kind === 'notKnownYet') return mayBeUnknown(rule) ? given : undefined;
  const { value } = given;
  if (typeof value === 'string') {
    const text = value.trim();
    return text === '' ? undefined : { kind: 'stated', value: text };
  }
  if (Array.isArray(value) && rule.type === 'multiple') {
    const place = (option: string) => rule.options?.indexOf(option) ?? -1;
    return { kind: 'stated', value: [...new Set(value)].sort((a, b) => place(a) - place(b)) };
  }
  return given;
}

/** "Not known yet" answers what one can find out later: a count, a moment, a yes or no; not a text or a list. */
export function mayBeUnknown(rule: Pick<ValueRule, 'type'>): boolean {
  return !['shortText', 'longText', 'multiple'].includes(rule.type);
}

/** What is wrong with one stated value: a problem's code, or null when all is well. */
export function wrongValue(rule: ValueRule, given: Answer): Omit<FieldError, 'path'> | null {
  if (given.kind !== 'stated') return null;
  const value = given.value;
  switch (rule.type) {
    case 'integer':
      return wrongNumber(rule, value);
    case 'date':
      return typeof value === 'string' && isDate(value) ? null : { code: 'NOT_DATE' };
    case 'dateTime':
      return typeof value === 'string' && isDateTime(value) ? null : { code: 'NOT_DATE_TIME' };
    case 'single':
    case 'yesNo':
      return typeof value === 'string' && rule.options?.includes(value) ? null : { code: 'NOT_AN_OPTION' };
    case 'multiple':
      return Array.isArray(value) && value.every((one) => rule.options?.includes(one))
        ? null
        : { code: 'NOT_AN_OPTION' };
    default:
      return typeof value === 'string' ? wrongText(value, longest[rule.type]) : { code: 'NOT_TEXT' };
  }
}

type Problem = Omit<FieldError, 'path'> | null;

function wrongNumber({ minimum = 0, maximum = largestCount }: ValueRule, value: unknown): Problem {
  if (typeof value !== 'number' || !Number.isInteger(value)) return { code: 'NOT_WHOLE_NUMBER' };
  if (value < minimum)
    return minimum === 0 ? { code: 'NEGATIVE' } : { code: 'COUNT_TOO_SMALL', params: { minimum } };
  return value > maximum ? { code: 'COUNT_TOO_LARGE', params: { maximum } } : null;
}

/** The rules of every free text, also of a reason or a name: length, readable characters, no identity number. */
export function wrongText(text: string, maximum: number): Omit<FieldError, 'path'> | null {
  if (text.length > maximum) return { code: 'TOO_LONG', params: { maximum } };
  if (isUnreadable(text)) return { code: 'UNREADABLE_TEXT' };
  return holdsIdentityNumber(text) ? { code: 'IDENTITY_NUMBER' } : null;
}

/** Why a value may not even be kept in a draft; a draft otherwise keeps whatever is typed. */
export function refusedInDraft(answer: Answer): string | null {
  if (answer.kind !== 'stated') return null;
  const values = Array.isArray(answer.value) ? answer.value : [answer.value];
  for (const value of values) {
    const text = typeof value === 'number' ? String(Math.abs(value)).padStart(11, '0') : value;
    if (isUnreadable(text)) return 'UNREADABLE_TEXT';
    if (holdsIdentityNumber(text)) return 'IDENTITY_NUMBER';
  }
  return null;
}

function isDate(value: string): boolean {
  const time = Date.parse(`${value}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
  );
}

function isDateTime(value: string): boolean {
  const parts = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.exec(value);
  return parts?.[1] !== undefined && isDate(parts[1]) && !Number.isNaN(Date.parse(value));
}
