import type pg from 'pg';
import type { Fingerprint } from '@/domain/figures/fingerprint';

/** manifest.json of a backup. */
export type BackupManifest = {
  format: 'kvittert-backup';
  version: 1;
  madeAt: string;
  server: string;
  /** As Prisma records them; the same are applied before a restore. */
  migrations: Migration[];
  tables: { name: string; columns: string[]; rows: number; bytes: number; file: string; sha256: string }[];
  sequences: { name: string; last: string | null }[];
  /** What the scripts note of the data: whether the demo is loaded. */
  note: string | null;
  receipts: { sequence: number; entryHash: string | null };
  /** The public keys that receipts were signed with; the private one is never in a backup. */
  signingKeys: string[];
  figures: Fingerprint[];
};

export type Migration = { name: string; checksum: string };

/** What a crash may lose is not backed up, and migrations are applied, not copied. */
const ordinary = `relkind = 'r' and relpersistence = 'p' and relnamespace = 'public'::regnamespace and relname <> '_prisma_migrations'`;

/** The tables with their columns, each after those that it refers to. */
export async function listTables(db: pg.Client): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await db.query<{ name: string; columns: string[]; needs: string[] }>(`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      array(select f.confrelid::regclass::text from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
    from pg_class c where ${ordinary} order by 1`);
  const sorted: { name: string; columns: string[] }[] = [];
  const placed = new Set<string>();
  const left = new Map(rows.map((row) => [row.name, row]));
  while (left.size > 0) {
    const ready = [...left.values()].filter((row) => row.needs.every((need) => placed.has(unquoted(need))));
    if (ready.length === 0)
      throw new Error(`tables refer to each other in a circle: ${[...left.keys()].join(', ')}`);
    for (const { name, columns } of ready) {
      sorted.push({ name, columns });
      placed.add(name);
      left.delete(name);
    }
  }
  return sorted;
}

const unquoted = (name: string) => name.replace(/^"(.*)"$/, '$1');
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

export async function listMigrations(db: pg.Client): Promise<Migration[]> {
  const { rows } = await db.query<Migration>(
    `select migration_name as name, checksum from _prisma_migrations
     where finished_at is not null and rolled_back_at is null order by migration_name`,
  );
  return rows;
}

export async function listSequences(db: pg.Client): Promise<BackupManifest['sequences']> {
  const { rows } = await db.query<{ name: string; last: string | null }>(
    `select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public' order by 1`,
  );
  return rows;
}

export async function chainHead(db: pg.Client): Promise<BackupManifest['receipts']> {
  const { rows } = await db.query<{ sequence: number; entryHash: string }>(
    'select sequence, "entryHash" from receipt order by sequence desc limit 1',
  );
  return rows[0] ?? { sequence: 0, entryHash: null };
}
