import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MigrationDirectory, MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { inRoot } from './files.ts';
import { startPostgres } from './postgres.ts';
import { messageOf, Problem, step } from './say.ts';
import { noFilter, openSchemaEngine } from './schema-engine.ts';
import { runScript } from './stopping.ts';

/**
 * Applies the migrations that are missing and brings pg-boss's own tables up to date, both as the owner.
 *
 * @returns the names of the migrations applied now
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const applied = await applyMigrations(ownerUrl);
  await migrateJobs(ownerUrl);
  return applied;
}

async function applyMigrations(ownerUrl: string): Promise<string[]> {
  const migrationDirectories = await readMigrations();
  const { engine, reason, close } = await openSchemaEngine(ownerUrl).catch((error: unknown) => {
    const [what] = messageOf(error).split('\n');
    throw new Problem(`${what ?? ''}. Is DATABASE_OWNER_URL right, and is its server running?`);
  });
  const migrationsList = {
    baseDir: inRoot('prisma', 'migrations'),
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories,
  };
  try {
    return (await engine.applyMigrations({ migrationsList, filters: noFilter })).appliedMigrationNames;
  } catch (error) {
    const [failed] = await forgetFailed(engine, migrationsList);
    throw new Problem(
      failed ? `The migration ${failed} failed, nothing of it is applied: ${reason(error)}` : reason(error),
    );
  } finally {
    await close();
  }
}

/** A migration is one transaction, so a failed one left nothing: marked so, it can be mended and tried again. */
async function forgetFailed(engine: SchemaEngine, migrationsList: MigrationList): Promise<string[]> {
  const question = { migrationsList, optInToShadowDatabase: false, filters: noFilter };
  const { failedMigrationNames } = await engine.diagnoseMigrationHistory(question);
  for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
  return failedMigrationNames;
}

async function readMigrations(): Promise<MigrationDirectory[]> {
  const folder = inRoot('prisma', 'migrations');
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return await Promise.all(
    names.sort().map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: await readFile(join(folder, name, 'migration.sql'), 'utf8') },
      },
    })),
  );
}

/** pg-boss makes its tables by itself, as the owner; the application then runs it with `migrate: false`. */
async function migrateJobs(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: 'pgboss',
    max: 1,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => {});
  await boss.start();
  await boss.stop({ graceful: false });

  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`
      grant usage on schema pgboss to kvittert_app;
      grant select, insert, update, delete on all tables in schema pgboss to kvittert_app;
      grant usage, select on all sequences in schema pgboss to kvittert_app;
      grant execute on all functions in schema pgboss to kvittert_app;
    `);
  } finally {
    await client.end();
  }
}

/** `npm run db:migrate`: the database of DATABASE_OWNER_URL, or else the embedded one of this checkout. */
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runScript(async () => {
    const url = process.env.DATABASE_OWNER_URL ?? (await startPostgres()).ownerUrl;
    await step(
      'Migrating',
      () => migrate(url),
      (names) => names.join(', ') || 'nothing to do',
    );
  });
}
