import { z } from 'zod';
import { operation } from '@/lib/operation';
import { listRequests, listRequestsCsv } from './data';
import { getTrackedRequest } from './detail-data';
import { exemptRequests, extendRequests, remindRequests, unexemptRequests } from './mutations';
import {
  chasedSchema,
  exemptSchema,
  extendSchema,
  remindSchema,
  requestDetailSchema,
  trackingFilterSchema,
  trackingPageSchema,
  trackingQuerySchema,
} from './schema';

const surveyParams = z.object({ surveyId: z.uuid() });

export const listRequestsOperation = operation({
  method: 'GET',
  path: '/api/v1/surveys/{surveyId}/requests',
  summary: "A survey's requests with their status now, filtered, sorted and in pages",
  access: 'signed-in',
  params: surveyParams,
  query: trackingQuerySchema,
  result: trackingPageSchema,
  run: (actor, tx, { params, query }) => listRequests(actor, tx, { ...params, ...query }),
});

export const listRequestsCsvOperation = operation({
  method: 'GET',
  path: '/api/v1/surveys/{surveyId}/requests.csv',
  summary: "A survey's requests as CSV for a spreadsheet",
  access: 'signed-in',
  params: surveyParams,
  query: trackingFilterSchema.extend({ language: z.enum(['nb', 'nn', 'en']).default('nb') }),
  produces: 'text/csv',
  result: z.string(),
  run: (actor, tx, { params, query }) => listRequestsCsv(actor, tx, { ...params, ...query }),
});

export const getTrackedRequestOperation = operation({
  method: 'GET',
  path: '/api/v1/requests/{requestId}/tracking',
  summary: 'One request as the authority follows it: contacts, facts, mails and versions',
  access: 'signed-in',
  params: z.object({ requestId: z.uuid() }),
  result: requestDetailSchema,
  run: (actor, tx, { params }) => getTrackedRequest(actor, tx, params),
});

export const remindRequestsOperation = operation({
  method: 'POST',
  path: '/api/v1/surveys/{surveyId}/requests/remind',
  summary: 'Mail a reminder to the chosen requests, at most one a day each',
  access: 'signed-in',
  params: surveyParams,
  body: remindSchema,
  result: chasedSchema,
  run: (actor, tx, { params, body }) => remindRequests(actor, tx, { ...params, ...body }),
});

export const extendRequestsOperation = operation({
  method: 'POST',
  path: '/api/v1/surveys/{surveyId}/requests/extend',
  summary: 'Give the chosen requests a later due time',
  access: 'signed-in',
  params: surveyParams,
  body: extendSchema,
  result: chasedSchema,
  run: (actor, tx, { params, body }) => extendRequests(actor, tx, { ...params, ...body }),
});

export const exemptRequestsOperation = operation({
  method: 'POST',
  path: '/api/v1/surveys/{surveyId}/requests/exempt',
  summary: 'Exempt the chosen requests from answering',
  access: 'signed-in',
  params: surveyParams,
  body: exemptSchema,
  result: chasedSchema,
  run: (actor, tx, { params, body }) => exemptRequests(actor, tx, { ...params, ...body }),
});

export const unexemptRequestsOperation = operation({
  method: 'POST',
  path: '/api/v1/surveys/{surveyId}/requests/unexempt',
  summary: 'Take exemptions back',
  access: 'signed-in',
  params: surveyParams,
  body: exemptSchema,
  result: chasedSchema,
  run: (actor, tx, { params, body }) => unexemptRequests(actor, tx, { ...params, ...body }),
});
