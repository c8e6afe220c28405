import canonicalize from 'canonicalize';
import { sha256 } from '@/lib/secrets';
import { type SigningKey, signingKey } from '@/lib/signing-key';
import { isReceiptNumber } from './rules';
import { entrySchema, type ReceiptEntry, type ReceiptView } from './schema';

/** A return and its receipt as read back from the database. */
export type StoredReceipt = {
  returnId: string;
  requestId: string;
  version: number;
  content: string;
  contentHash: string;
  sequence: number;
  number: string;
  entry: string;
  entryHash: string;
  previousHash: string;
  service: { id: string; name: string };
  survey: { id: string; title: string };
};

/**
 * The receipt of what was read back, signed only when every hash, worked out again, is the stored one and the
 * entry speaks of this return. `content` is what was sent, when it is known. Throws otherwise: a receipt that
 * does not prove anything is never shown.
 */
export function receiptOf(
  stored: StoredReceipt,
  content?: string,
  key: SigningKey = signingKey(),
): ReceiptView {
  const entry = readEntry(stored.entry);
  const holds =
    (content === undefined || stored.content === content) &&
    sha256(stored.content) === stored.contentHash &&
    sha256(stored.entry) === stored.entryHash &&
    canonicalize(entry) === stored.entry &&
    entry?.contentHash === stored.contentHash &&
    entry.return === stored.returnId &&
    entry.request === stored.requestId &&
    entry.version === stored.version &&
    entry.previous === stored.previousHash &&
    entry.sequence === stored.sequence &&
    entry.number === stored.number &&
    entry.forService === stored.service.id &&
    isReceiptNumber(stored.number);
  if (!holds || !entry) throw new Error(`the receipt of return ${stored.returnId} does not hold`);
  return {
    number: stored.number,
    at: entry.at,
    entry: stored.entry,
    entryHash: stored.entryHash,
    signature: key.sign(stored.entry),
    keyId: key.id,
    version: stored.version,
    service: stored.service,
    survey: stored.survey,
    requestId: stored.requestId,
    returnId: stored.returnId,
  };
}

/** The entry as an object, or null when it is not one. */
export function readEntry(entry: string): ReceiptEntry | null {
  try {
    return entrySchema.parse(JSON.parse(entry));
  } catch {
    return null;
  }
}
