import { globSync, readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { openApiDocument } from '@/lib/openapi';
import { getOpenApiOperation, operations } from './api';

// lib/route.ts serves what a route file names; these tests hold the route files, the operations and openapi.json together.

// Every other address is answered by one file, which is no operation: it says that there is none.
const files = globSync('app/api/v1/**/route.ts').filter((file) => !file.includes('[...rest]'));
const routes = files.map((file) => ({
  path: `/${file.slice('app/'.length, -'/route.ts'.length)}`.replaceAll('[', '{').replaceAll(']', '}'),
  methods: [...readFileSync(file, 'utf8').matchAll(/export const (\w+) = serve\((\w+)\)/g)].map(
    ([, method]) => method,
  ),
}));

test('every operation has a route, and every route serves an operation of the list', () => {
  const served = routes.flatMap(({ path, methods }) => methods.map((method) => `${method} ${path}`)).sort();
  const listed = [...operations, getOpenApiOperation].map(({ method, path }) => `${method} ${path}`).sort();
  expect(served).toEqual(listed);
});

test('no two operations have the same method and path', () => {
  const keys = operations.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test('every parameter in a path is in the schema of the operation', () => {
  const wrong = operations.filter(({ path, params }) => {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    return (
      named.sort().join() !==
      Object.keys(params?.shape ?? {})
        .sort()
        .join()
    );
  });
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test('openapi.json describes every operation, with problem documents for failures', () => {
  const document = openApiDocument(operations, 'http://localhost');
  expect(document.openapi).toMatch(/^3\.1/);
  const paths = document.paths as Record<string, Record<string, { responses: object }>>;
  for (const { method, path } of operations) {
    expect(paths[path]?.[method.toLowerCase()]?.responses, `${method} ${path}`).toHaveProperty('default');
  }
});

test('openapi.json is a valid OpenAPI document by the schema of its own standard, with a name of its own for each operation', async () => {
  const document = JSON.parse(JSON.stringify(openApiDocument(operations, 'http://localhost')));
  const validator = new Validator();
  expect(await validator.validate(document)).toMatchObject({ valid: true });
  expect(validator.version).toBe('3.1');
  // Every reference leads somewhere: it throws when one does not.
  validator.resolveRefs();
  const names = Object.values(
    document.paths as Record<string, Record<string, { operationId: string }>>,
  ).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));
  expect(new Set(names).size).toBe(operations.length);
});

test('no whole number is taken that the database cannot hold', () => {
  const document = JSON.parse(JSON.stringify(openApiDocument(operations, 'http://localhost')));
  const seen = new Set<string>();
  type Node = { type?: string; maximum?: number; $ref?: string };
  const tooLarge = (node: unknown, path: string): string[] => {
    if (typeof node !== 'object' || node === null) return [];
    const { type, maximum = Number.POSITIVE_INFINITY, $ref } = node as Node;
    if ($ref) {
      const name = $ref.split('/').at(-1) ?? '';
      if (seen.has(name)) return [];
      seen.add(name);
      return tooLarge(document.components.schemas[name], path);
    }
    if (type === 'integer') return maximum > 2 ** 31 - 1 ? [path] : [];
    return Object.entries(node).flatMap(([key, value]) => tooLarge(value, `${path}.${key}`));
  };
  const taken = Object.entries(document.paths as Record<string, Record<string, Record<string, unknown>>>);
  const wrong = taken.flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { parameters, requestBody }]) =>
      tooLarge({ parameters, requestBody }, `${method} ${path}`),
    ),
  );
  expect(wrong).toEqual([]);
});
