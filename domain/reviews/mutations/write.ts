import type { z } from 'zod';
import { queueMessages } from '@/domain/messages/outbox';
import { inForceSql, primaryContacts } from '@/domain/register/data';
import { ownerOf } from '@/domain/requests/data/owner';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import { Prisma, type Tx } from '@/lib/db';
import { forbidden, invalid, type Outcome, ok } from '@/lib/outcome';
import { type Reviewed, reviewedRequest } from '../data';
import { canReview, sideOf } from '../policy';
import { writeSchema } from '../schema';

type Write = z.input<typeof writeSchema> & { requestId: string };

/**
 * Writes in the request's thread, for the side that the actor speaks for; the other side gets a mail without the text.
 * What is sent again under its id is neither stored nor mailed again; 422 KEY_REUSED for the id of something else.
 */
export async function writeInThread(
  actor: Actor,
  tx: Tx,
  { requestId, ...input }: Write,
): Promise<Outcome<{ entryId: string }>> {
  const written = writeSchema.parse(input);
  const found = await reviewedRequest(actor, tx, requestId);
  if (!found.ok) return found;
  const request = found.value;
  const side = sideOf(actor, request);
  if (!side) return forbidden('NOT_YOURS');
  const [entry] = await tx.threadEntry.createManyAndReturn({
    data: { ...ownerOf(request), ...stated(written), side, at: now(), byId: actor.personId },
    skipDuplicates: true,
    select: { id: true },
  });
  if (!entry) {
    const same = { ...stated(written), requestId, side, byId: actor.personId };
    const before = await tx.threadEntry.findFirst({ where: same, select: { id: true } });
    return before ? ok({ entryId: before.id }) : invalid('KEY_REUSED');
  }
  const to = side === 'authority' ? await ofService(tx, request) : await ofAuthority(tx, request);
  await queueMessages(
    tx,
    to.map((personId) => ({
      dedupeKey: `thread:${entry.id}:${personId}`,
      kind: 'thread' as const,
      personId,
      requestId,
      serviceId: request.serviceId,
      officeId: request.officeId,
      params: { to: side === 'authority' ? 'service' : 'authority' },
    })),
  );
  await recordEvent(tx, actor, 'request.written', {
    objectType: 'request',
    objectId: requestId,
    officeId: request.officeId,
    after: { side, entryId: entry.id },
  });
  return ok({ entryId: entry.id });
}

/** What was sent, with its id if it has one; else the database's. */
const stated = ({ id, text }: z.output<typeof writeSchema>) => ({ ...(id ? { id } : {}), text });

async function ofService(tx: Tx, { serviceId }: Reviewed): Promise<string[]> {
  const contact = (await primaryContacts(tx, [serviceId], now())).get(serviceId);
  return contact?.email ? [contact.personId] : [];
}

/**
 * Those of the authority who have written in the thread, sent the answer back or accepted it; if nobody has, whoever
 * opened the survey. Only people who still belong to the authority.
 */
async function ofAuthority(tx: Tx, { id, officeId }: Reviewed): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string; near: boolean }[]>`
    with acted as (
      select "byId", true as near from thread_entry where "requestId" = ${id}::uuid and side = 'authority'
      union select "byId", kind <> 'queued' from request_fact
        where "requestId" = ${id}::uuid and kind in ('queued', 'returned', 'accepted'))
    select p.id, bool_or(a.near) as near
    from acted a
    join person p on p.id = a."byId" and p.email is not null and p."erasedAt" is null
    join membership m on m."personId" = p.id and m."officeId" = ${officeId} and m.role in ('governor', 'directorate')
      and ${inForceSql('m', Prisma.sql`${now()}`)}
    group by p.id`;
  const near = rows.filter((row) => row.near);
  return (near.length > 0 ? near : rows).map((row) => row.id);
}

/** Notes something for the own authority; the service never sees it. The id is as in the thread. */
export async function writeNote(
  actor: Actor,
  tx: Tx,
  { requestId, ...input }: Write,
): Promise<Outcome<{ noteId: string }>> {
  const written = writeSchema.parse(input);
  const found = await reviewedRequest(actor, tx, requestId);
  if (!found.ok) return found;
  if (!canReview(actor, found.value)) return forbidden('NOT_ALLOWED');
  const [note] = await tx.internalNote.createManyAndReturn({
    data: { ...ownerOf(found.value), ...stated(written), at: now(), byId: actor.personId },
    skipDuplicates: true,
    select: { id: true },
  });
  if (!note) {
    const same = { ...stated(written), requestId, byId: actor.personId };
    const before = await tx.internalNote.findFirst({ where: same, select: { id: true } });
    return before ? ok({ noteId: before.id }) : invalid('KEY_REUSED');
  }
  await recordEvent(tx, actor, 'request.noted', {
    objectType: 'request',
    objectId: requestId,
    officeId: found.value.officeId,
    after: { noteId: note.id },
  });
  return ok({ noteId: note.id });
}
