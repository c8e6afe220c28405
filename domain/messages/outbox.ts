import { now } from '@/lib/clock';
import type { Prisma, Tx } from '@/lib/db';

export type MessageKind =
  | 'invitation'
  | 'receipt'
  | 'sign_in'
  | 'reminder'
  | 'returned'
  | 'extended'
  | 'thread'
  | 'questions_corrected'
  | 'alarm';

/** A mail to be: to whom and about what. Text and link are made when it is sent. */
export type NewMessage = {
  /** One message per key for ever, whatever is retried. */
  dedupeKey: string;
  kind: MessageKind;
  personId: string;
  requestId?: string;
  serviceId?: string;
  officeId?: string;
  params?: Prisma.InputJsonObject;
};

/** Puts messages into the outbox in the caller's transaction and wakes the worker at commit; answers how many were new. */
export async function queueMessages(tx: Tx, messages: NewMessage[]): Promise<number> {
  const at = now();
  const { count } = await tx.message.createMany({
    data: messages.map((message) => ({
      ...message,
      params: message.params ?? {},
      createdAt: at,
      nextTryAt: at,
    })),
    skipDuplicates: true,
  });
  await tx.$executeRaw`select pg_notify('kvittert_outbox', '')`;
  return count;
}
