import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const text = readFileSync('docs/threat-model.md', 'utf8');
const claims = (text.split('## What stands in the way')[1]?.split('## What is left')[0] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('- '));
const named = [...text.matchAll(/\(`([^`]+)` › (.+?)\)(?=\s|$)/gm)].map(([, file = '', name = '']) => ({
  file,
  name,
}));

test('every claim of docs/threat-model.md names the test that shows it', () => {
  expect(claims.length).toBeGreaterThan(20);
  expect(claims.filter((line) => !/\(`[^`]+` › .+\)$/.test(line))).toEqual([]);
});

test('every test that docs/threat-model.md names is there', () => {
  expect(named.length).toBeGreaterThanOrEqual(claims.length);
  const missing = named.filter(
    ({ file, name }) => !existsSync(file) || !readFileSync(file, 'utf8').includes(name),
  );
  expect(missing).toEqual([]);
});
