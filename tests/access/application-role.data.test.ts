import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '@/tests/database';
import { appendOnly, tables } from './second-lock-scopes.ts';

// What the application's role may not do at all, whoever acts.

const { owner } = useDatabase();
let app: pg.Client;

beforeAll(async () => {
  app = new pg.Client({ connectionString: process.env.DATABASE_URL ?? '' });
  await app.connect();
});
afterAll(() => app.end());

/** Read by everybody, written by the own authority (questionnaires.data.test.ts). */
const writtenByScope = ['questionnaire', 'questionnaire_version'];

describe("the application's role", () => {
  test('owns nothing, bypasses nothing and is nobody else', async () => {
    const { rows } = await owner.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
         (select count(*)::int from pg_auth_members m where m.member = r.oid) as memberships,
         (select count(*)::int from pg_shdepend d where d.refobjid = r.oid and d.deptype = 'o') as owned
       from pg_roles r where rolname = 'kvittert_app'`,
    );
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolreplication: false,
        memberships: 0,
        owned: 0,
      },
    ]);
    expect((await app.query('select current_user as name')).rows).toEqual([{ name: 'kvittert_app' }]);
  });

  test('every table that is read by scope has row-level security, and no other table holds a service on its rows', async () => {
    const { rows } = await owner.query(
      `select relname as name from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace order by 1`,
    );
    expect(rows.map((row) => row.name)).toEqual([...tables, ...writtenByScope].sort());
    const owned = await owner.query(
      `select distinct table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'serviceId' order by 1`,
    );
    const open = owned.rows.map((row) => row.name).filter((name) => !tables.includes(name));
    // Who serves what is public; the view of breaches asks the scope itself.
    expect(open).toEqual(['breach_line', 'service_municipality']);
  });

  test('cannot update, delete or empty what is append-only', async () => {
    for (const table of appendOnly) {
      for (const statement of [
        `update "${table}" set "officeId" = 'x'`,
        `delete from "${table}"`,
        `truncate "${table}"`,
      ])
        await expect(app.query(statement), statement).rejects.toThrow('permission denied');
    }
  });

  test('cannot switch off a trigger, row-level security or a policy, nor become the owner', async () => {
    for (const statement of [
      'alter table "return" disable trigger all',
      'alter table "return" disable trigger append_only',
      'alter table request disable row level security',
      'drop policy return_read on "return"',
      'create policy mine on "return" for select using (true)',
      'drop trigger append_only on receipt',
      'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$',
      'create or replace function scope_has(flag text) returns boolean language sql as $$ select true $$',
      `set session_replication_role = 'replica'`,
      'set role kvittert_owner',
      'set session authorization kvittert_owner',
      'create table mine (id int)',
      'select * from _prisma_migrations',
    ])
      await expect(app.query(statement), statement).rejects.toThrow(/must be owner|permission denied/);
    // Asking for rows without row-level security is an error, not a way around it.
    await app.query('set row_security = off');
    await expect(app.query('select * from "return"')).rejects.toThrow('row-level security');
    await app.query('set row_security = on');
    // `grant` without the right to grant only warns.
    await app.query('grant update on receipt to kvittert_app').catch(() => {});
    await expect(app.query(`update receipt set entry = 'x'`)).rejects.toThrow('permission denied');
  });
});
