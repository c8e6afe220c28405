import { idnr } from '@navikt/fnrvalidator';

/**
 * The child-data guard: eleven digits with valid check digits (national, D and synthetic numbers), written
 * together or in groups ("010203 12345", "01.02.03-12345", "0 1 0 2 …", full-width digits).
 */
export function holdsIdentityNumber(text: string): boolean {
  // Groups with at most three characters between them that are neither letters nor digits.
  for (const [near] of text.normalize('NFKC').matchAll(/\d+(?:[^\p{L}\p{N}]{1,3}\d+)*/gu)) {
    const groups = near.split(/\D+/);
    if (groups.some(holdsInOneGroup) || groups.some((_, from) => holdsFrom(groups, from))) return true;
  }
  return false;
}

function holdsInOneGroup(digits: string): boolean {
  for (let from = 0; from + 11 <= digits.length; from++)
    if (isIdentityNumber(digits.slice(from, from + 11))) return true;
  return false;
}

/** Whole groups only, so that a list of dates and counts is not taken for a number that nobody wrote. */
function holdsFrom(groups: string[], from: number): boolean {
  let digits = '';
  for (let to = from; to < groups.length && digits.length < 11; to++) digits += groups[to];
  return digits.length === 11 && isIdentityNumber(digits);
}

function isIdentityNumber(digits: string): boolean {
  return idnr(digits).status === 'valid';
}

/** NUL and half a surrogate pair: PostgreSQL cannot store them, and RFC 8785 cannot hash them. */
export function isUnreadable(text: string): boolean {
  return text.includes('\u0000') || /\p{Surrogate}/u.test(text);
}
