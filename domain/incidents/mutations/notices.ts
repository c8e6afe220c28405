import { type Actor, authorityOffices, operatorOffices } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { conflict, forbidden, invalid, invalidField, notFound, type Outcome, ok } from '@/lib/outcome';
import { incidentOwner } from '../data';
import { canPostNotice, canRetractNotice } from '../policy';
import { type NewNotice, newNoticeSchema } from '../schema';

/**
 * Posts a notice of the vendor or the operator; leaders see it beside the questions at once. It is of now or earlier.
 * What is sent again under its id is not stored again; 422 KEY_REUSED for the id of something else.
 */
export async function addNotice(
  actor: Actor,
  tx: Tx,
  { incidentId, ...input }: NewNotice & { incidentId: string },
): Promise<Outcome<{ noticeId: string }>> {
  const incident = await incidentOwner(actor, tx, incidentId);
  if (!incident) return notFound('NOT_FOUND');
  if (!canPostNotice(actor, incident)) return forbidden('NOT_ALLOWED');
  const { id, ...notice } = newNoticeSchema.parse(input);
  if (new Date(notice.at) > now()) return invalidField('at', 'IN_FUTURE');
  const data = {
    ...(id ? { id } : {}),
    ...notice,
    incidentId,
    at: new Date(notice.at),
    officeId: operatorOffices(actor)[0] ?? authorityOffices(actor)[0] ?? null,
  };
  const [created] = await tx.notice.createManyAndReturn({
    data: { ...data, recordedAt: now() },
    skipDuplicates: true,
    select: { id: true },
  });
  if (!created) {
    const before = await tx.notice.findFirst({ where: data, select: { id: true } });
    return before ? ok({ noticeId: before.id }) : invalid('KEY_REUSED');
  }
  await recordEvent(tx, actor, 'notice.posted', {
    objectType: 'incident',
    objectId: incidentId,
    officeId: incident.officeId,
    after: { noticeId: created.id, ...notice },
  });
  return ok({ noticeId: created.id });
}

/** Takes a notice back: it stays stored, leaders no longer see it. Retracting twice is a 409 ALREADY_RETRACTED. */
export async function retractNotice(
  actor: Actor,
  tx: Tx,
  { incidentId, noticeId }: { incidentId: string; noticeId: string },
): Promise<Outcome<{ noticeId: string }>> {
  const incident = await incidentOwner(actor, tx, incidentId);
  const notice = await tx.notice.findFirst({
    where: { id: noticeId, incidentId },
    select: { officeId: true },
  });
  if (!incident || !notice) return notFound('NOT_FOUND');
  if (!canRetractNotice(actor, incident, notice)) return forbidden('NOT_ALLOWED');
  const { count } = await tx.notice.updateMany({
    where: { id: noticeId, incidentId, retractedAt: null },
    data: { retractedAt: now() },
  });
  if (count === 0) return conflict('ALREADY_RETRACTED');
  await recordEvent(tx, actor, 'notice.retracted', {
    objectType: 'incident',
    objectId: incidentId,
    officeId: incident.officeId,
    before: { noticeId },
  });
  return ok({ noticeId });
}
