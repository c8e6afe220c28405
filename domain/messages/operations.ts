import { z } from 'zod';
import { operation } from '@/lib/operation';
import { getMailboxMail, listMailbox } from './data';
import { mailboxMail, mailboxPage, mailboxQuery } from './schema';

export const listMailboxOperation = operation({
  method: 'GET',
  path: '/api/v1/mailbox',
  summary: 'Mails of the built-in mailbox (in the demo, or on this machine without a mail server)',
  access: 'anyone',
  query: mailboxQuery,
  result: mailboxPage,
  run: (actor, tx, { query }) => listMailbox(actor, tx, query),
});

export const getMailboxMailOperation = operation({
  method: 'GET',
  path: '/api/v1/mailbox/{mailId}',
  summary: 'One mail of the built-in mailbox',
  access: 'anyone',
  params: z.object({ mailId: z.uuid() }),
  result: mailboxMail,
  run: (actor, tx, { params }) => getMailboxMail(actor, tx, params.mailId),
});
