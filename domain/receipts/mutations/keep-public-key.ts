import { systemActor } from '@/lib/actor';
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
  await asActor(systemActor('signing-key'), async (tx) => {
    await tx.signingKey.createMany({
      data: [{ id: key.id, publicKey: key.publicKey, createdAt: at }],
      skipDuplicates: true,
    });
    await tx.signingKey.updateMany({
      where: { id: { not: key.id }, retiredAt: null },
      data: { retiredAt: at },
    });
    await tx.signingKey.updateMany({
      where: { id: key.id, retiredAt: { not: null } },
      data: { retiredAt: null },
    });
  });
  kept.add(key.id);
  return key;
}
