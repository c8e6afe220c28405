import { expect, test } from 'vitest';
import { plainPage } from './plain-page';

test('a page that cannot be shown says so in the visitor’s language, with a status and when to come back', async () => {
  const away = plainPage('away', { language: 'nn', retryAfter: 5 });
  expect([away.status, away.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await away.text()).toContain('Vi får ikkje kontakt med databasen');
  const often = plainPage('tooMany', { language: undefined, retryAfter: 1 });
  expect([often.status, often.headers.get('retry-after')]).toEqual([429, '1']);
  expect(plainPage('failed', { language: 'en', retryAfter: 5 }).status).toBe(500);
  expect(await often.text()).toContain('Vent 1 sekund, og');
});

test('an address that is no text leads to the front page', async () => {
  const page = plainPage('unreadable', { language: 'en' });
  expect([page.status, page.headers.get('retry-after')]).toEqual([400, null]);
  expect(await page.text()).toContain('<a href="/">To the front page</a>');
});
