import { closeSurvey } from '@/domain/surveys/mutations';
import { exemptRequests } from '@/domain/tracking/mutations';
import { exemptSchema } from '@/domain/tracking/schema';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { conflict, forbidden, notFound, type Outcome, ok } from '@/lib/outcome';
import { canConfirm, canPropose, canWithdraw } from '../policy';

type Pending = {
  id: string;
  kind: string;
  surveyId: string;
  officeId: string;
  askedById: string;
  input: unknown;
};

/**
 * Another person confirms, and what was asked for is done in the same transaction. 404 NOT_FOUND, 403 NOT_ALLOWED or
 * OWN_PROPOSAL, 409 DECIDED, and whatever the thing itself refuses: then it still waits.
 */
export async function confirmProposal(
  actor: Actor,
  tx: Tx,
  { proposalId }: { proposalId: string },
): Promise<Outcome<null>> {
  const found = await pending(actor, tx, proposalId);
  if (!found.ok) return found;
  const proposal = found.value;
  if (proposal.askedById === actor.personId) return forbidden('OWN_PROPOSAL');
  if (!canConfirm(actor, proposal)) return forbidden('NOT_ALLOWED');
  const decided = await decide(actor, tx, proposal, 'confirmed');
  if (!decided.ok) return decided;
  const { surveyId } = proposal;
  const done =
    proposal.kind === 'close_survey'
      ? await closeSurvey(actor, tx, { surveyId }, { confirmed: true })
      : await exemptRequests(
          actor,
          tx,
          { surveyId, ...exemptSchema.parse(proposal.input) },
          { confirmed: true },
        );
  return done.ok ? ok(null) : done;
}

/** Takes it back, or turns it down. 404 NOT_FOUND, 403 NOT_ALLOWED, 409 DECIDED. */
export async function withdrawProposal(
  actor: Actor,
  tx: Tx,
  { proposalId }: { proposalId: string },
): Promise<Outcome<null>> {
  const found = await pending(actor, tx, proposalId);
  if (!found.ok) return found;
  if (!canWithdraw(actor, found.value)) return forbidden('NOT_ALLOWED');
  return decide(actor, tx, found.value, 'withdrawn');
}

async function pending(actor: Actor, tx: Tx, id: string): Promise<Outcome<Pending>> {
  const proposal = await tx.proposal.findUnique({ where: { id } });
  if (!proposal) return notFound('NOT_FOUND');
  if (!canPropose(actor, proposal)) return forbidden('NOT_ALLOWED');
  return proposal.state === 'pending' ? ok(proposal) : conflict('DECIDED');
}

/** Of two who decide at once, one does. */
async function decide(
  actor: Actor,
  tx: Tx,
  { id, kind, surveyId, officeId, askedById }: Pending,
  state: 'confirmed' | 'withdrawn',
): Promise<Outcome<null>> {
  const { count } = await tx.proposal.updateMany({
    where: { id, state: 'pending' },
    data: { state, decidedById: actor.personId, decidedAt: now() },
  });
  if (count === 0) return conflict('DECIDED');
  await recordEvent(tx, actor, `proposal.${state}`, {
    objectType: 'survey',
    objectId: surveyId,
    officeId,
    after: { proposalId: id, kind, askedById },
  });
  return ok(null);
}
