import type { Tx } from '@/lib/db';
import { type ArchiveFile, archiveFiles } from './files';

const batch = 500;

/**
 * The records of every file, a batch at a time, in one snapshot: the transaction must be the system's, and REPEATABLE
 * READ. Each record is one line of JSON, as the database gives it; every file comes at least once.
 */
export async function* archiveRecords(
  tx: Tx,
  officeId: string | null,
): AsyncGenerator<{ file: ArchiveFile; lines: string[] }> {
  // A cursor takes no parameters of its own; the database itself quotes the authority's id.
  const [quoted] = await tx.$queryRaw<{ office: string }[]>`
    select quote_nullable(${officeId}::text) as office`;
  for (const [number, file] of archiveFiles.entries()) {
    const cursor = `archive_${number}`;
    const statement = file.sql.replaceAll('$1', () => quoted?.office ?? 'NULL');
    await tx.$executeRawUnsafe(`declare ${cursor} no scroll cursor for ${statement}`);
    for (let last = false; !last; ) {
      const rows = await tx.$queryRawUnsafe<{ line: string }[]>(`fetch ${batch} from ${cursor}`);
      last = rows.length < batch;
      yield { file, lines: rows.map((row) => row.line) };
    }
    await tx.$executeRawUnsafe(`close ${cursor}`);
  }
}
