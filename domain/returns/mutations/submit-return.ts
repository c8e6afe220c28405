import canonicalize from 'canonicalize';
import { createGiver } from '@/domain/people/mutations';
import { type Composed, compose, lineIndicators } from '@/domain/questionnaires/compose';
import { type Content, definitionSchema } from '@/domain/questionnaires/schema';
import { keepPublicKey } from '@/domain/receipts/mutations';
import type { ReceiptView } from '@/domain/receipts/schema';
import { receiptOf, type StoredReceipt } from '@/domain/receipts/sign';
import { canAnswerRequest, hasRequests } from '@/domain/requests/policy';
import { type Actor, databaseScope } from '@/lib/actor';
import { auditWho } from '@/lib/audit';
import { now } from '@/lib/clock';
import { asActor, asActorStatement, readBack } from '@/lib/db';
import {
  conflict,
  type Failure,
  type FieldError,
  forbidden,
  invalid,
  notFound,
  type Outcome,
  ok,
  unauthenticated,
} from '@/lib/outcome';
import { signingKey } from '@/lib/signing-key';
import { listReturns } from '../data';
import type { SubmitInput } from '../schema';

/** What the SQL function return_basis answers. */
type Basis = {
  requestId: string;
  serviceId: string;
  currentVersion: number;
  surveyState: string;
  questionnaireVersionId: string;
  definition: unknown;
  inProductionOn: string | null;
  municipalityNumbers: string[];
  contactRole: string | null;
  /** The return that was stored with the same key before. */
  known: { returnId: string; givenById: string; salt: string } | null;
};

type Submitted =
  | { ok: true; returnId: string }
  | { ok: false; reason: 'NOT_FOUND' | 'KEY_REUSED' | 'SURVEY_CLOSED' | 'SOMEBODY_FIRST' | 'LATE_REFUSED' };

/**
 * Stores one version of a return and answers with its receipt. The write is one statement that commits by itself
 * (submit_return in prisma/migrations); what it stored is then read back on another connection, compared byte
 * for byte with what was sent, and only then signed.
 *
 * Failures: 422 INVALID with `errors` by field (`4601.lost`, `reason`, `giver.name`), KEY_REUSED; 409
 * SURVEY_CLOSED, LATE_REFUSED, and SOMEBODY_FIRST with `yours` and `theirs`.
 */
export async function submitReturn(actor: Actor, input: SubmitInput): Promise<Outcome<ReceiptView>> {
  if (actor.kind === 'nobody') return unauthenticated('SIGN_IN');
  // Before anything is stored: without a key there would be no receipt.
  const key = await keepPublicKey(signingKey());
  const { requestId, idempotencyKey } = input;
  const basis = await asActorStatement<Basis | null>(actor, 'return_basis', { requestId, idempotencyKey });
  if (!basis || !hasRequests(actor)) return notFound('NOT_FOUND');
  if (!actor.personId || !canAnswerRequest(actor, basis)) return forbidden('NOT_YOURS');

  const composed = composeFrom(basis, input);
  const fields = [...composed.errors, ...composed.missing, ...aroundProblems(basis, input)];
  if (fields.length > 0) return invalid('INVALID', { fields });
  const yours = composed.content;
  if (!basis.known && basis.surveyState !== 'open') return conflict('SURVEY_CLOSED');
  if (!basis.known && basis.currentVersion !== input.baseVersion)
    return somebodyFirst(actor, requestId, yours);

  // A retry keeps the stored salt: the signing key may have been changed in between.
  const salt = basis.known?.salt ?? key.saltOf(`${requestId} ${idempotencyKey}`);
  const content = canonicalize({ ...yours, salt }) ?? '';
  const who = await giverOf(actor, actor.personId, basis, input);
  const submitted = await asActorStatement<Submitted>(actor, 'submit_return', {
    ...who,
    content,
    requestId,
    idempotencyKey,
    lines: yours.lines.map((line) => ({
      municipalityNumber: line.municipalityNumber,
      grade: line.grade,
      remainsUntil: line.remains?.until ?? null,
      indicators: lineIndicators(line),
    })),
    baseVersion: input.baseVersion,
    reason: input.reason || null,
    recordedById: actor.personId,
    givenAt: null,
    receiptTo: [actor.personId],
    audit: auditWho(actor),
  });
  if (!submitted.ok) return refusal(submitted.reason, actor, requestId, yours);
  return ok(receiptOf(await readBackReturn(actor, submitted.returnId), content, key));
}

function composeFrom(basis: Basis, input: SubmitInput): Composed {
  return compose(definitionSchema.parse(basis.definition), basis, input.answers, {
    inProductionOn: basis.inProductionOn,
    now: now().toISOString(),
  });
}

/** What must be said beside the answers: why a correction is made, and who answers from a shared mailbox. */
function aroundProblems(basis: Basis, input: SubmitInput): FieldError[] {
  const problems: FieldError[] = [];
  if (input.baseVersion > 0 && !input.reason) problems.push({ path: 'reason', code: 'REQUIRED' });
  if (basis.contactRole === 'mailbox' && !input.giver) {
    problems.push({ path: 'giver.name', code: 'REQUIRED' }, { path: 'giver.role', code: 'REQUIRED' });
  }
  return problems;
}

/** Who gives the answer. A person named from a shared mailbox is made once, however often the return is sent. */
async function giverOf(actor: Actor, personId: string, basis: Basis, input: SubmitInput) {
  const role = input.giver?.role ?? basis.contactRole ?? 'leader';
  if (basis.known) return { givenById: basis.known.givenById, givenByRole: role };
  const { giver } = input;
  if (basis.contactRole !== 'mailbox' || !giver) return { givenById: personId, givenByRole: role };
  return { givenById: await asActor(actor, (tx) => createGiver(actor, tx, giver)), givenByRole: role };
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
