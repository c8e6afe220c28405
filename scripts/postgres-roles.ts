import pg from 'pg';

/**
 * The two roles and the database. The owner owns the database and runs migrations; the application owns
 * nothing, so that row-level security holds for it.
 *
 * @param adminUrl the superuser's address, of the database postgres
 */
export async function ensureRoles(
  adminUrl: string,
  passwords: { owner: string; app: string },
  { createDatabases = false } = {},
): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    const more = createDatabases ? 'createdb' : '';
    const owner = `create role kvittert_owner createrole ${more}`;
    await ensure(client, 'pg_roles where rolname', 'kvittert_owner', owner);
    await ensure(client, 'pg_roles where rolname', 'kvittert_app', 'create role kvittert_app');
    // Also when they exist: a migration may have made the application's role without a password.
    await client.query(`alter role kvittert_owner login password ${client.escapeLiteral(passwords.owner)}`);
    await client.query(`alter role kvittert_app login password ${client.escapeLiteral(passwords.app)}`);
    const database = 'create database kvittert owner kvittert_owner';
    await ensure(client, 'pg_database where datname', 'kvittert', database);
    await client.query('revoke connect, temporary on database kvittert from public');
    await client.query('grant connect on database kvittert to kvittert_app');
  });
}

/** With `force`, which ends the connections that are still open. */
export async function dropDatabase(adminUrl: string): Promise<void> {
  await asAdmin(adminUrl, (client) => client.query('drop database if exists kvittert with (force)'));
}

async function asAdmin(
  connectionString: string,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function ensure(client: pg.Client, where: string, name: string, create: string): Promise<void> {
  const found = await client.query(`select from ${where} = $1`, [name]);
  if (found.rowCount === 0) await client.query(create);
}
