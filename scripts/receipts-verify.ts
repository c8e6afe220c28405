import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readArguments } from './arguments.ts';
import { Problem } from './say.ts';
import { runScript } from './stopping.ts';

const usage = `Usage: npm run receipts:verify -- FILE [--key PUBLIC.pem]
FILE is a receipt as downloaded (JSON with entry and signature). Without --key the key in the file is used, which
shows only that the file agrees with itself: compare its id with the one that the authority publishes.`;

type ReceiptFile = {
  number?: string;
  entry?: string;
  entryHash?: string;
  signature?: string;
  publicKey?: string;
};

/** `npm run receipts:verify`: checks a receipt without network or database; needs only the public key. */
await runScript(async () => {
  const { key: keyFile, files } = readArguments(usage, { key: { type: 'string' } }, 1);
  const [file = ''] = files;
  const receipt = readJson(file);
  const pem = keyFile ? readText(keyFile) : receipt.publicKey;
  if (!receipt.entry || !receipt.signature)
    throw new Problem(`${file} has no entry or no signature.\n${usage}`);
  if (!pem) throw new Problem(`${file} names no public key: give one with --key.\n${usage}`);
  const key = publicKey(pem, keyFile ?? file);
  const id = createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
  const signed = verify(
    null,
    Buffer.from(receipt.entry, 'utf8'),
    key,
    Buffer.from(receipt.signature, 'base64url'),
  );
  const hash = createHash('sha256').update(receipt.entry, 'utf8').digest('hex');
  const entry = JSON.parse(receipt.entry) as Record<string, string | number>;
  const problems = [
    ...(signed ? [] : ['The signature is not this key’s over this entry.']),
    ...(receipt.entryHash === undefined || receipt.entryHash === hash
      ? []
      : ['The hash is not that of the entry.']),
    ...(receipt.number === undefined || receipt.number === entry.number
      ? []
      : ['The number is not that of the entry.']),
  ];
  if (problems.length > 0) throw new Problem(problems.join('\n'));
  console.log(`The receipt holds: ${entry.number}, version ${entry.version}, stored ${entry.at}`);
  console.log(`for the service ${entry.forService}; SHA-256 of the answer ${entry.contentHash}`);
  console.log(`Signed with the key ${id}${keyFile ? '' : ' that stands in the file itself'}.`);
});

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Problem(`Cannot read ${file}: check the path and its permissions.`);
  }
}

function readJson(file: string): ReceiptFile {
  try {
    return JSON.parse(readText(file)) as ReceiptFile;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(`${file} is not JSON: download the receipt once more.`);
  }
}

function publicKey(pem: string, where: string) {
  try {
    return createPublicKey(pem);
  } catch {
    throw new Problem(`${where} holds no public key in PEM.`);
  }
}
