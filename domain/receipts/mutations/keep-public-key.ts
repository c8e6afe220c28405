import { systemActor } from '@/lib/actor';
import { realNow } from '@/lib/clock';
import { asActor } from '@/lib/db';
import type { SigningKey } from '@/lib/signing-key';

const kept = new Set<string>();

/**
 * Sees to it that the public key is on record before the first receipt is signed with its private half, so that
 * receipts of an earlier key can still be checked after a change of key. Once per process.
 */
export async function keepPublicKey(key: SigningKey): Promise<SigningKey> {
  if (kept.has(key.id)) return key;
  await asActor(systemActor('signing-key'), (tx) =>
    tx.signingKey.createMany({
      data: [{ id: key.id, publicKey: key.publicKey, createdAt: realNow() }],
      skipDuplicates: true,
    }),
  );
  kept.add(key.id);
  return key;
}
