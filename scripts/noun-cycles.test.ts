import ts from 'typescript';
import { expect, test } from 'vitest';
import { nounCycles } from './noun-cycles.ts';

function cycles(files: Record<string, string>): string[] {
  const parsed = Object.entries(files).map(
    ([path, text]) => [path, ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)] as const,
  );
  return nounCycles(new Map(parsed));
}

test('nouns that import each other in one direction are in order', () => {
  const files = {
    'domain/returns/data.ts': `import { a } from '@/domain/requests/rules'`,
    'domain/returns/mutations/submit.ts': `import { b } from '../data'`,
    'domain/requests/rules.ts': `export { c } from '../register/rules'`,
  };
  expect(cycles(files)).toEqual([]);
});

test('a circle is found across the folders of a noun, and told once with its imports', () => {
  const files = {
    'domain/returns/data.ts': `import { a } from '@/domain/requests/rules'`,
    'domain/requests/rules.ts': `import type { B } from '../register/schema'`,
    'domain/register/mutations/import.ts': `import { c } from '@/domain/returns/mutations/submit'`,
  };
  const [told, ...others] = cycles(files);
  expect(told).toContain('returns → requests → register → returns');
  expect(told).toContain('domain/requests/rules.ts imports domain/register/schema');
  expect(others).toEqual([]);
});
