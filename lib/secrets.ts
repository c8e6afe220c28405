import { createHash, randomBytes } from 'node:crypto';

/** A fresh secret of 32 random bytes for a link, a session or a token; only its hash is stored. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 in hexadecimal, of bytes or of text as UTF-8. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
