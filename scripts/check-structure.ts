import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { inRoot, root } from './files.ts';
import { nounCycles } from './noun-cycles.ts';
import { runScript } from './stopping.ts';

/**
 * The rules of docs/architecture.md that neither Biome, nor the compiler, nor dependency-cruiser can hold. Each
 * rule gets one source file and returns what is wrong in it, with the line.
 */
type Rule = (path: string, source: ts.SourceFile) => { line: number; problem: string }[];

const product = /^(app|components|domain|lib)\//;
const test = /\.(test|spec)\.tsx?$/;
/** A journey is one story, told to its end. */
const journey = /\.spec\.ts$/;
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

const shortFiles: Rule = (path, source) => {
  if (journey.test(path)) return [];
  const lines = source.text.trimEnd().split('\n').length;
  if (lines <= 300 || /^\/\/ long: \S/.test(source.text)) return [];
  const problem = `${lines} lines: split it by verb, or give the reason in the first line, \`// long: …\``;
  return [{ line: 301, problem }];
};

const oneDoor: Rule = (path, source) => {
  if (!/^app\/api\/v1\/.*route\.tsx?$/.test(path)) return [];
  return source.statements
    .filter((statement) => !ts.isImportDeclaration(statement) && !isServed(statement))
    .map((statement) =>
      at(source, statement, 'a route is imports and `export const METHOD = serve(operation)`'),
    );
};

const noServerActions: Rule = (_path, source) =>
  find(source, (node) => ts.isExpressionStatement(node) && textOf(node.expression) === 'use server').map(
    (node) => at(source, node, "no server actions ('use server'): the browser asks the API"),
  );

const oneClock: Rule = (path, source) => {
  if (!product.test(path) || test.test(path) || path === 'lib/clock.ts') return [];
  return find(source, readsTheClock).map((node) => at(source, node, 'only lib/clock.ts reads the clock'));
};

const rules = [shortFiles, oneDoor, noServerActions, oneClock];

function isServed(statement: ts.Statement): boolean {
  if (!ts.isVariableStatement(statement)) return false;
  const exported = statement.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword);
  return Boolean(exported) && statement.declarationList.declarations.every(isServedDeclaration);
}

function isServedDeclaration({ name, initializer }: ts.VariableDeclaration): boolean {
  if (!ts.isIdentifier(name) || !methods.has(name.text)) return false;
  return Boolean(
    initializer && ts.isCallExpression(initializer) && initializer.expression.getText() === 'serve',
  );
}

function readsTheClock(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && !node.arguments?.length;
  return ts.isCallExpression(node) && /^(Date|Date\.now)$/.test(node.expression.getText());
}

function find(source: ts.SourceFile, wanted: (node: ts.Node) => boolean): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (wanted(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const textOf = (node: ts.Node) => (ts.isStringLiteralLike(node) ? node.text : undefined);

function at(source: ts.SourceFile, node: ts.Node, problem: string) {
  return { line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, problem };
}

/** The migrations are what is applied: a schema that is ahead of them works on nobody's machine but one's own. */
function schemaIsMigrated(): string[] {
  const [now, migrated] = ['prisma/schema.prisma', 'prisma/migrations/schema.prisma'].map((path) =>
    readFileSync(inRoot(path), 'utf8'),
  );
  return now === migrated ? [] : ['prisma/schema.prisma has no migration yet: run `npm run db:new -- NAME`'];
}

await runScript(async () => {
  const listing = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', '*.ts', '*.tsx'], {
    cwd: root,
  });
  const paths = listing
    .toString()
    .split('\n')
    .filter((path) => path && existsSync(inRoot(path)));
  const sources = new Map(
    paths.map((path) => {
      const text = readFileSync(inRoot(path), 'utf8');
      return [path, ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)];
    }),
  );
  const tested = [...sources].filter(([path]) => !test.test(path));
  const problems = [...schemaIsMigrated(), ...nounCycles(new Map(tested))];
  for (const [path, source] of sources) {
    for (const { line, problem } of rules.flatMap((rule) => rule(path, source)))
      problems.push(`${path}:${line}: ${problem}`);
  }
  console.log(problems.length > 0 ? problems.join('\n') : `${paths.length} files are in order`);
  return problems.length > 0 ? 1 : 0;
});
