import { recordReading } from '@/domain/audit/mutations';
import { contentOf } from '@/domain/questionnaires/schema';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import type { Prisma, Tx } from '@/lib/db';
import type { StoredFile } from '@/lib/download';
import { notFound, type Outcome, ok, unauthenticated } from '@/lib/outcome';
import { visibleAttachments } from '../policy';
import type { AttachmentView } from '../schema';

/** The service's own files: those of its draft, and those that its returns have and nobody took out. */
export const inDraft = {
  removedAt: null,
  OR: [{ byPhone: false }, { submittedAt: { not: null } }],
} satisfies Prisma.AttachmentWhereInput;

/** What the actor has laid beside an answer by phone that is not stored yet. */
export const laidByPhone = (actor: Actor) =>
  ({
    byPhone: true,
    submittedAt: null,
    uploadedById: actor.personId ?? '',
  }) satisfies Prisma.AttachmentWhereInput;

/** What an answer by phone can hold: that, and what the returns before it have. */
export const inAnswerByPhone = (actor: Actor) =>
  ({
    OR: [laidByPhone(actor), { submittedAt: { not: null }, removedAt: null }],
  }) satisfies Prisma.AttachmentWhereInput;

/** The files that the next version would have, without their bytes. The caller has asked the policy. */
export async function draftAttachments(tx: Tx, requestId: string): Promise<AttachmentView[]> {
  const rows = await tx.attachment.findMany({
    where: { requestId, ...inDraft },
    select: { id: true, path: true, name: true, type: true, size: true, sha256: true, submittedAt: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ submittedAt, ...row }) => ({ ...row, isStored: submittedAt !== null }));
}

/**
 * One file, for saving. Outside the service only what a return has can be fetched; that is a reading of the
 * versions that have it, and an event of its own.
 */
export async function getAttachment(
  actor: Actor,
  tx: Tx,
  { attachmentId }: { attachmentId: string },
): Promise<Outcome<StoredFile>> {
  if (actor.kind === 'nobody') return unauthenticated('SIGN_IN');
  const file = await tx.attachment.findFirst({
    where: { AND: [visibleAttachments(actor), { id: attachmentId }] },
    select: { requestId: true, serviceId: true, officeId: true, name: true, type: true, bytes: true },
  });
  if (!file) return notFound('NOT_FOUND');
  const { name, type, bytes, ...owned } = file;
  if (!actor.serviceIds.includes(file.serviceId)) {
    const returns = await tx.return.findMany({
      where: { requestId: file.requestId, content: { contains: attachmentId } },
      select: { version: true, content: true },
    });
    const versions = returns.flatMap(({ version, content }) =>
      contentOf(content).attachments?.some((one) => one.id === attachmentId) ? [version] : [],
    );
    await recordReading(actor, tx, { ...owned, versions });
    await recordEvent(tx, actor, 'attachment.downloaded', {
      objectType: 'request',
      objectId: file.requestId,
      officeId: file.officeId,
      after: { attachmentId },
    });
  }
  return ok({ name, contentType: type, bytes });
}
