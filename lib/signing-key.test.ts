import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isSignedBy, keyFrom } from './signing-key';

const pem = () =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

describe('the signing key', () => {
  test('signs the same text the same way every time, and nobody else’s key does', () => {
    const key = keyFrom(pem());
    const signature = key.sign('{"number":"KV-0000042-7"}');
    expect(key.sign('{"number":"KV-0000042-7"}')).toBe(signature);
    expect(isSignedBy(key.publicKey, '{"number":"KV-0000042-7"}', signature)).toBe(true);
    expect(isSignedBy(key.publicKey, '{"number":"KV-0000043-5"}', signature)).toBe(false);
    expect(isSignedBy(keyFrom(pem()).publicKey, '{"number":"KV-0000042-7"}', signature)).toBe(false);
    expect(isSignedBy('not a key', 'x', 'y')).toBe(false);
  });

  test('is read with its line breaks written out, as environments keep them', () => {
    const text = pem();
    expect(keyFrom(text.replaceAll('\n', '\\n')).id).toBe(keyFrom(text).id);
    expect(keyFrom(text).id).toMatch(/^[0-9a-f]{16}$/);
  });

  test('must be Ed25519', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
      type: 'pkcs8',
      format: 'pem',
    });
    expect(() => keyFrom(rsa.toString())).toThrow('RECEIPT_PRIVATE_KEY');
    expect(() => keyFrom('nonsense')).toThrow('RECEIPT_PRIVATE_KEY');
  });
});
