import pg from 'pg';
import { migrate } from './migrate.ts';
import { type Database, startThrowawayPostgres } from './postgres.ts';

/** A PostgreSQL for one run, whose database `kvittert` is migrated and empty: the template of all others. */
export async function startTestDatabase(): Promise<Database> {
  const database = await startThrowawayPostgres();
  await migrate(database.ownerUrl);
  return database;
}

/** A copy of the template under a name of its own. */
export async function copyDatabase(template: Database, name: string): Promise<Database> {
  // From the database postgres: nobody may be connected to one that is being copied.
  const client = new pg.Client({ connectionString: onDatabase(template.ownerUrl, 'postgres') });
  await client.connect();
  try {
    await client.query(`create database ${name} template kvittert`);
  } finally {
    await client.end();
  }
  const { ownerUrl, appUrl, embedded } = template;
  return { ownerUrl: onDatabase(ownerUrl, name), appUrl: onDatabase(appUrl, name), embedded };
}

const onDatabase = (address: string, name: string) =>
  Object.assign(new URL(address), { pathname: `/${name}` }).href;
