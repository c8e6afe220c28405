import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pageRows } from './pages.ts';
import { accessPage } from './render.ts';
import { tableRows } from './table.ts';

test('docs/access.md is what npm run docs:access writes', () => {
  expect(readFileSync('docs/access.md', 'utf8') === accessPage(), 'run npm run docs:access').toBe(true);
});

test('every page is in the table, and every page of the table is there', () => {
  const folders = globSync('app/**/page.tsx').map((file) =>
    file.slice('app'.length, -'/page.tsx'.length).replaceAll(/\/\([^)]+\)/g, ''),
  );
  const pages = folders.map((folder) => folder || '/').sort();
  expect([...new Set(pageRows.map((row) => row.page))].sort()).toEqual(pages);
});

test('no row stands twice', () => {
  const keys = [
    ...tableRows.map((row) => `${row.operation}, ${row.of}`),
    ...pageRows.map((row) => `${row.page}, ${row.of}`),
  ];
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});
