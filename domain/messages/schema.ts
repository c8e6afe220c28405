import { z } from 'zod';

export const mailboxQuery = z.object({
  search: z.string().trim().max(200).default(''),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type MailboxQuery = z.infer<typeof mailboxQuery>;

export const mailboxRow = z.object({
  id: z.uuid(),
  receivedAt: z.iso.datetime(),
  to: z.string(),
  subject: z.string(),
});
export const mailboxPage = z.object({ rows: z.array(mailboxRow), nextCursor: z.uuid().nullable() });
export const mailboxMail = mailboxRow.extend({ text: z.string() });
export type MailboxPage = z.infer<typeof mailboxPage>;
export type MailboxMail = z.infer<typeof mailboxMail>;
