import { z } from 'zod';
import { holdsIdentityNumber } from '@/lib/identity-number';

/** Schemas of single cells: text in, the register's value out; the messages are codes. An absent column is ''. */

const cell = z.string().default('');

export const text = (maximum: number) =>
  cell
    .refine((v) => v.length <= maximum, 'TOO_LONG')
    .refine((v) => !holdsIdentityNumber(v), 'IDENTITY_NUMBER');

export const requiredText = (maximum: number) => text(maximum).refine((v) => v !== '', 'MISSING');

export const number4 = cell.refine((v) => /^\d{4}$/.test(v), 'MUNICIPALITY_NUMBER');

export const optionalNumber4 = cell
  .refine((v) => v === '' || /^\d{4}$/.test(v), 'MUNICIPALITY_NUMBER')
  .transform((v) => v || null);

/** Names with semicolons between; none is an empty list. */
export const names = text(500).transform((v) =>
  v
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean),
);

/** Numbers of municipalities, with semicolons between. */
export const numbers4 = cell
  .transform((v) => (v === '' ? [] : v.split(';').map((part) => part.trim())))
  .refine((list) => list.every((v) => /^\d{4}$/.test(v)), 'MUNICIPALITY_NUMBER');

export const slug = cell.refine((v) => /^[a-z0-9][a-z0-9-]{0,79}$/.test(v), 'SERVICE_ID');

/** A civil date YYYY-MM-DD that exists, or null. */
export const optionalDate = cell
  .refine((v) => v === '' || z.iso.date().safeParse(v).success, 'DATE')
  .transform((v) => v || null);

export const requiredDate = cell.refine((v) => z.iso.date().safeParse(v).success, 'DATE');

export const wholeNumber = (maximum: number) =>
  cell
    .refine((v) => v === '' || (/^\d{1,9}$/.test(v) && Number(v) <= maximum), 'WHOLE_NUMBER')
    .transform((v) => (v === '' ? null : Number(v)));

export const degrees = (minimum: number, maximum: number) =>
  cell
    .refine((v) => /^-?\d{1,3}([.,]\d+)?$/.test(v) && inside(degree(v), minimum, maximum), 'DEGREES')
    .transform(degree);

const degree = (v: string) => Number(v.replace(',', '.'));
const inside = (v: number, minimum: number, maximum: number) => v >= minimum && v <= maximum;

const weights = [3, 2, 7, 6, 5, 4, 3, 2];

/** An organisation number with its mod-11 check digit (Brønnøysundregistrene), or null. */
export const organisationNumber = cell
  .refine((v) => {
    if (v === '') return true;
    if (!/^\d{9}$/.test(v)) return false;
    const sum = weights.reduce((total, weight, i) => total + weight * Number(v[i]), 0);
    return (11 - (sum % 11)) % 11 === Number(v[8]);
  }, 'ORGANISATION_NUMBER')
  .transform((v) => v || null);

/** One of the words of a list, in the code's word or a file's. */
export function word<T extends string>(words: Record<string, T>) {
  return cell.transform((v, context): T => {
    const known = words[v.toLowerCase()];
    if (known) return known;
    const params = { known: Object.keys(words).join(', ') };
    context.addIssue({ code: 'custom', message: 'WORD_UNKNOWN', params });
    return z.NEVER;
  });
}

export const optionalEmail = cell
  .transform((v) => v.toLowerCase())
  .refine((v) => v === '' || (v.length <= 254 && z.email().safeParse(v).success), 'EMAIL')
  .transform((v) => v || null);

export const optionalPhone = cell
  .refine((v) => v === '' || /^\+?[\d ()-]{5,20}$/.test(v), 'PHONE')
  .transform((v) => v || null);
