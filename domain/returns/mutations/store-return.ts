import canonicalize from 'canonicalize';
import { compose, lineIndicators } from '@/domain/questionnaires/compose';
import { type Attachment, type Content, definitionSchema } from '@/domain/questionnaires/schema';
import { keepPublicKey } from '@/domain/receipts/mutations';
import type { ReceiptView } from '@/domain/receipts/schema';
import { receiptOf, type StoredReceipt } from '@/domain/receipts/sign';
import { attachmentsOf } from '@/domain/requests/attachments';
import { hasRequests } from '@/domain/requests/policy';
import { type Actor, databaseScope } from '@/lib/actor';
import { auditWho } from '@/lib/audit';
import { now } from '@/lib/clock';
import { asActor, asActorStatement, readBack } from '@/lib/db';
import { conflict, type Failure, type FieldError, invalid, notFound, type Outcome, ok } from '@/lib/outcome';
import { signingKey } from '@/lib/signing-key';
import { listReturns } from '../data';
import type { SubmitInput } from '../schema';

/** What the SQL function return_basis answers. */
export type Basis = {
  requestId: string;
  serviceId: string;
  officeId: string;
  currentVersion: number;
  surveyState: string;
  /** The survey's questions; of a return that was stored with the same key, those that it answers. */
  questionnaireVersionId: string;
  definition: unknown;
  inProductionOn: string | null;
  municipalityNumbers: string[];
  contactRole: string | null;
  queuedAt: string;
  dueAt: string;
  lateAllowed: boolean;
  /** The files that the next version would have. */
  attachments: Attachment[];
  /** The return that was stored with the same key before. */
  known: { returnId: string; givenById: string; salt: string; attachments: Attachment[] } | null;
};

/** Who gave the answer, and who gets the receipt by mail. */
export type Around = { givenById: string; givenByRole: string; receiptTo: string[] };

type Submitted =
  | { ok: true; returnId: string }
  | {
      ok: false;
      reason:
        | 'NOT_FOUND'
        | 'KEY_REUSED'
        | 'SURVEY_CLOSED'
        | 'SOMEBODY_FIRST'
        | 'LATE_REFUSED'
        | 'ATTACHMENTS_CHANGED'
        | 'QUESTIONS_CHANGED';
    };

type ToStore = Pick<
  SubmitInput,
  'requestId' | 'idempotencyKey' | 'baseVersion' | 'answers' | 'reason' | 'questionnaireVersionId'
>;

/**
 * What storing a return needs to know, in one round trip, and as far as the actor may see it. `byPhone`, on the
 * service's behalf: the files that the actor has laid beside the answers.
 */
export async function basisOf(
  actor: Actor,
  { requestId, idempotencyKey }: Pick<ToStore, 'requestId' | 'idempotencyKey'>,
  byPhone?: string[],
): Promise<Outcome<Basis>> {
  const asked = { requestId, idempotencyKey, ...(byPhone ? { byPhone } : {}) };
  const basis = await asActorStatement<Basis | null>(actor, 'return_basis', asked);
  return basis && hasRequests(actor) ? ok(basis) : notFound('NOT_FOUND');
}

/** What a return comes with beside its answers. */
type Beside = {
  /** Problems beside the answers. */
  problems: FieldError[];
  /** The ids of the files that whoever submits has seen. */
  files: string[] | null;
  /** When the answer was given, if earlier than it is recorded. */
  givenAt: Date | null;
  /** Asked only when nothing is wrong. */
  around: () => Promise<Around>;
};

/** Composes, refuses what is wrong, stores in one statement, reads back and signs (submit-return.ts). */
export async function storeReturn(
  actor: Actor & { personId: string },
  basis: Basis,
  input: ToStore,
  beside: Beside,
): Promise<Outcome<ReceiptView>> {
  // Before anything is stored: without a key there would be no receipt.
  const key = await keepPublicKey(signingKey());
  const { requestId, idempotencyKey } = input;
  const composed = contentToStore(basis, input, beside.problems);
  if (!composed.ok) return composed;
  const yours = composed.value;
  const refused = basis.known ? null : await refusalBefore(actor, basis, input, beside, yours);
  if (refused) return refused;
  // A retry keeps the stored salt: the signing key may have been changed in between.
  const salt = basis.known?.salt ?? key.saltOf(`${requestId} ${idempotencyKey}`);
  const content = canonicalize({ ...yours, salt }) ?? '';
  const submitted = await submits(actor, {
    ...(await beside.around()),
    givenAt: beside.givenAt?.toISOString() ?? null,
    content,
    requestId,
    idempotencyKey,
    lines: yours.lines.map((line) => ({
      municipalityNumber: line.municipalityNumber,
      grade: line.grade,
      remainsUntil: line.remains?.until ?? null,
      indicators: lineIndicators(line),
    })),
    attachments: yours.attachments?.map((file) => file.id) ?? [],
    baseVersion: input.baseVersion,
    reason: input.reason || null,
    recordedById: actor.personId,
    audit: auditWho(actor),
  });
  if (!submitted.ok) return refusal(submitted.reason, actor, requestId, yours);
  return ok(receiptOf(await readBackReturn(actor, submitted.returnId), content, key));
}

