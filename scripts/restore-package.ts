import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { figureFingerprints } from '@/domain/figures/fingerprint';
import { type Reconciliation, reconcile } from '@/domain/receipts/mutations/reconcile';
import { systemActor } from '@/lib/actor';
import { asActor } from '@/lib/db';
import { conflict } from '@/lib/outcome';
import { type BackupManifest, chainHead, listMigrations, listTables, quoted } from './database-tables.ts';
import { readJson } from './files.ts';
import { Problem } from './say.ts';

/** The manifest of a backup, after every file was read and is what the manifest says. */
export async function readBackup(folder: string): Promise<BackupManifest> {
  const manifest = readJson<BackupManifest>(
    join(folder, 'manifest.json'),
    'mend its permissions, or take another backup',
  );
  if (manifest?.format !== 'kvittert-backup' || manifest.version !== 1) {
    throw new Problem(`${folder} is not a backup of Kvittert (no manifest.json of version 1).`);
  }
  for (const { file, sha256 } of manifest.tables) {
    const path = join(folder, file);
    if (!existsSync(path)) throw new Problem(`${path} is missing: the backup is not complete.`);
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    if (hash.digest('hex') !== sha256)
      throw new Problem(`${path} was changed: its checksum is not the manifest's.`);
  }
  return manifest;
}

/**
 * Puts a backup into a migrated database, in one transaction: all of it or nothing. Refuses one that holds anything,
 * unless `replace` says that what is there may go.
 *
 * @returns the number of rows
 */
export async function restore(
  ownerUrl: string,
  folder: string,
  manifest: BackupManifest,
  { replace }: { replace: boolean },
): Promise<number> {
  const db = new pg.Client({ connectionString: ownerUrl });
  await db.connect();
  try {
    refuseOtherVersion(manifest, await listMigrations(db));
    await db.query('begin');
    const tables = await listTables(db);
    await refuseFull(db, tables, replace);
    for (const { name } of tables) await db.query(`alter table ${quoted(name)} disable trigger user`);
    await db.query(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')}`);
    let rows = 0;
    for (const { name } of tables) rows += await loadTable(db, folder, manifest, name);
    for (const { name, last } of manifest.sequences) {
      if (last !== null) await db.query('select setval($1::regclass, $2::bigint)', [quoted(name), last]);
    }
    for (const { name } of tables) await db.query(`alter table ${quoted(name)} enable trigger user`);
    const note = manifest.note === null ? 'null' : db.escapeLiteral(manifest.note);
    await db.query(`comment on schema public is ${note}`);
    await db.query('commit');
    await db.query('analyze');
    return rows;
  } finally {
    await db.end();
  }
}

function refuseOtherVersion(manifest: BackupManifest, applied: BackupManifest['migrations']): void {
  const names = (list: BackupManifest['migrations']) =>
    list.map((one) => `${one.name} ${one.checksum}`).sort();
  const [saved, here] = [names(manifest.migrations), names(applied)];
  if (JSON.stringify(saved) === JSON.stringify(here)) return;
  const last = manifest.migrations.at(-1)?.name;
  throw new Problem(
    `The backup was made by another version of Kvittert (its last migration is ${last}), and nothing is restored. Restore it with ` +
      'the version whose prisma/migrations end there, then install this one and run `npm run db:migrate`.',
  );
}

async function refuseFull(db: pg.Client, tables: { name: string }[], replace: boolean): Promise<void> {
  if (replace) return;
  const full: string[] = [];
  for (const { name } of tables) {
    if ((await db.query(`select from ${quoted(name)} limit 1`)).rowCount) full.push(name);
  }
  if (full.length > 0) {
    throw new Problem(
      `The database is not empty (${full.slice(0, 5).join(', ')} …): nothing is restored. Add --replace to lose what is in it.`,
    );
  }
}

async function loadTable(
  db: pg.Client,
  folder: string,
  manifest: BackupManifest,
  name: string,
): Promise<number> {
  const saved = manifest.tables.find((table) => table.name === name);
  if (!saved) throw new Problem(`The backup has no table ${name}.`);
  const rows = db.query(
    copyFrom(`copy ${quoted(name)} (${saved.columns.map(quoted).join(', ')}) from stdin`),
  );
  await pipeline(createReadStream(join(folder, saved.file)), createGunzip(), rows);
  if (rows.rowCount !== saved.rows) {
    throw new Problem(`${name}: ${rows.rowCount} rows were restored, ${saved.rows} were saved.`);
  }
  return saved.rows;
}

/** What is wrong after a restore, in words; empty when chain and figures are what they were. */
export async function verifyRestored(ownerUrl: string, manifest: BackupManifest): Promise<string[]> {
  const wrong: string[] = [];
  const walked = await walkOnly();
  if (!walked.well)
    wrong.push(`${walked.problems.length} problems in the receipt chain: ${walked.problems[0]?.code}`);
  const db = new pg.Client({ connectionString: ownerUrl });
  await db.connect();
  const head = await chainHead(db).finally(() => db.end());
  if (JSON.stringify(head) !== JSON.stringify(manifest.receipts)) {
    wrong.push(`the chain ends with ${head.sequence}, not with ${manifest.receipts.sequence}`);
  }
  const asOf = new Date(manifest.madeAt);
  const figures = await asActor(systemActor('restore'), (tx) => figureFingerprints(tx, asOf), {
    isolationLevel: 'RepeatableRead',
    timeout: 3_600_000,
  });
  for (const { incidentId, sha256 } of manifest.figures) {
    const now = figures.find((one) => one.incidentId === incidentId);
    if (now?.sha256 !== sha256) wrong.push(`the figures of incident ${incidentId} are not what they were`);
  }
  return wrong;
}

/** The nightly walk, rolled back: a restore leaves nothing in the database that was not in the backup. */
async function walkOnly(): Promise<Reconciliation> {
  const actor = systemActor('restore');
  let found: Reconciliation | undefined;
  await asActor(
    actor,
    async (tx) => {
      const walked = await reconcile(actor, tx);
      if (walked.ok) found = walked.value;
      return conflict('ROLLED_BACK');
    },
    { isolationLevel: 'RepeatableRead', timeout: 3_600_000 },
  );
  if (!found) throw new Error('the receipt chain could not be walked');
  return found;
}
