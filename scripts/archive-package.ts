import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { archiveRecords } from '@/domain/archive/data';
import { archiveFiles } from '@/domain/archive/files';
import { recordArchiveExport } from '@/domain/archive/mutations';
import type { ArchiveManifest } from '@/domain/archive/schema';
import { systemActor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { asActor } from '@/lib/db';
import { codeOf, sha256 } from './files.ts';
import { Problem } from './say.ts';

/** Longer than any transaction may take: what was recorded before is committed, or will never be. */
const settledMs = 90_000;

export type Packaged = { folder: string; manifest: ArchiveManifest; manifestHash: string };

/**
 * Writes a package for the public archive into a new folder below `to`, and records that it was. Beside the records:
 * manifest.json (what each file is, how many records, its SHA-256), SHA256SUMS for `sha256sum --check`, and README.txt.
 * A folder that is not complete has another name.
 */
export async function writeArchive(to: string, officeId: string | null): Promise<Packaged> {
  const actor = systemActor('archive-export');
  const madeAt = now();
  const folder = join(
    to,
    `kvittert-archive-${officeId ?? 'all'}-${madeAt.toISOString().replace(/[:.]/g, '')}`,
  );
  const part = `${folder}.part`;
  if (existsSync(folder)) throw new Problem(`${folder} is there already.`);
  make(part);
  const files = await asActor(
    actor,
    async (tx) => {
      const known = officeId === null || (await tx.office.count({ where: { id: officeId } })) > 0;
      if (!known) throw new Problem(`There is no office ${officeId}.`);
      const written: Written[] = archiveFiles.map(({ name }) => new Written(join(part, name), name));
      for await (const { file, lines } of archiveRecords(tx, officeId)) {
        written.find((one) => one.name === file.name)?.add(lines);
      }
      return written.map((one) => one.close());
    },
    { isolationLevel: 'RepeatableRead', timeout: 3_600_000 },
  );
  const manifest: ArchiveManifest = {
    format: 'kvittert-archive',
    version: 1,
    officeId,
    through: new Date(madeAt.getTime() - settledMs).toISOString(),
    madeAt: madeAt.toISOString(),
    files: archiveFiles.map(({ name, what }, index) => ({
      name,
      what,
      ...(files[index] ?? { records: 0, bytes: 0, sha256: '' }),
    })),
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const manifestHash = sha256(text);
  writeFileSync(join(part, 'manifest.json'), text);
  writeFileSync(join(part, 'README.txt'), readme(manifest));
  const sums = manifest.files.map((file) => `${file.sha256}  ${file.name}\n`);
  writeFileSync(join(part, 'SHA256SUMS'), `${sums.join('')}${manifestHash}  manifest.json\n`);
  renameSync(part, folder);
  const recorded = await asActor(actor, (tx) => recordArchiveExport(actor, tx, { manifest, manifestHash }));
  if (!recorded.ok) throw new Problem(recorded.reason);
  return { folder, manifest, manifestHash };
}

function make(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Problem(`Cannot create ${folder} (${codeOf(error)}): make its parent writable for this user.`);
  }
}

/** A file of records that is being written: counted and hashed on the way, and on disk when it is closed. */
class Written {
  private readonly file: number;
  private readonly hash = createHash('sha256');
  private records = 0;
  private bytes = 0;

  constructor(
    path: string,
    readonly name: string,
  ) {
    this.file = openSync(path, 'w', 0o600);
  }

  add(lines: string[]): void {
    if (lines.length === 0) return;
    const bytes = Buffer.from(`${lines.join('\n')}\n`, 'utf8');
    this.hash.update(bytes);
    this.records += lines.length;
    this.bytes += bytes.length;
    writeSync(this.file, bytes);
  }

  close(): { records: number; bytes: number; sha256: string } {
    fsyncSync(this.file);
    closeSync(this.file);
    return { records: this.records, bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}

const readme = ({
  officeId,
  through,
  files,
}: ArchiveManifest) => `Package for the public archive, made by Kvittert.

Of:      ${officeId ?? 'all authorities of the installation'}
Through: ${through}

Every file holds one JSON object a line, in UTF-8. "sha256sum --check SHA256SUMS" checks that nothing was changed.
A return's "contentHash" is the SHA-256 of its "content"; a receipt's "entry" names that hash and the receipt before it.

${files.map(({ name, what, records }) => `${name}: ${what} (${records})`).join('\n')}
`;
