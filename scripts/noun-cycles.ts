import { dirname, join } from 'node:path/posix';
import ts from 'typescript';

/**
 * The nouns of domain/ may import each other, but not in a circle: then neither could be understood, tested or moved
 * alone. dependency-cruiser sees folders, and a noun has folders of its own, so the circles are looked for here.
 *
 * @param sources by path, for example `domain/returns/data.ts`
 * @returns one line for each circle, with the import that leads from noun to noun
 */
export function nounCycles(sources: Map<string, ts.SourceFile>): string[] {
  const edges = new Map<string, Map<string, string>>();
  for (const [path, source] of sources) {
    const from = nounOf(path);
    if (!from) continue;
    for (const target of importsOf(path, source)) {
      const to = nounOf(target);
      if (!to || to === from) continue;
      const known = edges.get(from) ?? new Map<string, string>();
      edges.set(from, known.set(to, known.get(to) ?? `${path} imports ${target}`));
    }
  }
  const found = new Map<string, string>();
  for (const start of edges.keys()) walk(edges, [start], found);
  return [...found.values()];
}

/** Follows every path without a repeated noun; the nouns are few. A circle is told once, whoever begins it. */
function walk(edges: Map<string, Map<string, string>>, path: string[], found: Map<string, string>): void {
  const last = path.at(-1) ?? '';
  for (const [next] of edges.get(last) ?? []) {
    if (next === path[0]) {
      const reasons = path.map((noun, index) => edges.get(noun)?.get(path[index + 1] ?? next) ?? '');
      const key = [...path].sort().join();
      if (!found.has(key))
        found.set(key, `circle of nouns: ${[...path, next].join(' → ')} (${reasons.join('; ')})`);
    } else if (!path.includes(next)) walk(edges, [...path, next], found);
  }
}

/** `returns` for domain/returns/data.ts; undefined outside domain/ and for a file directly in it. */
const nounOf = (path: string) => /^domain\/([^/]+)\/./.exec(path)?.[1];

/** Paths from the root, without the ending: what the file imports and exports from elsewhere, types too. */
function importsOf(path: string, source: ts.SourceFile): string[] {
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const name = statement.moduleSpecifier;
    if (!name || !ts.isStringLiteral(name)) return [];
    if (name.text.startsWith('@/')) return [name.text.slice(2)];
    return name.text.startsWith('.') ? [join(dirname(path), name.text)] : [];
  });
}
