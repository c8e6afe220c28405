import { z } from 'zod';
import { receiptSchema } from '@/domain/receipts/schema';
import { operation } from '@/lib/operation';
import { getReturn, listReturns } from './data';
import { objectToReturn, recordReturn, submitReturn } from './mutations';
import { idempotencyKeySchema, objectSchema, recordSchema, returnSchema, submitSchema } from './schema';

const requestParams = z.object({ requestId: z.uuid() });

export const submitReturnOperation = operation({
  method: 'POST',
  path: '/api/v1/requests/{requestId}/returns',
  summary: 'Submit the answer, or a correction, and get its receipt',
  access: 'signed-in',
  params: requestParams,
  headers: z.object({ 'idempotency-key': idempotencyKeySchema }),
  body: submitSchema,
  result: receiptSchema,
  status: 201,
  statement: (actor, { params, headers, body }) =>
    submitReturn(actor, { ...body, requestId: params.requestId, idempotencyKey: headers['idempotency-key'] }),
});

export const recordReturnOperation = operation({
  method: 'POST',
  path: '/api/v1/requests/{requestId}/returns/by-phone',
  summary: 'Write down an answer that was given by phone, on behalf of a named person of the service',
  access: 'signed-in',
  params: requestParams,
  headers: z.object({ 'idempotency-key': idempotencyKeySchema }),
  body: recordSchema,
  result: receiptSchema,
  status: 201,
  statement: (actor, { params, headers, body }) =>
    recordReturn(actor, { ...body, requestId: params.requestId, idempotencyKey: headers['idempotency-key'] }),
});

export const objectToReturnOperation = operation({
  method: 'POST',
  path: '/api/v1/requests/{requestId}/objections',
  summary: 'Object to an answer that the authority wrote down on your behalf',
  access: 'signed-in',
  params: requestParams,
  body: objectSchema,
  result: z.object({ objected: z.boolean() }),
  status: 201,
  run: (actor, tx, { params, body }) => objectToReturn(actor, tx, { ...params, ...body }),
});

export const listReturnsOperation = operation({
  method: 'GET',
  path: '/api/v1/requests/{requestId}/returns',
  summary: 'All versions of the answer to a request, the newest first',
  access: 'signed-in',
  params: requestParams,
  result: z.object({ rows: z.array(returnSchema) }),
  run: (actor, tx, { params }) => listReturns(actor, tx, params),
});

export const getReturnOperation = operation({
  method: 'GET',
  path: '/api/v1/returns/{returnId}',
  summary: 'One version of an answer',
  access: 'signed-in',
  params: z.object({ returnId: z.uuid() }),
  result: returnSchema,
  run: (actor, tx, { params }) => getReturn(actor, tx, params),
});
