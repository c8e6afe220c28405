import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiffTarget } from '@prisma/schema-engine-wasm';
import { inRoot } from './files.ts';
import { Problem } from './say.ts';
import { noFilter, openSchemaEngineWithoutDatabase } from './schema-engine.ts';
import { runScript } from './stopping.ts';

/**
 * `npm run db:new -- NAME`: writes the SQL of a new migration, the difference between the schema of the
 * latest migration and prisma/schema.prisma. The former is kept in prisma/migrations/schema.prisma, and is
 * renewed here: commit both. Needs no database. Functions, triggers, policies and grants are then written by
 * hand into the same file; without any difference the file is empty, for SQL that is all written by hand.
 */
await runScript(async () => {
  const name = process.argv[2];
  if (!name || !/^[a-z][a-z0-9_-]*$/.test(name)) {
    throw new Problem('Usage: npm run db:new -- NAME, with a name of lower-case letters, digits, - and _.');
  }
  const migrations = inRoot('prisma', 'migrations');
  const before = join(migrations, 'schema.prisma');
  const now = await readFile(inRoot('prisma', 'schema.prisma'), 'utf8');
  const sql = await difference(await readFile(before, 'utf8'), now);

  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const folder = join(migrations, `${stamp}_${name.replaceAll('-', '_')}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), sql);
  await writeFile(before, now);
  console.log(
    `Wrote ${join(folder, 'migration.sql')} (${sql.split('\n').length} lines). Read it before you commit it.`,
  );
});

async function difference(before: string, now: string): Promise<string> {
  const engine = await openSchemaEngineWithoutDatabase();
  const result = await engine.diff({
    from: schemaOf(before),
    to: schemaOf(now),
    script: true,
    exitCode: null,
    filters: noFilter,
  });
  const sql = result.stdout ?? '';
  return sql.includes('This is an empty migration') ? '' : sql;
}

function schemaOf(content: string): DiffTarget {
  return { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] };
}