/** What the answers say, when they are to the questions that are asked and nothing is wrong with them. */
function contentToStore(basis: Basis, input: ToStore, problems: FieldError[]): Outcome<Content> {
  const asked = input.questionnaireVersionId ?? basis.questionnaireVersionId;
  if (asked !== basis.questionnaireVersionId)
    return basis.known ? invalid('KEY_REUSED') : conflict('QUESTIONS_CHANGED');
  const definition = definitionSchema.parse(basis.definition);
  const composed = compose(definition, basis, input.answers, {
    inProductionOn: basis.inProductionOn,
    now: now().toISOString(),
  });
  // A day that was still to come when it was stored may have passed before the retry.
  const errors = composed.errors.filter(({ code }) => !(basis.known && code === 'DAY_IN_PAST'));
  const fields = [...errors, ...composed.missing, ...problems];
  if (fields.length > 0) return invalid('INVALID', { fields });
  return ok(withFiles(composed.content, basis, definition));
}

/**
 * Why a return that is not stored yet will not be: known here already, so that no giver is named for it. The database
 * has the last word.
 */
async function refusalBefore(
  actor: Actor,
  basis: Basis,
  { requestId, baseVersion }: ToStore,
  { files, givenAt }: Beside,
  yours: Content,
): Promise<Failure | null> {
  if (basis.surveyState !== 'open') return conflict('SURVEY_CLOSED');
  if (basis.currentVersion !== baseVersion) return somebodyFirst(actor, requestId, yours);
  if (files && !isSameSet(files, basis.attachments)) return conflict('ATTACHMENTS_CHANGED');
  return isLate(basis, givenAt ?? now()) ? conflict('LATE_REFUSED') : null;
}

/** Questions that are corrected in this very moment: the database refuses the answer to those before (KV003). */
async function submits(actor: Actor, argument: unknown): Promise<Submitted> {
  try {
    return await asActorStatement<Submitted>(actor, 'submit_return', argument);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'KV003')
      return { ok: false, reason: 'QUESTIONS_CHANGED' };
    throw error;
  }
}

/** The same key stores the same files, whatever was laid beside the draft since. */
function withFiles(content: Content, basis: Basis, definition: Parameters<typeof attachmentsOf>[0]): Content {
  const files = basis.known ? basis.known.attachments : attachmentsOf(definition, content, basis.attachments);
  return files.length > 0 ? { ...content, attachments: files } : content;
}

/** A first answer to a survey that takes none after the due time; submit_return asks the same. */
function isLate({ lateAllowed, currentVersion, dueAt }: Basis, given: Date): boolean {
  return !lateAllowed && currentVersion === 0 && given > new Date(dueAt);
}

/**
 * The person that one press names: the same when the same return is sent again, another when another name is given.
 * Keyed, so that nobody can try names against the id after the name is erased.
 */
export function giverId({ requestId, idempotencyKey }: ToStore, { name }: { name: string }): string {
  const hex = signingKey().saltOf(`giver ${requestId} ${idempotencyKey} ${name}`);
  // A UUID of version 8: its bits are our own.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function isSameSet(ids: string[], files: Attachment[]): boolean {
  return ids.length === files.length && files.every((file) => ids.includes(file.id));
}

async function refusal(
  reason: (Submitted & { ok: false })['reason'],
  actor: Actor,
  requestId: string,
  yours: Content,
): Promise<Failure> {
  if (reason === 'NOT_FOUND') return notFound('NOT_FOUND');
  if (reason === 'KEY_REUSED') return invalid('KEY_REUSED');
  return reason === 'SOMEBODY_FIRST' ? somebodyFirst(actor, requestId, yours) : conflict(reason);
}

/** 409 with both versions: the one that is stored, and the one that was not. */
async function somebodyFirst(actor: Actor, requestId: string, yours: Content): Promise<Failure> {
  const stored = await asActor(actor, (tx) => listReturns(actor, tx, { requestId }));
  const theirs = stored.ok ? stored.value.rows[0] : undefined;
  return conflict('SOMEBODY_FIRST', {
    more: { currentVersion: theirs?.version ?? 0, theirs: theirs ?? null, yours },
  });
}

async function readBackReturn(actor: Actor, returnId: string): Promise<StoredReceipt> {
  const rows = await readBack<{ stored: StoredReceipt | null }>('select read_back_return($1, $2) as stored', [
    JSON.stringify(databaseScope(actor)),
    returnId,
  ]);
  const stored = rows[0]?.stored;
  if (!stored) throw new Error(`return ${returnId} was committed and cannot be read back`);
  return stored;
}
