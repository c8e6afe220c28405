import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { forbidden, type Outcome, ok } from '@/lib/outcome';
import { canExportArchive } from '../policy';
import type { ArchiveManifest } from '../schema';

/**
 * Records that a package was written, after it was: from now on the personal data that it covers may be erased.
 * `manifestHash` is the SHA-256 of its manifest.json. 403 SYSTEM_ONLY.
 */
export async function recordArchiveExport(
  actor: Actor,
  tx: Tx,
  { manifest, manifestHash }: { manifest: ArchiveManifest; manifestHash: string },
): Promise<Outcome<{ id: string }>> {
  if (!canExportArchive(actor)) return forbidden('SYSTEM_ONLY');
  const { officeId, through } = manifest;
  const counts = Object.fromEntries(manifest.files.map((file) => [file.name, file.records]));
  const { id } = await tx.archiveExport.create({
    data: { officeId, through: new Date(through), recordedAt: now(), manifestHash, counts },
    select: { id: true },
  });
  await recordEvent(tx, actor, 'archive.exported', {
    objectType: 'archive',
    objectId: id,
    officeId,
    after: { through, manifestHash, records: manifest.files.reduce((sum, file) => sum + file.records, 0) },
  });
  return ok({ id });
}
