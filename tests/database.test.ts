import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { expect, test } from 'vitest';
import { useDatabase } from './database.ts';

const { owner } = useDatabase();

test('a test file has a database of its own, migrated and empty', async () => {
  const migrations = await owner.query('select from _prisma_migrations where finished_at is not null');
  const people = await owner.query('select from person');
  expect(migrations.rowCount).toBeGreaterThan(0);
  expect(people.rowCount).toBe(0);
});

test('the application owns nothing and makes nothing', async () => {
  const owned = await owner.query(
    `select relname from pg_class where pg_get_userbyid(relowner) = 'kvittert_app'
     union all select nspname from pg_namespace where pg_get_userbyid(nspowner) = 'kvittert_app'`,
  );
  expect(owned.rows).toEqual([]);

  const app = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await app.connect();
  await expect(app.query('create table public.mine (id int)')).rejects.toThrow('permission denied');
  await expect(app.query('set role kvittert_owner')).rejects.toThrow('permission denied');
  await app.end();
});

test('the application makes queues, sends jobs and takes them, without migrating', async () => {
  const options = {
    connectionString: process.env.DATABASE_URL ?? '',
    schema: 'pgboss',
    migrate: false,
    max: 2,
  };
  const boss = new PgBoss({ ...options, supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue('trial');
  await boss.send('trial', { number: 1 });
  const [job] = await boss.fetch<{ number: number }>('trial');
  expect(job?.data.number).toBe(1);
  await boss.stop({ graceful: false });
});
