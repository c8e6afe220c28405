import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailboxIsOpen } from './policy';
import { failureOf, languageOf, messageId, nextTry, triesAtMost } from './rules';

describe('trying again', () => {
  const at = new Date('2023-06-09T13:00:00Z');

  it('comes after growing pauses, and is given up after eight tries', () => {
    const pauses = Array.from({ length: triesAtMost }, (_, i) => nextTry(i + 1, at)).map((next) =>
      next ? (next.getTime() - at.getTime()) / 1000 : null,
    );
    expect(pauses).toEqual([30, 120, 480, 1800, 3600, 10_800, 21_600, null]);
  });
});

describe('what a mail server says', () => {
  it('is for good when it refuses the address or the text with a 5xx', () => {
    expect(failureOf({ code: 'EENVELOPE', responseCode: 550 })).toEqual({
      code: 'EENVELOPE 550',
      permanent: true,
    });
    expect(failureOf({ code: 'EMESSAGE', responseCode: 554 }).permanent).toBe(true);
  });

  it('may pass when it is busy, unreachable, or does not know us', () => {
    for (const error of [
      { code: 'EENVELOPE', responseCode: 451 },
      { code: 'EAUTH', responseCode: 535 },
      { code: 'ETIMEDOUT' },
      new Error('x'),
      null,
    ]) {
      expect(failureOf(error).permanent).toBe(false);
    }
  });

  it('is kept as a code, never with an address in it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (code, message) => {
        expect(failureOf(Object.assign(new Error(`${message} a@b.no`), { code })).code).toMatch(
          /^[A-Z_]{1,30}$/,
        );
      }),
    );
  });
});

it('a message has the same Message-ID for ever', () => {
  expect(messageId('id', 'https://kvittert.example.no')).toBe('<id@kvittert.example.no>');
});

it('a mail is in the language that the person chose, else as most of the municipalities write', () => {
  expect(languageOf('en', ['nynorsk'])).toBe('en');
  expect(languageOf(null, ['nynorsk', 'nynorsk', 'bokmål'])).toBe('nn');
  expect(languageOf(null, ['nynorsk', 'nøytral'])).toBe('nb');
  expect(languageOf(null, [])).toBe('nb');
});

it('the built-in mailbox is open in the demo and on this machine, and closed to the world', () => {
  const open = (DEMO: boolean, SMTP_URL: string | undefined, BASE_URL: string) =>
    mailboxIsOpen({ DEMO, SMTP_URL, BASE_URL });
  expect(open(true, undefined, 'https://demo.example.no')).toBe(true);
  expect(open(false, undefined, 'http://localhost:3000')).toBe(true);
  expect(open(false, undefined, 'https://kvittert.example.no')).toBe(false);
  expect(open(false, 'smtp://mail', 'http://localhost:3000')).toBe(false);
});
