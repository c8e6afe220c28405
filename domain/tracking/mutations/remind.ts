import type { z } from 'zod';
import { mailServices } from '@/domain/messages/to-services';
import { dayInNorway } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import type { Tx } from '@/lib/db';
import { type Outcome, ok } from '@/lib/outcome';
import { chaseReason } from '../rules';
import type { Chased, remindSchema, TrackedRequest } from '../schema';
import { chosenRequests, parted } from './chosen';

/**
 * Mails a reminder to the chosen requests that are on the chase list, at most one per request and day in Norway.
 * Passed over: answered, exempt, nobody to write to, reminded today already.
 */
export async function remindRequests(
  actor: Actor,
  tx: Tx,
  { surveyId, requestIds }: z.input<typeof remindSchema> & { surveyId: string },
): Promise<Outcome<Chased>> {
  const chosen = await chosenRequests(actor, tx, surveyId, requestIds);
  if (!chosen.ok) return chosen;
  const { moment, rows, survey } = chosen.value;
  const today = dayInNorway(moment);
  const { act, skipped } = parted(rows, (row) => {
    if (row.response === 'exempt') return 'EXEMPT';
    if (chaseReason(row) === null) return 'ANSWERED';
    if (!row.contact?.email) return 'NO_CONTACT';
    return isRemindedOn(row, today) ? 'REMINDED_TODAY' : null;
  });
  if (act.length === 0) return ok({ changed: 0, skipped });
  const changed = await queueReminders(tx, survey.officeId, act, moment, () => today);
  await recordEvent(tx, actor, 'requests.reminded', {
    objectType: 'survey',
    objectId: surveyId,
    officeId: survey.officeId,
    after: { requestIds: act.map((row) => row.id) },
  });
  const result: Chased = { changed, skipped };
  return ok(result);
}

/** Whether a reminder was queued on that day in Norway, by whom or what ever. */
export function isRemindedOn(row: Pick<TrackedRequest, 'remindedAt'>, day: string): boolean {
  return row.remindedAt !== null && dayInNorway(new Date(row.remindedAt)) === day;
}

/** One reminder per request and day for ever, whoever asks for it how often; answers how many were new. */
export function queueReminders(
  tx: Tx,
  officeId: string,
  rows: readonly TrackedRequest[],
  moment: Date,
  dayOf: (row: TrackedRequest) => string,
): Promise<number> {
  const chased = rows.flatMap((row) => {
    const about = chaseReason(row);
    return about ? { ...row, officeId, about } : [];
  });
  return mailServices(tx, chased, moment, ({ about, ...row }) => ({
    dedupeKey: `reminder:${row.id}:${dayOf(row)}`,
    kind: 'reminder',
    params: { about, dueAt: row.correctionDueAt ?? row.dueAt },
  }));
}
