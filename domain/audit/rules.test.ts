import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Actor, nobody, type Role } from '@/lib/actor';
import { loadMessages, locales } from '@/lib/messages';
import { cursorOf, differences, pageOfObject, placeOf } from './rules';
import { auditQuerySchema } from './schema';

test('a cursor says where the list goes on', () => {
  const moments = fc.date({
    min: new Date(0),
    max: new Date('2999-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moments, fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), (at, id) => {
      const cursor = cursorOf({ at, id });
      expect(auditQuerySchema.safeParse({ cursor }).success).toBe(true);
      expect(placeOf(cursor)).toEqual({ at, id });
    }),
  );
});

test.each([
  ['a cursor that is none', { cursor: 'x' }, 'cursor'],
  ['a last day before the first', { from: '2023-06-10', to: '2023-06-09' }, 'to'],
  ['a day that does not exist', { from: '2023-02-30' }, 'from'],
  ['a person who is no id', { personId: 'Kari' }, 'personId'],
  ['a national identity number as id', { objectId: '13097248022' }, 'objectId'],
  ['an id that no database can hold', { objectId: 'a\u0000b' }, 'objectId'],
  ['too large a page', { limit: '1000' }, 'limit'],
])('%s is refused', (_what, query, field) => {
  const parsed = auditQuerySchema.safeParse(query);
  expect(parsed.error?.issues.map((issue) => issue.path[0])).toEqual([field]);
});

describe('differences', () => {
  test('are shown field by field, and what is the same is not', () => {
    expect(
      differences(
        { state: 'draft', title: 'A', recipients: { all: true, counties: [] } },
        { state: 'open', title: 'A', recipients: { all: false, counties: [] }, requests: 22 },
      ),
    ).toEqual([
      { field: 'state', before: 'draft', after: 'open' },
      { field: 'recipients.all', before: true, after: false },
      { field: 'requests', before: undefined, after: 22 },
    ]);
  });

  test('of something that had nothing before are all that it has', () => {
    expect(differences(null, { state: 'open' })).toEqual([
      { field: 'state', before: undefined, after: 'open' },
    ]);
    expect(differences(null, null)).toEqual([]);
  });

  test('show a list as one value', () => {
    expect(differences([{ id: 1 }], { dueAt: 'x' })).toEqual([
      { field: '', before: [{ id: 1 }], after: undefined },
      { field: 'dueAt', before: undefined, after: 'x' },
    ]);
  });

  test('never change with the order of fields, and are none of a thing with itself', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue()), (value) => {
        expect(differences(value, structuredClone(value))).toEqual([]);
      }),
    );
  });
});

describe('where one can go and look', () => {
  const as = (role: Exclude<Role, 'leader'>): Actor => ({
    ...nobody,
    kind: 'person',
    memberships: [{ role, officeId: null }],
  });
  const survey = { type: 'survey', id: 's', title: 'A', surveyId: 's' };

  test('an authority goes to its surveys, an administrator to the register', () => {
    expect(pageOfObject(as('governor'), survey)).toBe('/surveys/s');
    expect(pageOfObject(as('admin'), survey)).toBeNull();
    expect(pageOfObject(as('admin'), { type: 'register', id: 'services', title: null, surveyId: null })).toBe(
      '/admin/register',
    );
  });

  test('nobody goes to what is deleted', () => {
    expect(pageOfObject(as('governor'), { ...survey, title: null, surveyId: null })).toBeNull();
  });
});

/** What the code writes of events, by a pattern whose groups are the words looked for. */
const recorded = (pattern: RegExp) =>
  new Set(
    readdirSync('domain', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) => [...readFileSync(join('domain', file), 'utf8').matchAll(pattern)])
      .map((match) => match[1] ?? match[2] ?? ''),
  );

test('every kind of event that the code records has words in every language', () => {
  const kinds = recorded(/recordEvent\([^;]*?'([a-z_]+\.[a-z_]+)'|\bkind: '([a-z_]+\.[a-z_]+)'/g);
  expect(kinds.size).toBeGreaterThan(20);
  for (const locale of locales) {
    const words = loadMessages(locale).audit?.kinds as Record<string, Record<string, string>>;
    const wordless = [...kinds].filter((kind) => {
      const [noun = '', verb = ''] = kind.split('.');
      return !words[noun]?.[verb];
    });
    expect(wordless, `give them words in messages/${locale}/audit.json`).toEqual([]);
  }
});

test('and so has what it happened to', () => {
  const types = [...recorded(/\bobjectType: '([a-z_]+)'/g)];
  expect(types.length).toBeGreaterThan(10);
  for (const locale of locales) {
    const words = loadMessages(locale).audit?.objects as Record<string, string>;
    const wordless = types.filter((type) => !words[type]);
    expect(wordless, `give them words in messages/${locale}/audit.json`).toEqual([]);
  }
});
