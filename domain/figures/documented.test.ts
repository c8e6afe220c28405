import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, 'rules');
const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'figures.md'), 'utf8');

/** Helpers that are no formula. */
const plumbing = ['inOrder'];

function exportedFunctions(): string[] {
  const files = readdirSync(folder).filter((name) => !name.endsWith('.test.ts'));
  const sources = [...files.map((name) => join(folder, name)), join(folder, '..', 'states.ts')];
  return sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^export function (\w+)/gm)].map((match) => match[1] as string),
  );
}

test('every formula is named in docs/figures.md', () => {
  const formulas = exportedFunctions().filter((name) => !plumbing.includes(name));
  expect(formulas.length).toBeGreaterThan(20);
  expect(formulas.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test('docs/figures.md names no function that is gone', () => {
  const named = [...page.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1] as string);
  const known = exportedFunctions();
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});
