import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import type { ReceivedMail } from './mailbox-server';

/** Puts a mail into the built-in mailbox. */
export async function storeInMailbox(tx: Tx, mail: ReceivedMail): Promise<void> {
  await tx.mailboxMessage.create({ data: { ...mail, receivedAt: now() } });
}
