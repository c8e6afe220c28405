import { z } from 'zod';
import { operation } from '@/lib/operation';
import { receiptCheckLimit } from '@/lib/rate-limit';
import { checkReceipt, getReceipt } from './data';
import { mailReceipt } from './mutations';
import { receiptCheckSchema, receiptSchema } from './schema';

const requestParams = z.object({ requestId: z.uuid() });

export const checkReceiptOperation = operation({
  method: 'GET',
  path: '/api/v1/receipts/{number}',
  summary: 'Whether a receipt exists and holds; with the hash printed on it, also for whom it was given',
  access: 'anyone',
  limits: [receiptCheckLimit],
  params: z.object({ number: z.string().max(30) }),
  query: z.object({ hash: z.string().max(64).optional() }),
  result: receiptCheckSchema,
  run: (actor, tx, { params, query }) => checkReceipt(actor, tx, { ...params, ...query }),
});

export const getReceiptOperation = operation({
  method: 'GET',
  path: '/api/v1/requests/{requestId}/receipt',
  summary: 'The receipt of a version of the answer, or of the newest',
  access: 'signed-in',
  params: requestParams,
  query: z.object({ version: z.coerce.number().int().min(1).optional() }),
  result: receiptSchema,
  run: (actor, tx, { params, query }) => getReceipt(actor, tx, { ...params, ...query }),
});

export const mailReceiptOperation = operation({
  method: 'POST',
  path: '/api/v1/requests/{requestId}/receipt/mails',
  summary: 'Mail the newest receipt to me once more',
  access: 'signed-in',
  params: requestParams,
  result: z.object({ queued: z.boolean() }),
  run: (actor, tx, { params }) => mailReceipt(actor, tx, params),
});
