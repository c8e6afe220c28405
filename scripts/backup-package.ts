import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { figureFingerprints } from '@/domain/figures/fingerprint';
import { systemActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { asActor } from '@/lib/db';
import {
  type BackupManifest,
  chainHead,
  listMigrations,
  listSequences,
  listTables,
  quoted,
} from './database-tables.ts';
import { codeOf } from './files.ts';
import { Problem } from './say.ts';

/**
 * Saves every table of the database into a new folder below `to`: one file per table (COPY, gzip), and manifest.json
 * with their checksums, the migrations, the head of the receipt chain and the hashes of the figures. All of one
 * moment, while the application runs. A folder that is not complete has another name.
 */
export async function backUp(
  ownerUrl: string,
  to: string,
): Promise<{ folder: string; manifest: BackupManifest }> {
  const madeAt = now();
  const folder = join(to, `kvittert-backup-${madeAt.toISOString().replace(/[:.]/g, '')}`);
  const part = `${folder}.part`;
  if (existsSync(folder)) throw new Problem(`${folder} is there already.`);
  try {
    rmSync(part, { recursive: true, force: true });
    mkdirSync(part, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Problem(`Cannot create ${part} (${codeOf(error)}): make its parent writable for this user.`);
  }
  const db = new pg.Client({ connectionString: ownerUrl });
  await db.connect();
  try {
    await db.query('begin isolation level repeatable read read only');
    const { rows } = await db.query<{ id: string; server: string; note: string | null }>(
      `select pg_export_snapshot() as id, current_setting('server_version') as server,
         obj_description('public'::regnamespace, 'pg_namespace') as note`,
    );
    const { id: snapshot = '', server = '', note = null } = rows[0] ?? {};
    const figures = await asActor(systemActor('backup'), (tx) => figureFingerprints(tx, madeAt), {
      isolationLevel: 'RepeatableRead',
      timeout: 3_600_000,
      snapshot,
    });
    const tables: BackupManifest['tables'] = [];
    for (const { name, columns } of await listTables(db)) {
      const file = `${name}.copy.gz`;
      tables.push({ name, columns, file, ...(await saveTable(db, name, columns, join(part, file))) });
    }
    const keys = await db.query<{ id: string }>('select id from signing_key order by id');
    const manifest: BackupManifest = {
      format: 'kvittert-backup',
      version: 1,
      madeAt: madeAt.toISOString(),
      server,
      migrations: await listMigrations(db),
      tables,
      sequences: await listSequences(db),
      note,
      receipts: await chainHead(db),
      signingKeys: keys.rows.map((row) => row.id),
      figures,
    };
    await db.query('commit');
    writeFileSync(join(part, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    renameSync(part, folder);
    return { folder, manifest };
  } finally {
    await db.end();
  }
}

async function saveTable(db: pg.Client, name: string, columns: string[], file: string) {
  const rows = db.query(copyTo(`copy ${quoted(name)} (${columns.map(quoted).join(', ')}) to stdout`));
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(rows, createGzip(), counted, createWriteStream(file, { mode: 0o600, flush: true }));
  return { rows: rows.rowCount ?? 0, bytes, sha256: hash.digest('hex') };
}
