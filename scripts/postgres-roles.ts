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
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const more = createDatabases ? 'createdb' : '';
    await ensure(
      client,
      'pg_roles where rolname',
      'kvittert_owner',
      `create role kvittert_owner createrole ${more}`,
    );
    await ensure(client, 'pg_roles where rolname', 'kvittert_app', 'create role kvittert_app');
    // Also when they exist: a migration may have made the application's role without a password.
    await client.query(`alter role kvittert_owner login password ${client.escapeLiteral(passwords.owner)}`);
    await client.query(`alter role kvittert_app login password ${client.escapeLiteral(passwords.app)}`);
    await ensure(
      client,
      'pg_database where datname',
      'kvittert',
      'create database kvittert owner kvittert_owner',
    );
    await client.query('revoke connect, temporary on database kvittert from public');
    await client.query('grant connect on database kvittert to kvittert_app');
  } finally {
    await client.end();
  }
}

async function ensure(client: pg.Client, where: string, name: string, create: string): Promise<void> {
  const found = await client.query(`select from ${where} = $1`, [name]);
  if (found.rowCount === 0) await client.query(create);
}
