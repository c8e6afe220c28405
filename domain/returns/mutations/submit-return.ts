import { createGiver } from '@/domain/people/mutations';
import type { ReceiptView } from '@/domain/receipts/schema';
import { canAnswerRequest } from '@/domain/requests/policy';
import type { Actor } from '@/lib/actor';
import { asActor } from '@/lib/db';
import { type FieldError, forbidden, type Outcome, unauthenticated } from '@/lib/outcome';
import type { SubmitInput } from '../schema';
import { type Basis, basisOf, giverId, storeReturn } from './store-return';

/**
 * Stores one version of a return and answers with its receipt. The write is one statement that commits by itself
 * (submit_return in prisma/migrations); what it stored is then read back on another connection, compared byte
 * for byte with what was sent, and only then signed.
 *
 * Failures: 422 INVALID with `errors` by field (`4601.lost`, `reason`, `giver.name`), KEY_REUSED; 409
 * SURVEY_CLOSED, LATE_REFUSED, ATTACHMENTS_CHANGED, QUESTIONS_CHANGED, and SOMEBODY_FIRST with `yours` and `theirs`.
 */
export async function submitReturn(actor: Actor, input: SubmitInput): Promise<Outcome<ReceiptView>> {
  if (actor.kind === 'nobody') return unauthenticated('SIGN_IN');
  const found = await basisOf(actor, input);
  if (!found.ok) return found;
  const basis = found.value;
  const { personId } = actor;
  if (!personId || !canAnswerRequest(actor, basis)) return forbidden('NOT_YOURS');
  return storeReturn({ ...actor, personId }, basis, input, {
    problems: aroundProblems(basis, input),
    files: input.attachments ?? [],
    givenAt: null,
    around: async () => ({
      ...(await giverOf(actor, personId, basis, input)),
      receiptTo: [personId],
    }),
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
  const id = giverId(input, giver);
  await asActor(actor, (tx) => createGiver(actor, tx, { id, name: giver.name }));
  return { givenById: id, givenByRole: role };
}
