import { recordReading } from '@/domain/audit/mutations';
import { inForce } from '@/domain/register/rules';
import type { ContactRole } from '@/domain/register/schema';
import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { forbidden, notFound, type Outcome, ok, unauthenticated } from '@/lib/outcome';
import { canRecordReturn, visibleRequests } from '../policy';
import type { AnsweringView, RecordingView } from '../schema';
import { answeringSelect, viewOf } from './answering';

/** A contact that may have given an answer by phone; only some may answer in the tool themselves. */
type ServiceContact = RecordingView['contacts'][number] & { mayAnswer: boolean; hasAddress: boolean };

/** The service's contacts in force, in the order of escalation. The caller has asked the policy. */
export async function serviceContacts(tx: Tx, serviceId: string, moment: Date): Promise<ServiceContact[]> {
  const rows = await tx.contact.findMany({
    where: { serviceId, person: { erasedAt: null }, AND: inForce(moment) },
    select: { personId: true, role: true, person: { select: { name: true, email: true } } },
    orderBy: [{ order: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ personId, role, person }) => ({
    personId,
    role: role as ContactRole,
    name: person.name,
    mayAnswer: ['leader', 'deputy', 'mailbox'].includes(role),
    hasAddress: person.email !== null,
  }));
}

/**
 * What a caseworker of the asking authority needs to write down an answer taken by phone: the questions and what is
 * stored, without the service's draft. That what is stored is read is recorded.
 */
export async function getRequestForRecording(
  actor: Actor,
  tx: Tx,
  { requestId }: { requestId: string },
): Promise<Outcome<RecordingView>> {
  if (actor.kind === 'nobody') return unauthenticated('SIGN_IN');
  const row = await tx.request.findFirst({
    where: { AND: [visibleRequests(actor), { id: requestId }] },
    select: answeringSelect,
  });
  if (!row) return notFound('NOT_FOUND');
  if (!canRecordReturn(actor, row)) return forbidden('NOT_YOURS');
  const moment = now();
  await recordReading(actor, tx, {
    ...row,
    requestId,
    versions: row.currentVersion > 0 ? [row.currentVersion] : [],
  });
  const view: AnsweringView = await viewOf(actor, tx, row, moment, {
    draft: {
      version: row.currentVersion,
      questionnaireVersionId: row.survey.questionnaireVersion.id,
      fields: [],
    },
    attachments: [],
    earlier: {},
    contactRole: null,
  });
  const contacts = await serviceContacts(tx, row.serviceId, moment);
  return ok({
    ...view,
    queuedAt: row.queuedAt.toISOString(),
    contacts: contacts.flatMap(({ personId, role, name }) =>
      role === 'mailbox' ? [] : [{ personId, role, name }],
    ),
  });
}
