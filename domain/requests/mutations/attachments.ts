import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { invalidField, notFound, type Outcome, ok } from '@/lib/outcome';
import { sha256 } from '@/lib/secrets';
import { attachmentPaths, mostFiles } from '../attachments';
import { inAnswerByPhone, inDraft, laidByPhone } from '../data/attachments';
import { askedOf, openRequest } from '../data/open';
import { ownerOf } from '../data/owner';
import { fileKind } from '../file-kind';
import { canAnswerRequest, canRecordReturn } from '../policy';
import type { AttachmentView } from '../schema';

type Upload = { requestId: string; path: string; name: string; bytes: Uint8Array };

/** Held until the transaction ends: a return that is submitted meanwhile has the file or has it not. */
async function held(actor: Actor, tx: Tx, requestId: string, byPhone: boolean) {
  const found = await openRequest(actor, tx, requestId, byPhone ? canRecordReturn : canAnswerRequest);
  if (found.ok) await tx.$queryRaw`select id from request where id = ${requestId}::uuid for update`;
  return found;
}

/**
 * Lays a file beside an answer of the draft. What it is is read from its bytes. Failures: 422 on `path`
 * (NO_FILES_HERE, TOO_MANY_FILES) and on `file` (EMPTY_FILE, FILE_KIND, IDENTITY_NUMBER); 409 SURVEY_CLOSED.
 */
export function addAttachment(actor: Actor, tx: Tx, upload: Upload): Promise<Outcome<AttachmentView>> {
  return add(actor, tx, upload, false);
}

/**
 * Lays a file beside an answer that is taken by phone, under the same checks. It is no part of the service's draft:
 * only who laid it there sees it until the answer is stored with it. Failures: as addAttachment; 403 NOT_YOURS.
 */
export function addAttachmentByPhone(actor: Actor, tx: Tx, upload: Upload): Promise<Outcome<AttachmentView>> {
  return add(actor, tx, upload, true);
}

async function add(
  actor: Actor,
  tx: Tx,
  { requestId, path, name, bytes }: Upload,
  byPhone: boolean,
): Promise<Outcome<AttachmentView>> {
  const found = await held(actor, tx, requestId, byPhone);
  if (!found.ok) return found;
  const owner = ownerOf(found.value);
  const { definition, municipalityNumbers } = askedOf(found.value);
  if (!attachmentPaths(definition, municipalityNumbers).has(path))
    return invalidField('path', 'NO_FILES_HERE');
  const kind = await fileKind(bytes);
  if (!kind.ok) return invalidField('file', kind.reason);
  const there = await tx.attachment.findMany({
    where: { requestId, ...(byPhone ? inAnswerByPhone(actor) : inDraft) },
    select: { path: true },
  });
  const beside = there.filter((one) => one.path === path).length;
  if (beside >= mostFiles.field || there.length >= mostFiles.request)
    return invalidField('path', 'TOO_MANY_FILES', {
      maximum: beside >= mostFiles.field ? mostFiles.field : mostFiles.request,
    });
  const file = {
    id: randomUUID(),
    path,
    name,
    type: kind.type,
    size: bytes.byteLength,
    sha256: sha256(bytes),
  };
  await tx.attachment.createMany({
    data: [
      {
        ...file,
        ...owner,
        byPhone,
        bytes: new Uint8Array(bytes),
        uploadedAt: now(),
        uploadedById: actor.personId ?? '',
      },
    ],
  });
  await recordEvent(tx, actor, 'attachment.added', {
    objectType: 'request',
    objectId: requestId,
    officeId: owner.officeId,
    // Neither its name, which may say what a draft holds, nor its place.
    after: { attachmentId: file.id, type: file.type, size: file.size, ...(byPhone ? { byPhone } : {}) },
  });
  return ok({ ...file, isStored: false });
}

type Laid = { requestId: string; attachmentId: string };

/** Takes a file out of the next version; one that no return has is deleted, others stay where they are stored. */
export function removeAttachment(actor: Actor, tx: Tx, laid: Laid): Promise<Outcome<{ removed: boolean }>> {
  return remove(actor, tx, laid, false);
}

/** Deletes a file that the actor has laid beside an answer by phone and that no return has. */
export function removeAttachmentByPhone(
  actor: Actor,
  tx: Tx,
  laid: Laid,
): Promise<Outcome<{ removed: boolean }>> {
  return remove(actor, tx, laid, true);
}

async function remove(
  actor: Actor,
  tx: Tx,
  { requestId, attachmentId }: Laid,
  byPhone: boolean,
): Promise<Outcome<{ removed: boolean }>> {
  const found = await held(actor, tx, requestId, byPhone);
  if (!found.ok) return found;
  const where = { id: attachmentId, requestId, ...(byPhone ? laidByPhone(actor) : inDraft) };
  const deleted = await tx.attachment.deleteMany({ where: { ...where, submittedAt: null } });
  const kept =
    deleted.count === 1
      ? { count: 0 }
      : await tx.attachment.updateMany({ where, data: { removedAt: now() } });
  if (deleted.count + kept.count === 0) return notFound('NOT_FOUND');
  await recordEvent(tx, actor, 'attachment.removed', {
    objectType: 'request',
    objectId: requestId,
    officeId: found.value.officeId,
    after: { attachmentId, deleted: deleted.count === 1, ...(byPhone ? { byPhone } : {}) },
  });
  return ok({ removed: true });
}

/** How long a file by phone waits for its answer, in hours. */
const heldHours = 24;

/** Deletes what was laid beside an answer by phone that nobody stored. The system's; answers how many. */
export async function sweepAttachments(actor: Actor, tx: Tx): Promise<{ files: number }> {
  const before = new Date(Number(now()) - heldHours * 3_600_000);
  const { count } = await tx.attachment.deleteMany({
    where: { byPhone: true, submittedAt: null, uploadedAt: { lt: before } },
  });
  if (count > 0)
    await recordEvent(tx, actor, 'attachments.swept', {
      objectType: 'attachment',
      objectId: 'by-phone',
      after: { files: count },
    });
  return { files: count };
}
