import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigit, isReceiptNumber, readReceiptNumber, receiptNumber } from './rules';

const sequence = fc.integer({ min: 1, max: 99_999_999 });

describe('a receipt’s number', () => {
  test('has the check digit of ISO 7064 MOD 11,10, as in the standard’s own example', () => {
    expect(checkDigit('0794')).toBe(5);
  });

  test('is found wrong when any one digit is mistyped', () => {
    fc.assert(
      fc.property(sequence, fc.nat(), fc.integer({ min: 1, max: 9 }), (at, place, shift) => {
        const number = receiptNumber(at);
        const spots = [...number].flatMap((c, i) => (/\d/.test(c) ? [i] : []));
        const spot = spots[place % spots.length] ?? 0;
        const wrong = `${number.slice(0, spot)}${(Number(number[spot]) + shift) % 10}${number.slice(spot + 1)}`;
        expect(isReceiptNumber(number)).toBe(true);
        expect(isReceiptNumber(wrong)).toBe(false);
        expect(readReceiptNumber(wrong)).toEqual({ ok: false, reason: 'CHECK_DIGIT' });
      }),
    );
  });

  test('is read however somebody writes it', () => {
    const number = receiptNumber(42);
    const digits = number.replace(/\D/g, '');
    for (const typed of [
      number,
      number.toLowerCase(),
      ` ${number} `,
      `kv ${digits}`,
      digits,
      number.replaceAll('-', '–'),
      `KV ${digits.slice(0, 4)} ${digits.slice(4)}`,
    ]) {
      expect(readReceiptNumber(typed), typed).toEqual({ ok: true, number });
    }
  });

  test('is not read out of something else', () => {
    for (const typed of ['', 'KV', 'hei', '123', 'KV-12-3', 'AB-0000042-7', '../../etc']) {
      expect(readReceiptNumber(typed)).toEqual({ ok: false, reason: 'NOT_A_NUMBER' });
    }
  });
});
