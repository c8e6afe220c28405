import { z } from 'zod';
import { operation } from '@/lib/operation';
import { listRequests, listRequestsCsv } from './data';
import { getTrackedRequest } from './detail-data';
import {
  acceptReturns,
  assignRequests,
  deleteView,
  exemptRequests,
  extendRequests,
  remindRequests,
  saveView,
  setReminderPlan,
  unacceptReturns,
  unexemptRequests,
} from './mutations';
import {
  acceptSchema,
  assignSchema,
  chasedSchema,
  exemptSchema,
  extendSchema,
  reminderPlanSchema,
  remindSchema,
  requestDetailSchema,
  trackingFilterSchema,
  trackingPageSchema,
  trackingQuerySchema,
  unacceptSchema,
} from './schema';
import { listViews } from './views-data';
import { newViewSchema, savedViewSchema } from './views-schema';

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

export const acceptReturnsOperation = operation({
  method: 'POST',
  path: '/api/v1/surveys/{surveyId}/requests/accept',
  summary: 'Accept returns in the version that was looked at',
  access: 'signed-in',
  params: surveyParams,
  body: acceptSchema,
  result: chasedSchema,
  run: (actor, tx, { params, body }) => acceptReturns(actor, tx, { ...params, ...body }),
});

export const unacceptReturnsOperation = operation({
  method: 'POST',
  path: '/api/v1/surveys/{surveyId}/requests/unaccept',
  summary: 'Take acceptances back',
  access: 'signed-in',
  params: surveyParams,
  body: unacceptSchema,
  result: chasedSchema,
  run: (actor, tx, { params, body }) => unacceptReturns(actor, tx, { ...params, ...body }),
});

export const assignRequestsOperation = operation({
  method: 'POST',
  path: '/api/v1/surveys/{surveyId}/requests/assign',
  summary: 'Give the chosen requests to a colleague to follow, or to nobody',
  access: 'signed-in',
  params: surveyParams,
  body: assignSchema,
  result: chasedSchema,
  run: (actor, tx, { params, body }) => assignRequests(actor, tx, { ...params, ...body }),
});

export const setReminderPlanOperation = operation({
  method: 'PUT',
  path: '/api/v1/surveys/{surveyId}/reminder-plan',
  summary: 'Set on which days, counted from the due time, reminders go out by themselves',
  access: 'signed-in',
  params: surveyParams,
  body: reminderPlanSchema,
  result: reminderPlanSchema,
  run: (actor, tx, { params, body }) => setReminderPlan(actor, tx, { ...params, ...body }),
});

export const listViewsOperation = operation({
  method: 'GET',
  path: '/api/v1/saved-views',
  summary: 'Own ways of looking at a tracking list',
  access: 'signed-in',
  result: z.object({ rows: z.array(savedViewSchema) }),
  run: (actor, tx) => listViews(actor, tx),
});

export const saveViewOperation = operation({
  method: 'POST',
  path: '/api/v1/saved-views',
  summary: 'Keep a way of looking at a tracking list under a name',
  access: 'signed-in',
  body: newViewSchema,
  status: 201,
  result: savedViewSchema,
  run: (actor, tx, { body }) => saveView(actor, tx, body),
});

export const deleteViewOperation = operation({
  method: 'DELETE',
  path: '/api/v1/saved-views/{viewId}',
  summary: 'Delete one of the own ways of looking',
  access: 'signed-in',
  params: z.object({ viewId: z.uuid() }),
  status: 204,
  result: z.null(),
  run: (actor, tx, { params }) => deleteView(actor, tx, params),
});
