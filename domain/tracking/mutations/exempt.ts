import type { z } from 'zod';
import { isAnswered } from '@/domain/requests/rules';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { env } from '@/lib/env';
import { conflict, type Outcome, ok } from '@/lib/outcome';
import { type Chased, exemptSchema } from '../schema';
import { addFacts, chosenRequests, parted } from './chosen';

type Exempt = z.input<typeof exemptSchema> & { surveyId: string };

/** Under the two-person rule one person alone exempts at most so many requests of a survey in a day. */
const exemptAlone = 3;

/**
 * The chosen requests need not be answered any more, for a reason. Those answered already are passed over. 409
 * NEEDS_ANOTHER for many under the two-person rule, unless it is a proposal that a second person confirms.
 */
export async function exemptRequests(
  actor: Actor,
  tx: Tx,
  input: Exempt,
  { confirmed = false } = {},
): Promise<Outcome<Chased>> {
  const exempted = await change(actor, tx, input, 'exempted');
  if (!exempted.ok || confirmed || !env().TWO_PERSON_RULE || actor.kind === 'system') return exempted;
  // Counted afterwards, with those just exempted and those of the day before, so that many are not taken one by one.
  // Of two at once the second waits when it writes, since an exemption raises the incident's revision.
  const many = await tx.requestFact.count({
    where: {
      surveyId: input.surveyId,
      kind: 'exempted',
      byId: actor.personId,
      recordedAt: { gt: new Date(now().getTime() - 86_400_000) },
    },
  });
  return exempted.value.changed > 0 && many > exemptAlone ? conflict('NEEDS_ANOTHER') : exempted;
}

/** Takes exemptions back, for a reason: the requests are outstanding or overdue again. */
export async function unexemptRequests(actor: Actor, tx: Tx, input: Exempt): Promise<Outcome<Chased>> {
  return change(actor, tx, input, 'unexempted');
}

async function change(
  actor: Actor,
  tx: Tx,
  { surveyId, ...input }: Exempt,
  kind: 'exempted' | 'unexempted',
): Promise<Outcome<Chased>> {
  const { requestIds, reason } = exemptSchema.parse(input);
  const chosen = await chosenRequests(actor, tx, surveyId, requestIds);
  if (!chosen.ok) return chosen;
  const { act, skipped } = parted(chosen.value.rows, (row) => {
    if (kind === 'unexempted') return row.response === 'exempt' ? null : 'NOT_EXEMPT';
    if (isAnswered(row.response)) return 'ANSWERED';
    return row.response === 'exempt' ? 'EXEMPT' : null;
  });
  if (act.length === 0) return ok({ changed: 0, skipped });
  await addFacts(actor, tx, chosen.value, act, kind, () => ({ reason }));
  await recordEvent(tx, actor, `requests.${kind}`, {
    objectType: 'survey',
    objectId: surveyId,
    officeId: chosen.value.survey.officeId,
    after: { requestIds: act.map((row) => row.id), reason },
  });
  return ok({ changed: act.length, skipped });
}
