import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';

/**
 * Gives this test file a database of its own: a copy of the migrated, empty one that `npm test` has made. The code
 * under test finds it in DATABASE_URL. Call it once, at the top of the file. Files that one worker runs after each
 * other share their modules, and so the name: what has read the address once finds the next file's database there.
 *
 * @returns a client of the owner, to prepare and to look past row-level security; connected before the tests run
 */
export function useDatabase(): { owner: pg.Client } {
  const template = process.env.TEST_OWNER_URL;
  const name = `test_${process.env.VITEST_POOL_ID}`;
  const owner = new pg.Client({ connectionString: onDatabase(template, name) });

  beforeAll(async () => {
    // PostgreSQL's own cleaner may be in it, whom the owner may not end by force; a plain drop asks it to go.
    const drop = `drop database if exists ${name}`;
    await asOwner(template, `${drop} with (force)`).catch(() => asOwner(template, drop));
    await asOwner(template, `create database ${name} template kvittert`);
    process.env.DATABASE_URL = onDatabase(process.env.TEST_APP_URL, name);
    process.env.DATABASE_OWNER_URL = onDatabase(template, name);
    await owner.connect();
  });

  afterAll(async () => {
    await owner.end();
    const { disconnect } = await import('@/lib/db');
    await disconnect();
  });

  return { owner };
}

/** From the database postgres, since nobody may be connected to a database that is being copied. */
async function asOwner(template: string | undefined, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: onDatabase(template, 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function onDatabase(address: string | undefined, name: string): string {
  if (!address) throw new Error('A data test needs PostgreSQL: run `npm test -- unit [file]`.');
  return Object.assign(new URL(address), { pathname: `/${name}` }).href;
}
