import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadStory } from '@/domain/replay/mutations';
import { useDatabase } from '@/tests/database';

// The commands themselves, on the whole of June 2023: saved, restored beside it, and compared table by table.

const { owner } = useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'kvittert-backup-'));
const name = `restored_${randomUUID().replaceAll('-', '')}`;
let restored: pg.Client;
let target: { DATABASE_URL: string; DATABASE_OWNER_URL: string };

const on = (address: string | undefined, database: string) =>
  Object.assign(new URL(address ?? ''), { pathname: `/${database}` }).href;

beforeAll(async () => {
  await loadStory();
  await owner.query(
    `insert into person (id, name) values (uuidv7(), E'Med\\ttabulator, \\\\ og\\nlinjeskift «æøå» 🙂')`,
  );
  const maker = new pg.Client({ connectionString: on(process.env.TEST_OWNER_URL, 'postgres') });
  await maker.connect();
  await maker.query(`create database ${name} template kvittert`);
  await maker.end();
  target = {
    DATABASE_URL: on(process.env.TEST_APP_URL, name),
    DATABASE_OWNER_URL: on(process.env.TEST_OWNER_URL, name),
  };
  restored = new pg.Client({ connectionString: target.DATABASE_OWNER_URL });
  await restored.connect();
}, 120_000);

afterAll(async () => {
  await restored.end();
  rmSync(folder, { recursive: true, force: true });
  const maker = new pg.Client({ connectionString: on(process.env.TEST_OWNER_URL, 'postgres') });
  await maker.connect();
  await maker.query(`drop database ${name} with (force)`).catch(() => {});
  await maker.end();
});

function run(script: 'backup' | 'restore', args: string[], env: Record<string, string> = {}) {
  const done = spawnSync(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...args], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return { code: done.status, output: `${done.stdout}${done.stderr}` };
}

const backup = () => {
  const [found] = readdirSync(folder).filter((one) => one.startsWith('kvittert-backup-'));
  return join(folder, found ?? '');
};

/** Every row of every table as text, in an order that does not depend on where they lie. */
async function contents(db: pg.Client): Promise<Record<string, string[]>> {
  const { rows } = await db.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relpersistence = 'p'
     and relnamespace = 'public'::regnamespace and relname <> '_prisma_migrations' order by 1`,
  );
  const all: Record<string, string[]> = {};
  for (const { name: table } of rows) {
    const found = await db.query<{ row: string }>(`select t::text as row from "${table}" t order by 1`);
    all[table] = found.rows.map((one) => one.row);
  }
  return all;
}

test('what is restored after the replay is what was saved, in every table', {
  timeout: 120_000,
}, async () => {
  const saved = run('backup', ['--to', folder]);
  expect(saved).toMatchObject({ code: 0 });
  expect(readdirSync(folder)).toHaveLength(1);
  const done = run('restore', ['--from', backup()], target);
  expect(done.output).toContain('receipts in an unbroken chain');
  expect(done.code).toBe(0);

  const [before, after] = [await contents(owner), await contents(restored)];
  expect(Object.keys(after)).toEqual(Object.keys(before));
  for (const table of Object.keys(before)) expect([table, after[table]]).toEqual([table, before[table]]);
  for (const table of [
    'return',
    'line',
    'receipt',
    'audit_event',
    'request_fact',
    'message',
    'person',
    'setting',
  ]) {
    expect([table, (before[table] ?? []).length > 0]).toEqual([table, true]);
  }
});

test('the restored database goes on where the saved one stopped', async () => {
  const highest = async (db: pg.Client) =>
    (await db.query('select max(id) as id from audit_event')).rows[0].id;
  const before = await highest(restored);
  await restored.query(
    `insert into audit_event (at, role, kind, "objectType", "objectId") values (now(), 'system', 'test.added', 'test', 'x')`,
  );
  expect(BigInt(await highest(restored))).toBe(BigInt(before) + 1n);
  await expect(restored.query('delete from receipt')).rejects.toThrow('append-only');
});

test('a database that holds anything is refused, unless it may be replaced', {
  timeout: 120_000,
}, async () => {
  const before = await contents(restored);
  const refused = run('restore', ['--from', backup()], target);
  expect(refused.output).toContain('not empty');
  expect(refused.code).toBe(1);
  expect(await contents(restored)).toEqual(before);
  expect(run('restore', ['--from', backup(), '--replace'], target).code).toBe(0);
  expect(await contents(restored)).toEqual(await contents(owner));
});

test('a backup that was changed is refused before anything is written', { timeout: 60_000 }, async () => {
  const copy = join(folder, 'changed');
  cpSync(backup(), copy, { recursive: true });
  const file = join(copy, 'return.copy.gz');
  const bytes = readFileSync(file);
  bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  const refused = run('restore', ['--from', copy, '--replace'], target);
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.output).toContain('was changed');
  expect(await contents(restored)).toEqual(await contents(owner));
});

test('a backup of another version is refused, and it says which version restores it', {
  timeout: 60_000,
}, async () => {
  const copy = join(folder, 'other-version');
  cpSync(backup(), copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.migrations.pop();
  writeFileSync(file, JSON.stringify(manifest));
  const refused = run('restore', ['--from', copy, '--replace'], target);
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.output).toContain(`its last migration is ${manifest.migrations.at(-1).name}`);
  expect(await contents(restored)).toEqual(await contents(owner));
});

test('a restore whose figures are not those of the manifest does not say done', {
  timeout: 60_000,
}, async () => {
  const copy = join(folder, 'other-figures');
  cpSync(backup(), copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.figures[0].sha256 = '0'.repeat(64);
  writeFileSync(file, JSON.stringify(manifest));
  const unsound = run('restore', ['--from', copy, '--replace'], target);
  expect(unsound).toMatchObject({ code: 1 });
  expect(unsound.output).toContain('NOT sound');
});
