import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freeText, requiredText } from './free-text';
import { holdsIdentityNumber } from './identity-number';

/** Synthetic numbers: check digits worked out here, so that no living person's number stands in the code. */
function identityNumber(day: string, month: string, rest: string): string {
  const digits = [...`${day}${month}${rest}`].map(Number);
  const sum = (weights: number[]) =>
    weights.reduce((total, weight, at) => total + weight * (digits[at] ?? 0), 0);
  const k1 = (11 - (sum([3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
  digits.push(k1);
  const k2 = (11 - (sum([5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return k1 === 10 || k2 === 10 ? '' : `${digits.join('')}${k2}`;
}

const birthNumber = fc
  .record({
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 1, max: 12 }),
    rest: fc.integer({ min: 0, max: 99_999 }),
    kind: fc.constantFrom('national', 'D', 'synthetic'),
  })
  .map(({ day, month, rest, kind }) =>
    identityNumber(
      String(kind === 'D' ? day + 40 : day).padStart(2, '0'),
      String(kind === 'synthetic' ? month + 80 : month).padStart(2, '0'),
      String(rest).padStart(5, '0'),
    ),
  )
  .filter((number) => number !== '');

describe('the child-data guard', () => {
  test('finds every national, D and synthetic number, wherever it stands in a text', () => {
    fc.assert(
      fc.property(
        birthNumber,
        fc.constantFrom('', 'gjelder ', 'fnr:', 'x', 'sak 12/2023, '),
        (number, before) => {
          expect(holdsIdentityNumber(`${before}${number} og mer`)).toBe(true);
        },
      ),
    );
  });

  test('finds the number in groups, with dots, dashes, line breaks and one by one', () => {
    fc.assert(
      fc.property(birthNumber, (number) => {
        const [date, person] = [number.slice(0, 6), number.slice(6)];
        const [day, month, year] = [date.slice(0, 2), date.slice(2, 4), date.slice(4)];
        for (const written of [
          `${date} ${person}`,
          `${date}-${person}`,
          `${date}\u00a0${person}`,
          `${date}\u202f${person}`,
          `${date}\n${person}`,
          `${date}, ${person}`,
          `${date} - ${person}`,
          `${day}.${month}.${year} ${person}`,
          `${day}/${month}/${year}-${person}`,
          `${date} ${person.slice(0, 3)} ${person.slice(3)}`,
          [...number].join(' '),
          [...number].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join(''),
        ]) {
          expect(holdsIdentityNumber(written), written).toBe(true);
        }
      }),
    );
  });

  test('finds the number inside a longer run of digits', () => {
    fc.assert(
      fc.property(birthNumber, (number) => {
        expect(holdsIdentityNumber(`99${number}7`)).toBe(true);
      }),
    );
  });

  test('lets phone numbers, dates, case numbers and counts through', () => {
    for (const text of [
      'Ring 55 56 55 55 eller 99 88 77 66',
      '2023/1234, journalført 05.06.2023 kl. 12.00',
      'Organisasjonsnummer 964 338 531',
      'januar 3, februar 0, mars 12, april 7',
      '12345678901',
      'konto 1234 56 78903 er ikke et fødselsnummer',
    ]) {
      expect(holdsIdentityNumber(text), text).toBe(false);
    }
  });

  test('refuses one digit wrong in hardly any text, and never eleven digits with a wrong check digit', () => {
    fc.assert(
      fc.property(birthNumber, fc.integer({ min: 1, max: 9 }), (number, shift) => {
        const wrong = `${number.slice(0, 10)}${(Number(number[10]) + shift) % 10}`;
        expect(holdsIdentityNumber(wrong)).toBe(false);
      }),
    );
  });
});

describe('a free text of a form', () => {
  test('is trimmed, bounded, readable and without identity numbers', () => {
    expect(freeText(5).parse('  ja ')).toBe('ja');
    expect(freeText(5).safeParse('for langt').success).toBe(false);
    expect(requiredText(5).safeParse('   ').success).toBe(false);
    const codes = (text: string) =>
      freeText(50)
        .safeParse(text)
        .error?.issues.map((issue) => issue.message);
    expect(codes('a\u0000b')).toEqual(['UNREADABLE_TEXT']);
    expect(codes('gjelder 01820310000')).toEqual(['IDENTITY_NUMBER']);
  });
});
