import { z } from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What a receipt's entry says; its canonical JSON (RFC 8785) is what is hashed, chained and signed. */
export const entrySchema = z.object({
  at: z.iso.datetime(),
  /** SHA-256 of the canonical JSON of what was answered. */
  contentHash: hash,
  forService: z.string(),
  /** The id of a person; the name stands in a table of its own. */
  givenBy: z.uuid(),
  number: z.string(),
  /** The hash of the entry before; 64 zeros for the first. */
  previous: hash,
  request: z.uuid(),
  return: z.uuid(),
  sequence: z.int().min(1),
  version: z.int().min(1),
});
export type ReceiptEntry = z.infer<typeof entrySchema>;

/** Proof that one version of a return is stored, for those who may read the return and for who holds the paper. */
export const receiptSchema = z
  .object({
    number: z.string(),
    at: z.iso.datetime(),
    /** Canonical JSON of a ReceiptEntry: what `signature` signs. */
    entry: z.string(),
    /** SHA-256 of `entry`, hexadecimal. */
    entryHash: hash,
    /** Ed25519 over the UTF-8 bytes of `entry`, base64url. */
    signature: z.string(),
    keyId: z.string(),
    version: z.int().min(1),
    service: z.object({ id: z.string(), name: z.string() }),
    survey: z.object({ id: z.uuid(), title: z.string() }),
    requestId: z.uuid(),
    returnId: z.uuid(),
  })
  .meta({ id: 'Receipt' });
export type ReceiptView = z.infer<typeof receiptSchema>;

/** What anybody with a number learns: that it exists and holds; for whom and from whom only with the paper's hash. */
export const receiptCheckSchema = z
  .object({
    number: z.string(),
    at: z.iso.datetime(),
    sequence: z.int(),
    entryHash: hash,
    previousHash: hash,
    signature: z.string(),
    keyId: z.string(),
    publicKey: z.string(),
    checks: z.object({
      /** The entry's hash, worked out again. */
      entry: z.boolean(),
      /** The link to the receipt before. */
      chain: z.boolean(),
      /** The stored answer, hashed again, is the one that was receipted. */
      answer: z.boolean(),
      signature: z.boolean(),
    }),
    /** Only for who also knows the hash printed on the receipt. */
    holder: receiptSchema.pick({ entry: true, version: true, service: true, survey: true }).nullable(),
  })
  .meta({ id: 'ReceiptCheck' });
export type ReceiptCheck = z.infer<typeof receiptCheckSchema>;

/** What is downloaded: the receipt, its signature and the public key, all that `npm run receipts:verify` needs. */
export const receiptFileSchema = receiptSchema
  .omit({ requestId: true, returnId: true })
  .extend({ publicKey: z.string() })
  .meta({ id: 'ReceiptFile' });
export type ReceiptFile = z.infer<typeof receiptFileSchema>;

/** The codes of what a walk over chain and returns can find. */
export const chainProblems = [
  'GAP',
  'NUMBER_ALTERED',
  'ENTRY_ALTERED',
  'LINK_BROKEN',
  'RETURN_MISSING',
  'ANSWER_ALTERED',
  'LINES_DIFFER',
  'RETURN_WITHOUT_RECEIPT',
  'REQUEST_DISAGREES',
  'HEAD_LOST',
] as const;
export type ChainProblemCode = (typeof chainProblems)[number];

/** Receipts and returns do not agree: found at `at`, not well since `since`, how often what. */
export type ChainAlarm = {
  at: string;
  since: string;
  count: number;
  kinds: Partial<Record<ChainProblemCode, number>>;
  /** The same as long as nothing new is found. */
  fingerprint: string;
};

/** A public key that receipts are or were signed with. */
export const signingKeySchema = z
  .object({
    /** First 16 hexadecimal digits of the SHA-256 of the public key (SPKI, DER). */
    id: z.string(),
    /** PEM. */
    publicKey: z.string(),
    usedFrom: z.iso.datetime(),
    /** Null for the key in use. */
    usedTo: z.iso.datetime().nullable(),
  })
  .meta({ id: 'SigningKey' });
export type SigningKeyView = z.infer<typeof signingKeySchema>;
