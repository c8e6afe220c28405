import pg from 'pg';

/** Runs a statement in a transaction that stands open until the answer is called. */
export async function holding(statement: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await client.connect();
  await client.query('begin');
  await client.query(statement);
  return async () => {
    await client.query('commit');
    await client.end();
  };
}

/** Until so many wait for a lock; `owner` may stand in no transaction, which would go on seeing the first number. */
export async function untilWaiting(owner: pg.Client, count: number): Promise<void> {
  const sql = `select count(distinct pid)::int as n from pg_locks join pg_stat_activity using (pid)
    where datname = current_database() and not granted`;
  while ((await owner.query(sql)).rows[0].n !== count);
}
