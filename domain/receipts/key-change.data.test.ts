import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, expect, test, vi } from 'vitest';
import { submitReturn } from '@/domain/returns/mutations';
import { nobody } from '@/lib/actor';
import { asActor } from '@/lib/db';
import { isSignedBy, keyFrom, type SigningKey } from '@/lib/signing-key';
import { type AskedService, askServices } from '@/tests/asked';
import { useDatabase } from '@/tests/database';
import { checkReceipt } from './data';
import type { ReceiptView } from './schema';

const newKey = () =>
  keyFrom(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
const [first, second] = [newKey(), newKey()];
const inForce: { key: SigningKey } = vi.hoisted(() => ({ key: undefined as never }));
vi.mock('@/lib/signing-key', async (original) => ({
  ...(await original<typeof import('@/lib/signing-key')>()),
  signingKey: () => inForce.key,
}));

const { owner } = useDatabase();
let service: AskedService;
let before: ReceiptView;

beforeAll(async () => {
  inForce.key = first;
  [service] = (await askServices(owner, { services: [['4601']] })).services as [AskedService];
  before = await submit('before', 0);
  inForce.key = second;
});

async function submit(idempotencyKey: string, baseVersion: number): Promise<ReceiptView> {
  const outcome = await submitReturn(service.leader, {
    requestId: service.requestId,
    baseVersion,
    ...(baseVersion > 0 ? { reason: 'Rettet' } : {}),
    answers: { '4601.usesSystem': { kind: 'stated', value: 'no' } },
    idempotencyKey,
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

const keys = async () =>
  (await owner.query('select id, "publicKey", "retiredAt" is not null as retired from signing_key')).rows;

test('a retry that meets the new key gets the same receipt, signed with the new one', async () => {
  const again = await submit('before', 0);
  expect(again).toEqual({ ...before, keyId: second.id, signature: second.sign(before.entry) });
  expect((await owner.query('select from "return"')).rows).toHaveLength(1);
});

test('a receipt from before holds with the old public key, which stays on record as retired', async () => {
  await submit('after', 1);
  expect(await keys()).toEqual(
    expect.arrayContaining([
      { id: first.id, publicKey: first.publicKey, retired: true },
      { id: second.id, publicKey: second.publicKey, retired: false },
    ]),
  );
  expect(before.keyId).toBe(first.id);
  expect(isSignedBy(first.publicKey, before.entry, before.signature)).toBe(true);
  expect(isSignedBy(second.publicKey, before.entry, before.signature)).toBe(false);
});

test('the public check holds for receipts of both keys', async () => {
  const after = await submit('after', 1);
  for (const { number } of [before, after]) {
    const checked = await asActor(nobody, (tx) => checkReceipt(nobody, tx, { number }));
    expect(checked).toMatchObject({
      ok: true,
      value: { keyId: second.id, checks: { entry: true, chain: true, answer: true, signature: true } },
    });
  }
});

test('a key that is taken into use again is not retired', async () => {
  const { keepPublicKey } = await import('./mutations');
  vi.resetModules();
  const fresh = await import('./mutations');
  expect(fresh.keepPublicKey).not.toBe(keepPublicKey);
  await fresh.keepPublicKey(first);
  expect(await keys()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: first.id, retired: false }),
      expect.objectContaining({ id: second.id, retired: true }),
    ]),
  );
});
