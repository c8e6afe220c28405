import type { z } from 'zod';
import { queueMessages } from '@/domain/messages/outbox';
import { primaryContacts } from '@/domain/register/data';
import { dayInNorway } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import type { Tx } from '@/lib/db';
import { type Outcome, ok } from '@/lib/outcome';
import { isChased } from '../rules';
import type { Chased, remindSchema, TrackedRequest } from '../schema';
import { chosenRequests, parted } from './chosen';

/**
 * Mails a reminder to the chosen requests that are not answered or were sent back, at most one per request and
 * day in Norway. Passed over: answered, exempt, nobody to write to, reminded today already.
 */
export async function remindRequests(
  actor: Actor,
  tx: Tx,
  { surveyId, requestIds }: z.input<typeof remindSchema> & { surveyId: string },
): Promise<Outcome<Chased>> {
  const chosen = await chosenRequests(actor, tx, surveyId, requestIds);
  if (!chosen.ok) return chosen;
  const { moment, rows, survey } = chosen.value;
  const day = dayInNorway(moment);
  const keyOf = (row: TrackedRequest) => `reminder:${row.id}:${day}`;
  const sent = await tx.message.findMany({
    where: { dedupeKey: { in: rows.map(keyOf) } },
    select: { dedupeKey: true },
  });
  const reminded = new Set(sent.map((message) => message.dedupeKey));
  const contacts = await primaryContacts(
    tx,
    rows.map((row) => row.serviceId),
    moment,
  );
  const { act, skipped } = parted(rows, (row) => {
    if (row.response === 'exempt') return 'EXEMPT';
    if (!isChased(row)) return 'ANSWERED';
    if (!contacts.get(row.serviceId)?.email) return 'NO_CONTACT';
    return reminded.has(keyOf(row)) ? 'REMINDED_TODAY' : null;
  });
  if (act.length === 0) return ok({ changed: 0, skipped });
  const changed = await queueMessages(
    tx,
    act.flatMap((row) => {
      const contact = contacts.get(row.serviceId);
      if (!contact) return [];
      return {
        dedupeKey: keyOf(row),
        kind: 'reminder' as const,
        personId: contact.personId,
        requestId: row.id,
        serviceId: row.serviceId,
        officeId: survey.officeId,
      };
    }),
  );
  await recordEvent(tx, actor, 'requests.reminded', {
    objectType: 'survey',
    objectId: surveyId,
    officeId: survey.officeId,
    after: { requestIds: act.map((row) => row.id) },
  });
  const result: Chased = { changed, skipped };
  return ok(result);
}
