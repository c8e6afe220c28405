import { generateKeyPairSync } from 'node:crypto';
import { keyFrom } from '@/lib/signing-key';
import { runScript } from './stopping.ts';

/**
 * `npm run receipts:key`: makes a new key for signing receipts and prints it as the environment wants it. Nothing is
 * stored: docs/operations.md says how a key is changed.
 */
await runScript(async () => {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const key = keyFrom(pem);
  console.log(`RECEIPT_PRIVATE_KEY="${pem.trim().replaceAll('\n', '\\n')}"

Keep it where you keep passwords; it is shown this once. Its public half, with the id ${key.id}:
${key.publicKey}`);
});
