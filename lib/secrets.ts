import { createHash, randomBytes } from 'node:crypto';

/** A fresh secret of 32 random bytes for a link, a session or a token; only its hash is stored. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 in hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
