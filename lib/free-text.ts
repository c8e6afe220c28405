import { idnr } from '@navikt/fnrvalidator';
import { z } from 'zod';

/** The child-data guard: eleven digits, also in groups, with valid check digits (national, D and synthetic numbers). */
export function holdsIdentityNumber(text: string): boolean {
  const digits = text.replace(/(?<=\d)[ .\u00a0-](?=\d)/g, '');
  for (const match of digits.matchAll(/\d{11,}/g)) {
    for (let start = 0; start + 11 <= match[0].length; start++) {
      if (idnr(match[0].slice(start, start + 11)).status === 'valid') return true;
    }
  }
  return false;
}

/** A free text: trimmed, at most `maximum` characters, and refused when it holds a national identity number. */
export function freeText(maximum: number) {
  return z
    .string()
    .trim()
    .max(maximum)
    .refine((text) => !holdsIdentityNumber(text), 'IDENTITY_NUMBER');
}

/** A free text that must be there. */
export function requiredText(maximum: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .refine((text) => !holdsIdentityNumber(text), 'IDENTITY_NUMBER');
}
