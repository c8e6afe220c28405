import { z } from 'zod';
import { operation } from '@/lib/operation';
import { receiptCheckLimit } from '@/lib/rate-limit';
import { versionSchema } from '@/lib/versions';
import { checkReceipt, downloadReceipt, downloadSigningKey, getReceipt, listSigningKeys } from './data';
import { mailReceipt } from './mutations';
import { receiptCheckSchema, receiptFileSchema, receiptSchema, signingKeySchema } from './schema';

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

export const downloadReceiptOperation = operation({
  method: 'GET',
  path: '/api/v1/receipts/{number}/file',
  summary: 'The receipt as a JSON file that receipts:verify checks offline, for who knows its printed hash',
  access: 'anyone',
  limits: [receiptCheckLimit],
  params: z.object({ number: z.string().max(30) }),
  query: z.object({ hash: z.string().max(64) }),
  result: receiptFileSchema,
  download: (actor, tx, { params, query }) => downloadReceipt(actor, tx, { ...params, ...query }),
});

export const listSigningKeysOperation = operation({
  method: 'GET',
  path: '/api/v1/receipt-keys',
  summary: 'Every public key that receipts are or were signed with, the newest first',
  access: 'anyone',
  limits: [receiptCheckLimit],
  result: z.object({ keys: z.array(signingKeySchema) }),
  run: (actor, tx) => listSigningKeys(actor, tx),
});

export const downloadSigningKeyOperation = operation({
  method: 'GET',
  path: '/api/v1/receipt-keys/{keyId}',
  summary: 'One public key as a PEM file',
  access: 'anyone',
  limits: [receiptCheckLimit],
  params: z.object({ keyId: z.string().regex(/^[0-9a-f]{16}$/) }),
  result: z.string(),
  produces: 'application/x-pem-file',
  download: (actor, tx, { params }) => downloadSigningKey(actor, tx, params),
});

export const getReceiptOperation = operation({
  method: 'GET',
  path: '/api/v1/requests/{requestId}/receipt',
  summary: 'The receipt of a version of the answer, or of the newest',
  access: 'signed-in',
  params: requestParams,
  query: z.object({ version: z.coerce.number<number>().pipe(versionSchema).optional() }),
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
