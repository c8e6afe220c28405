import { holdsIdentityNumber } from '@/lib/free-text';
import type { FieldError } from '@/lib/outcome';
import type { Answer } from './schema';

const largestCount = 100_000;

/** The stated value, or undefined for every other kind. */
export function stated(answer: Answer | undefined): string | number | string[] | undefined {
  return answer?.kind === 'stated' ? answer.value : undefined;
}

/** The type of one value; the answer is a problem's code, or null when all is well. */
export function wrongValue(
  type: string,
  options: readonly string[] | undefined,
  given: Answer,
): Omit<FieldError, 'path'> | null {
  if (given.kind !== 'stated') return null;
  const value = given.value;
  switch (type) {
    case 'integer':
      if (typeof value !== 'number' || !Number.isInteger(value)) return { code: 'NOT_WHOLE_NUMBER' };
      if (value < 0) return { code: 'NEGATIVE' };
      return value > largestCount ? { code: 'TOO_LARGE', params: { maximum: largestCount } } : null;
    case 'date':
      return typeof value === 'string' && isDate(value) ? null : { code: 'NOT_DATE' };
    case 'dateTime':
      return typeof value === 'string' && isDateTime(value) ? null : { code: 'NOT_DATE_TIME' };
    case 'single':
    case 'yesNo':
      return typeof value === 'string' && options?.includes(value) ? null : { code: 'NOT_AN_OPTION' };
    case 'multiple':
      return Array.isArray(value) && value.every((v) => options?.includes(v))
        ? null
        : { code: 'NOT_AN_OPTION' };
    default:
      if (typeof value !== 'string') return { code: 'NOT_TEXT' };
      if (value.length > (type === 'shortText' ? 200 : 5000))
        return { code: 'TOO_LONG', params: { maximum: type === 'shortText' ? 200 : 5000 } };
      return holdsIdentityNumber(value) ? { code: 'IDENTITY_NUMBER' } : null;
  }
}

function isDate(value: string): boolean {
  const time = Date.parse(`${value}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
  );
}

function isDateTime(value: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  );
}
