import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from '@/lib/env';

export type SigningKey = {
  /** First 16 hexadecimal digits of the SHA-256 of the public key (SPKI, DER). */
  id: string;
  /** PEM, for anybody. */
  publicKey: string;
  /** The Ed25519 signature of a text's UTF-8 bytes, in base64url; the same text always gives the same signature. */
  sign: (text: string) => string;
  /** 128 bits that follow from a text and that nobody without the key can guess, hexadecimal. */
  saltOf: (text: string) => string;
};

let known: SigningKey | undefined;

/**
 * The installation's key: RECEIPT_PRIVATE_KEY (Ed25519, PKCS#8 PEM), or outside production and in the demo one
 * that is made at first start and kept in .data/. Throws one sentence when there is none, so that nothing is
 * stored that could not be receipted.
 */
export function signingKey(): SigningKey {
  known ??= keyFrom(env().RECEIPT_PRIVATE_KEY ?? ownKey());
  return known;
}

/** Whether the signature is the key's over exactly this text. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    return verify(
      null,
      Buffer.from(text, 'utf8'),
      createPublicKey(publicKey),
      Buffer.from(signature, 'base64url'),
    );
  } catch {
    return false;
  }
}

/** A private key in PEM as a signing key; line breaks may be written as \n, as environments do. */
export function keyFrom(pem: string): SigningKey {
  const privateKey = readKey(pem.replaceAll('\\n', '\n'));
  const publicKey = createPublicKey(privateKey);
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' });
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return {
    id: createHash('sha256').update(der).digest('hex').slice(0, 16),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64url'),
    saltOf: (text) => createHmac('sha256', secret).update(text).digest('hex').slice(0, 32),
  };
}

function readKey(pem: string): KeyObject {
  const key = (() => {
    try {
      return createPrivateKey(pem);
    } catch {
      return null;
    }
  })();
  if (key?.asymmetricKeyType !== 'ed25519') {
    throw new Error('RECEIPT_PRIVATE_KEY is not an Ed25519 private key in PEM. See docs/operations.md.');
  }
  return key;
}

function ownKey(): string {
  if (process.env.NODE_ENV === 'production' && !env().DEMO) {
    throw new Error('RECEIPT_PRIVATE_KEY is not set: no receipt can be signed. See docs/operations.md.');
  }
  const folder = join(process.cwd(), '.data');
  const file = join(folder, 'receipt-key.pem');
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  mkdirSync(folder, { recursive: true });
  // Written beside and linked: of two processes that start at once one makes the key, and neither reads half of it.
  const mine = `${file}.${process.pid}`;
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  writeFileSync(mine, pem, { mode: 0o600 });
  chmodSync(mine, 0o600);
  try {
    linkSync(mine, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(mine, { force: true });
  }
  return readFileSync(file, 'utf8');
}
