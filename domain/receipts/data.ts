import { canReadReturn, visibleRequests } from '@/domain/requests/policy';
import type { Actor } from '@/lib/actor';
import type { Tx } from '@/lib/db';
import type { Download } from '@/lib/download';
import { notFound, type Outcome, ok, unauthenticated } from '@/lib/outcome';
import { sha256 } from '@/lib/secrets';
import { isSignedBy, type SigningKey, signingKey } from '@/lib/signing-key';
import { canSeeAlarm } from './policy';
import { beforeFirst, reconciliationSetting } from './reconcile';
import { isReceiptNumber } from './rules';
import type { ChainAlarm, ReceiptCheck, ReceiptFile, ReceiptView, SigningKeyView } from './schema';
import { readEntry, receiptOf } from './sign';

/** The receipt of a request's return for who may read the return: of `version`, or of the newest. */
export async function getReceipt(
  actor: Actor,
  tx: Tx,
  { requestId, version }: { requestId: string; version?: number | undefined },
): Promise<Outcome<ReceiptView>> {
  if (actor.kind === 'nobody') return unauthenticated('SIGN_IN');
  const request = await tx.request.findFirst({
    where: { AND: [visibleRequests(actor), { id: requestId }] },
    select: {
      serviceId: true,
      officeId: true,
      service: { select: { id: true, name: true } },
      survey: { select: { id: true, title: true } },
      returns: {
        where: version === undefined ? {} : { version },
        orderBy: { version: 'desc' },
        take: 1,
        select: { id: true, version: true, content: true, contentHash: true, receipt: true },
      },
    },
  });
  const stored = request?.returns[0];
  if (!request || !stored?.receipt || !canReadReturn(actor, request)) return notFound('NOT_FOUND');
  const { id: returnId, receipt, ...rest } = stored;
  const { service, survey } = request;
  return ok(receiptOf({ ...receipt, ...rest, requestId, returnId, service, survey }));
}

type Checked = {
  sequence: number;
  number: string;
  entry: string;
  entryHash: string;
  previousHash: string;
  version: number;
  service: { id: string; name: string };
  survey: { id: string; title: string };
  /** Hash of the stored answer, worked out by the database now. */
  storedHash: string;
  previousEntryHash: string | null;
};

/**
 * What anybody learns who has a number: that the receipt exists, when the answer was stored, and whether entry,
 * chain, answer and signature still hold. Numbers follow each other and can be guessed, so for whom it was given
 * is told only to who also knows the entry's hash, which stands on the receipt. No answer leaves the database.
 */
export async function checkReceipt(
  _actor: Actor,
  tx: Tx,
  { number, hash }: { number: string; hash?: string | undefined },
  key: SigningKey = signingKey(),
): Promise<Outcome<ReceiptCheck>> {
  if (!isReceiptNumber(number)) return notFound('NOT_FOUND');
  const rows = await tx.$queryRaw<{ checked: Checked | null }[]>`select check_receipt(${number}) as checked`;
  const checked = rows[0]?.checked;
  const entry = checked ? readEntry(checked.entry) : null;
  if (!checked || !entry) return notFound('NOT_FOUND');
  const signature = key.sign(checked.entry);
  const { entryHash, previousHash } = checked;
  return ok({
    number,
    at: entry.at,
    sequence: checked.sequence,
    entryHash,
    previousHash,
    signature,
    keyId: key.id,
    publicKey: key.publicKey,
    checks: {
      entry: sha256(checked.entry) === entryHash && entry.number === number,
      chain:
        entry.previous === previousHash &&
        previousHash === (checked.sequence === 1 ? beforeFirst.hash : checked.previousEntryHash),
      answer: checked.storedHash === entry.contentHash,
      signature: isSignedBy(key.publicKey, checked.entry, signature),
    },
    holder:
      hash === entryHash
        ? { entry: checked.entry, version: checked.version, service: checked.service, survey: checked.survey }
        : null,
  });
}

/** That receipts and returns do not agree, for who may know it; null when the last walk was good. */
export async function getAlarm(actor: Actor, tx: Tx): Promise<Outcome<ChainAlarm | null>> {
  if (actor.kind === 'nobody') return unauthenticated('SIGN_IN');
  if (!canSeeAlarm(actor)) return notFound('NOT_FOUND');
  const row = await tx.setting.findUnique({ where: { key: reconciliationSetting }, select: { value: true } });
  return ok((row?.value as { alarm?: ChainAlarm | null } | undefined)?.alarm ?? null);
}

/** Every key that receipts are or were signed with, the newest first. Public keys are for anybody. */
export async function listSigningKeys(_actor: Actor, tx: Tx): Promise<Outcome<{ keys: SigningKeyView[] }>> {
  const rows = await tx.signingKey.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] });
  return ok({
    keys: rows.map(({ id, publicKey, createdAt, retiredAt }) => ({
      id,
      publicKey,
      usedFrom: createdAt.toISOString(),
      usedTo: retiredAt?.toISOString() ?? null,
    })),
  });
}

/** One public key as a file in PEM. */
export async function downloadSigningKey(
  _actor: Actor,
  tx: Tx,
  { keyId }: { keyId: string },
): Promise<Outcome<Download>> {
  const key = await tx.signingKey.findUnique({ where: { id: keyId }, select: { publicKey: true } });
  if (!key) return notFound('NOT_FOUND');
  return ok({
    contentType: 'application/x-pem-file; charset=utf-8',
    fileName: `kvittert-${keyId}.pem`,
    first: { text: key.publicKey, next: null },
  });
}

/**
 * The receipt as a file that `npm run receipts:verify` checks without a network, for who knows the number and the
 * printed hash. It holds no answer.
 */
export async function downloadReceipt(
  actor: Actor,
  tx: Tx,
  { number, hash }: { number: string; hash: string },
  key: SigningKey = signingKey(),
): Promise<Outcome<Download>> {
  const checked = await checkReceipt(actor, tx, { number, hash }, key);
  if (!checked.ok) return checked;
  const { holder, at, entryHash, signature, keyId, publicKey, checks } = checked.value;
  // What does not hold is shown on the page, and is not handed out as if it did.
  if (!holder || !Object.values(checks).every(Boolean)) return notFound('NOT_FOUND');
  const { entry, version, service, survey } = holder;
  const signed = { entry, entryHash, signature, keyId, publicKey };
  const file: ReceiptFile = { number, at, version, service, survey, ...signed };
  return ok({
    contentType: 'application/json; charset=utf-8',
    fileName: `kvittering-${number}.json`,
    first: { text: `${JSON.stringify(file, null, 2)}\n`, next: null },
  });
}
