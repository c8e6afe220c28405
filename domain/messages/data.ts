import type { Actor } from '@/lib/actor';
import type { Tx } from '@/lib/db';
import { env } from '@/lib/env';
import { notFound, type Outcome, ok } from '@/lib/outcome';
import { mailboxIsOpen } from './policy';
import type { MailboxMail, MailboxPage, MailboxQuery } from './schema';

const rowSelect = { id: true, receivedAt: true, to: true, subject: true } as const;

/** The mails of the built-in mailbox, newest first. Searches address and subject. 404 where it is not open. */
export async function listMailbox(_actor: Actor, tx: Tx, query: MailboxQuery): Promise<Outcome<MailboxPage>> {
  if (!mailboxIsOpen(env())) return notFound('NOT_FOUND');
  const contains = { contains: query.search, mode: 'insensitive' as const };
  const rows = await tx.mailboxMessage.findMany({
    where: {
      AND: [
        query.search ? { OR: [{ to: contains }, { subject: contains }] } : {},
        // Ids grow with time.
        query.cursor ? { id: { lt: query.cursor } } : {},
      ],
    },
    select: rowSelect,
    orderBy: { id: 'desc' },
    take: query.limit + 1,
  });
  const page = rows.slice(0, query.limit);
  return ok({
    rows: page.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() })),
    nextCursor: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
  });
}

/** One mail of the built-in mailbox, as text. 404 where it is not open. */
export async function getMailboxMail(_actor: Actor, tx: Tx, id: string): Promise<Outcome<MailboxMail>> {
  if (!mailboxIsOpen(env())) return notFound('NOT_FOUND');
  const mail = await tx.mailboxMessage.findUnique({ where: { id }, select: { ...rowSelect, text: true } });
  if (!mail) return notFound('NOT_FOUND');
  return ok({ ...mail, receivedAt: mail.receivedAt.toISOString() });
}
