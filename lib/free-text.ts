import { z } from 'zod';
import { holdsIdentityNumber, isUnreadable } from './identity-number';

/** A free text: trimmed, at most `maximum` characters, readable, and refused when it holds a national identity number. */
export function freeText(maximum: number) {
  return guarded(z.string().trim().max(maximum));
}

/** A free text that must be there. */
export function requiredText(maximum: number) {
  return guarded(z.string().trim().min(1).max(maximum));
}

/** The id or key of something: no free text, but text that somebody could type a number into. */
export function identifier(maximum: number) {
  return guarded(z.string().max(maximum));
}

function guarded(text: z.ZodString) {
  return text
    .refine((given) => !isUnreadable(given), 'UNREADABLE_TEXT')
    .refine((given) => !holdsIdentityNumber(given), 'IDENTITY_NUMBER');
}
