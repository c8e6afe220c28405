import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { downloadReceipt, downloadSigningKey, listSigningKeys } from '@/domain/receipts/data';
import type { ReceiptFile, ReceiptView } from '@/domain/receipts/schema';
import { submitReturn } from '@/domain/returns/mutations';
import { nobody } from '@/lib/actor';
import { asActor } from '@/lib/db';
import { type AskedService, askServices } from '@/tests/asked';
import { useDatabase } from '@/tests/database';
import { inRoot } from './files';

const { owner } = useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'kvittert-verify-'));
let receipt: ReceiptView;
let downloaded: string;
let key: string;

beforeAll(async () => {
  const [service] = (await askServices(owner, { services: [['4601']] })).services as [AskedService];
  const outcome = await submitReturn(service.leader, {
    requestId: service.requestId,
    baseVersion: 0,
    answers: {
      '4601.usesSystem': { kind: 'stated', value: 'yes' },
      '4601.affected': { kind: 'stated', value: 'no' },
    },
    idempotencyKey: 'k',
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  receipt = outcome.value;
  downloaded = await text(
    asActor(nobody, (tx) => downloadReceipt(nobody, tx, { number: receipt.number, hash: receipt.entryHash })),
  );
  const keys = await asActor(nobody, (tx) => listSigningKeys(nobody, tx));
  const keyId = keys.ok ? (keys.value.keys[0]?.id ?? '') : '';
  key = file('key.pem', await text(asActor(nobody, (tx) => downloadSigningKey(nobody, tx, { keyId }))));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function text(download: ReturnType<typeof downloadReceipt>): Promise<string> {
  const outcome = await download;
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.first.text;
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** In a process that knows no database and has no environment to speak of. */
function verify(...args: string[]): { code: number | null; said: string } {
  const script = inRoot('scripts', 'receipts-verify.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: inRoot(),
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    encoding: 'utf8',
  });
  return { code: status, said: stdout + stderr };
}

const altered = (change: Partial<ReceiptFile>) =>
  file('altered.json', JSON.stringify({ ...(JSON.parse(downloaded) as ReceiptFile), ...change }));

describe('a downloaded receipt', () => {
  test('holds offline with only the published key, and tells no answer', () => {
    const told = verify(file('receipt.json', downloaded), '--key', key);
    expect(told.said).toContain(`The receipt holds: ${receipt.number}, version 1, stored ${receipt.at}`);
    expect(told.code).toBe(0);
    expect(downloaded).not.toMatch(/affected|usesSystem|salt/);
  });

  test('holds with the key in the file too, which is said', () => {
    const told = verify(file('receipt.json', downloaded));
    expect(told.code).toBe(0);
    expect(told.said).toContain('that stands in the file itself');
  });

  test('does not hold when a character of it has changed, nor with another key', () => {
    const { entry } = JSON.parse(downloaded) as ReceiptFile;
    const changed = verify(altered({ entry: entry.replace('"version":1', '"version":2') }), '--key', key);
    expect(changed.code).toBe(1);
    expect(changed.said).toContain('The signature is not this key’s over this entry.');
    expect(changed.said).toContain('The hash is not that of the entry.');
    expect(verify(altered({ number: 'KV-0000002-1' }), '--key', key).said).toContain(
      'The number is not that of the entry.',
    );
    const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(verify(file('receipt.json', downloaded), '--key', file('other.pem', other)).code).toBe(1);
  });

  test('is handed out only with the printed hash', async () => {
    const ask = (hash: string) =>
      asActor(nobody, (tx) => downloadReceipt(nobody, tx, { number: receipt.number, hash }));
    expect(await ask('f'.repeat(64))).toMatchObject({ status: 404 });
    expect(await ask('')).toMatchObject({ status: 404 });
  });
});
