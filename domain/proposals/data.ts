import { getSurvey } from '@/domain/surveys/data';
import type { Actor } from '@/lib/actor';
import type { Tx } from '@/lib/db';
import { forbidden, type Outcome, ok } from '@/lib/outcome';
import { canConfirm, canPropose, canWithdraw } from './policy';
import type { ProposalView } from './schema';

/** What waits in a survey for a second person, oldest first. 404 NOT_FOUND, 403 NOT_ALLOWED. */
export async function listProposals(
  actor: Actor,
  tx: Tx,
  { surveyId }: { surveyId: string },
): Promise<Outcome<ProposalView[]>> {
  const survey = await getSurvey(actor, tx, surveyId);
  if (!survey.ok) return survey;
  if (!canPropose(actor, survey.value)) return forbidden('NOT_ALLOWED');
  const rows = await tx.proposal.findMany({
    where: { surveyId, state: 'pending' },
    orderBy: { askedAt: 'asc' },
  });
  const people = await tx.person.findMany({
    where: { id: { in: rows.map((row) => row.askedById) } },
    select: { id: true, name: true, email: true },
  });
  const names = new Map(people.map((person) => [person.id, person.name ?? person.email]));
  return ok(
    rows.map((row) => {
      const input = row.input as { requestIds?: string[]; reason?: string };
      return {
        id: row.id,
        kind: row.kind as ProposalView['kind'],
        askedBy: names.get(row.askedById) ?? null,
        askedAt: row.askedAt.toISOString(),
        requests: input.requestIds?.length ?? null,
        reason: input.reason ?? null,
        mine: row.askedById === actor.personId,
        mayConfirm: canConfirm(actor, row),
        mayWithdraw: canWithdraw(actor, row),
      };
    }),
  );
}
