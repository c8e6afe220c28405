import { dayInNorway } from '@/domain/register/rules';
import { holdRequests } from '@/domain/requests/data/held';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { reminderDay } from '../reminder-day';
import { trackedRequests } from '../rows';
import type { TrackedRequest } from '../schema';
import { isRemindedOn, queueReminders } from './remind';
import { reminderPlanOf } from './reminder-plan';

/**
 * What the worker does: reminds whoever is on the chase list of an open survey on a day of its plan. One mail per
 * request and planned day, however many workers ask how often, and none on a day on which somebody else reminded: one
 * who reminds by hand at the same moment waits, and is told. Who is still looking into it and has said when more is
 * known, is left in peace until that day has passed, and is reminded the day after if the plan would have done so
 * meanwhile.
 */
export async function remindByPlan(actor: Actor, tx: Tx): Promise<{ reminded: number }> {
  if (actor.kind !== 'system') return { reminded: 0 };
  const moment = now();
  const surveys = await tx.survey.findMany({
    where: { state: 'open', NOT: { reminderPlan: { equals: [] } } },
    select: { id: true, officeId: true },
    // Two workers hold requests in the same order.
    orderBy: { id: 'asc' },
  });
  let reminded = 0;
  for (const survey of surveys) reminded += await remindSurvey(actor, tx, survey, moment);
  return { reminded };
}

async function remindSurvey(
  actor: Actor,
  tx: Tx,
  survey: { id: string; officeId: string },
  moment: Date,
): Promise<number> {
  const { days: plan } = await reminderPlanOf(tx, survey.id);
  const today = dayInNorway(moment);
  const dayOf = (row: TrackedRequest) => (isRemindedOn(row, today) ? null : reminderDay(plan, row, moment));
  const due = async (where: { id?: { in: string[] } }) =>
    (await trackedRequests(actor, tx, { surveyId: survey.id, ...where }, null, moment)).filter(dayOf);
  const requestIds = (await due({})).map((row) => row.id);
  if (requestIds.length === 0) return 0;
  // Somebody may be reminding the same by hand right now: read again once that is done.
  await holdRequests(tx, { requestIds });
  const act = await due({ id: { in: requestIds } });
  if (act.length === 0) return 0;
  const reminded = await queueReminders(tx, survey.officeId, act, moment, (row) => dayOf(row) ?? today);
  if (reminded > 0)
    await recordEvent(tx, actor, 'requests.reminded', {
      objectType: 'survey',
      objectId: survey.id,
      officeId: survey.officeId,
      after: { reminded, plan },
    });
  return reminded;
}
