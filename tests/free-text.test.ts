import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { operations } from '@/domain/api';

// The child-data guard stands at every box that somebody can type into: each string in the body of each write is
// given a text with a national identity number, and must refuse it.

const number = '01010750160';
const text = `Gjelder ${number}`;

/** Strings that take any text here and are guarded further in, each with where that is shown. */
const guardedFurtherIn: Record<string, string> = {
  'PATCH /api/v1/requests/{requestId}/draft: fields[].value.value':
    'field by field, so that the others are saved: domain/requests/answering.data.test.ts',
  'PATCH /api/v1/requests/{requestId}/draft: fields[].value.value[]':
    'domain/requests/answering.data.test.ts',
  'POST /api/v1/requests/{requestId}/returns: answers{key}':
    'must be the path of a question: compose.test.ts',
  'POST /api/v1/requests/{requestId}/returns: answers{}.value':
    'field by field: domain/returns/submit-return.data.test.ts',
  'POST /api/v1/requests/{requestId}/returns: answers{}.value[]': 'domain/questionnaires/values.test.ts',
  'POST /api/v1/requests/{requestId}/returns/by-phone: answers{key}':
    'as above: written down with the same function',
  'POST /api/v1/requests/{requestId}/returns/by-phone: answers{}.value': 'as above',
  'POST /api/v1/requests/{requestId}/returns/by-phone: answers{}.value[]': 'as above',
  'POST /api/v1/questionnaires/imports: file':
    'read with the schema of PATCH /api/v1/questionnaires/{questionnaireVersionId}',
  'POST /api/v1/register/imports: csv': 'cell by cell: domain/register/mutations/import/csv.test.ts',
  'POST /api/v1/incidents/{incidentId}/operator-lists: csv':
    'cells are yes, no, numbers and dates: operator-csv.test.ts',
  'POST /api/v1/incidents/{incidentId}/operator-counts: csv':
    'cells are numbers and months, read as operator lists are',
  'POST /api/v1/demo/sign-in: email': 'compared with the addresses of the demo, and not kept',
};

type Leaf = { path: string; schema: z.ZodType };
type Def = Record<string, unknown> & { type: string };

/** Every string of a schema with its path: `lines[].text`, `answers{}.value`. */
function strings(schema: unknown, path: string, seen = new Set<unknown>()): Leaf[] {
  const def = (schema as { _zod?: { def: Def } })._zod?.def;
  if (!def || seen.has(schema)) return [];
  const walk = (inner: unknown, at = path) => strings(inner, at, new Set([...seen, schema]));
  switch (def.type) {
    case 'unknown':
    case 'any':
    case 'string':
      return [{ path, schema: schema as z.ZodType }];
    case 'object':
      return Object.entries(def.shape as object).flatMap(([key, inner]) =>
        walk(inner, path ? `${path}.${key}` : key),
      );
    case 'array':
      return walk(def.element, `${path}[]`);
    case 'record':
      if (
        accepts(schema, { a: 'tekst' }) &&
        !accepts(schema, { a: text }) &&
        !accepts(schema, { [number]: 'b' })
      )
        return [];
      return [...walk(def.keyType, `${path}{key}`), ...walk(def.valueType, `${path}{}`)];
    case 'union':
      return (def.options as unknown[]).flatMap((option) => walk(option));
    case 'intersection':
      return [...walk(def.left), ...walk(def.right)];
    case 'pipe':
      return guards(schema as z.ZodType) ? [] : walk(def.in);
    case 'lazy':
      return walk((def.getter as () => unknown)());
    default:
      return 'innerType' in def ? walk(def.innerType) : [];
  }
}

const accepts = (schema: unknown, value: unknown) => (schema as z.ZodType).safeParse(value).success;
const guards = (schema: z.ZodType) => !schema.safeParse(text).success && !schema.safeParse(number).success;

const unguarded = operations
  .filter(({ method, body }) => method !== 'GET' && body)
  .flatMap(({ method, path, body }) => {
    const open = strings(body, '').filter((leaf) => !guards(leaf.schema));
    return [...new Set(open.map((leaf) => `${method} ${path}: ${leaf.path}`))];
  });

test('every free text of every write refuses a national identity number, or says where it is refused', () => {
  expect(unguarded.sort()).toEqual(Object.keys(guardedFurtherIn).sort());
});

test('the walk finds texts at all', () => {
  const found = operations.flatMap(({ method, body }) =>
    method === 'GET' || !body ? [] : strings(body, ''),
  );
  expect(found.length).toBeGreaterThan(40);
});

test.each(['nb', 'nn', 'en'])('what is refused is said in %s', (language) => {
  const words = JSON.parse(readFileSync(`messages/${language}/errors.json`, 'utf8'));
  expect(words.IDENTITY_NUMBER).toMatch(/\S+ \S+/);
});
