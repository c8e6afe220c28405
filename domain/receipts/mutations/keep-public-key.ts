import { systemActor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { realNow } from '@/lib/clock';
import { asActor } from '@/lib/db';
import type { SigningKey } from '@/lib/signing-key';

const kept = new Set<string>();

/**
 * Sees to it that the public key is on record before the first receipt is signed with its private half, so that
 * receipts of an earlier key can still be checked after a change of key; earlier keys are noted as retired. Once
 * per process and key.
 */
export async function keepPublicKey(key: SigningKey): Promise<SigningKey> {
  if (kept.has(key.id)) return key;
  const at = realNow();
  const actor = systemActor('signing-key');
  await asActor(actor, async (tx) => {
    const { count: added } = await tx.signingKey.createMany({
      data: [{ id: key.id, publicKey: key.publicKey, createdAt: at }],
      skipDuplicates: true,
    });
    const { count: retired } = await tx.signingKey.updateMany({
      where: { id: { not: key.id }, retiredAt: null },
      data: { retiredAt: at },
    });
    const { count: renewed } = await tx.signingKey.updateMany({
      where: { id: key.id, retiredAt: { not: null } },
      data: { retiredAt: null },
    });
    if (added + retired + renewed > 0) {
      await recordEvent(tx, actor, 'receipts.key_kept', {
        objectType: 'receipts',
        objectId: key.id,
        after: { added, retired, renewed },
      });
    }
  });
  kept.add(key.id);
  return key;
}
