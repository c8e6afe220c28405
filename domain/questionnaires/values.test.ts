import { describe, expect, test } from 'vitest';
import type { Answer } from './schema';
import { meaningful, refusedInDraft, type ValueRule, wrongText, wrongValue } from './values';

const stated = (value: string | number | string[]): Answer => ({ kind: 'stated', value });
const code = (rule: ValueRule, value: string | number | string[]) =>
  wrongValue(rule, stated(value))?.code ?? null;

describe('a draft', () => {
  test('refuses a number in a draft also where a count, a date or a choice is typed', () => {
    const number = '01820310000';
    expect(refusedInDraft(stated(number))).toBe('IDENTITY_NUMBER');
    expect(refusedInDraft(stated(Number(number)))).toBe('IDENTITY_NUMBER');
    expect(refusedInDraft(stated(['other', number]))).toBe('IDENTITY_NUMBER');
    expect(refusedInDraft(stated('tolv'))).toBeNull();
    expect(refusedInDraft(stated(12))).toBeNull();
    expect(refusedInDraft({ kind: 'notKnownYet' })).toBeNull();
  });
});

describe('a value', () => {
  test('a count is a whole number from 0 to 100,000', () => {
    const rule: ValueRule = { type: 'integer' };
    expect(code(rule, 0)).toBeNull();
    expect(code(rule, 100_000)).toBeNull();
    expect(code(rule, -1)).toBe('NEGATIVE');
    expect(code(rule, 100_001)).toBe('COUNT_TOO_LARGE');
    expect(code(rule, 1.5)).toBe('NOT_WHOLE_NUMBER');
    expect(code(rule, '4')).toBe('NOT_WHOLE_NUMBER');
    expect(code(rule, Number.NaN)).toBe('NOT_WHOLE_NUMBER');
    expect(code(rule, Number.POSITIVE_INFINITY)).toBe('NOT_WHOLE_NUMBER');
    expect(code(rule, ['4'])).toBe('NOT_WHOLE_NUMBER');
  });

  test('an own question has bounds of its own', () => {
    const rule: ValueRule = { type: 'integer', minimum: -5, maximum: 200_000 };
    expect(code(rule, -5)).toBeNull();
    expect(code(rule, -6)).toBe('COUNT_TOO_SMALL');
    expect(code(rule, 200_000)).toBeNull();
    expect(wrongValue(rule, stated(200_001))).toEqual({
      code: 'COUNT_TOO_LARGE',
      params: { maximum: 200_000 },
    });
  });

  test('a date is one that the calendar has', () => {
    const rule: ValueRule = { type: 'date' };
    expect(code(rule, '2024-02-29')).toBeNull();
    expect(code(rule, '2023-02-29')).toBe('NOT_DATE');
    expect(code(rule, '2023-6-1')).toBe('NOT_DATE');
    expect(code(rule, '01.06.2023')).toBe('NOT_DATE');
    expect(code(rule, 20230601)).toBe('NOT_DATE');
  });

  test('a moment has a day that exists and an offset', () => {
    const rule: ValueRule = { type: 'dateTime' };
    expect(code(rule, '2023-06-09T15:05+02:00')).toBeNull();
    expect(code(rule, '2023-06-09T13:05:00.000Z')).toBeNull();
    expect(code(rule, '2023-06-09T15:05')).toBe('NOT_DATE_TIME');
    expect(code(rule, '2023-02-30T15:05Z')).toBe('NOT_DATE_TIME');
    expect(code(rule, '2023-06-09T25:05Z')).toBe('NOT_DATE_TIME');
  });

  test('a choice is one of the options', () => {
    const options = ['a', 'b'];
    expect(code({ type: 'single', options }, 'a')).toBeNull();
    expect(code({ type: 'single', options }, 'c')).toBe('NOT_AN_OPTION');
    expect(code({ type: 'single', options }, ['a'])).toBe('NOT_AN_OPTION');
    expect(code({ type: 'multiple', options }, ['a', 'b'])).toBeNull();
    expect(code({ type: 'multiple', options }, ['a', 'c'])).toBe('NOT_AN_OPTION');
    expect(code({ type: 'multiple', options }, 'a')).toBe('NOT_AN_OPTION');
    expect(code({ type: 'yesNo', options: ['yes', 'no'] }, 'maybe')).toBe('NOT_AN_OPTION');
  });

  test('a text has a length, no NUL and no half characters', () => {
    expect(code({ type: 'shortText' }, 'x'.repeat(200))).toBeNull();
    expect(code({ type: 'shortText' }, 'x'.repeat(201))).toBe('TOO_LONG');
    expect(code({ type: 'longText' }, 'x'.repeat(5001))).toBe('TOO_LONG');
    expect(code({ type: 'longText' }, 'a\u0000b')).toBe('UNREADABLE_TEXT');
    expect(code({ type: 'longText' }, '\ud800')).toBe('UNREADABLE_TEXT');
    expect(code({ type: 'longText' }, 'En 👍 til')).toBeNull();
    expect(code({ type: 'longText' }, 4)).toBe('NOT_TEXT');
    expect(wrongText('vanlig', 10)).toBeNull();
  });

  test('what says nothing counts as not given', () => {
    expect(meaningful({ type: 'longText' }, stated('  \n'))).toBeUndefined();
    expect(meaningful({ type: 'date' }, stated(''))).toBeUndefined();
    expect(meaningful({ type: 'integer' }, { kind: 'notRelevant' })).toBeUndefined();
    expect(meaningful({ type: 'longText' }, { kind: 'notKnownYet' })).toBeUndefined();
    expect(meaningful({ type: 'integer' }, { kind: 'notKnownYet' })).toEqual({ kind: 'notKnownYet' });
    expect(meaningful({ type: 'integer' }, stated(0))).toEqual(stated(0));
  });

  test('text loses the space around it, choices their doubles and their order', () => {
    expect(meaningful({ type: 'longText' }, stated(' ja \n'))).toEqual(stated('ja'));
    expect(meaningful({ type: 'multiple', options: ['a', 'b', 'c'] }, stated(['c', 'a', 'c']))).toEqual(
      stated(['a', 'c']),
    );
  });
});
