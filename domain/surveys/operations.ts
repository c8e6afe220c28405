import { z } from 'zod';
import { operation } from '@/lib/operation';
import { getSurvey, listSurveys } from './data';
import { closeSurvey, createSurvey, deleteDraft, openSurvey, reopenSurvey, updateSurvey } from './mutations';
import { previewRecipients } from './recipients-data';
import {
  newSurveySchema,
  openedSchema,
  openSurveySchema,
  recipientPreviewSchema,
  recipientSelectionSchema,
  reopenSurveySchema,
  surveyChangesSchema,
  surveySchema,
  surveySummarySchema,
} from './schema';

const surveyParams = z.object({ surveyId: z.uuid() });

export const listSurveysOperation = operation({
  method: 'GET',
  path: '/api/v1/surveys',
  summary: 'The surveys you may see, newest first',
  access: 'signed-in',
  query: z.object({
    incidentId: z.uuid().optional(),
    cursor: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  result: z.object({ rows: z.array(surveySummarySchema), nextCursor: z.uuid().nullable() }),
  run: (actor, tx, { query }) => listSurveys(actor, tx, query),
});

export const createSurveyOperation = operation({
  method: 'POST',
  path: '/api/v1/surveys',
  summary: 'Draft a survey from a template or a published questionnaire',
  access: 'signed-in',
  body: newSurveySchema,
  result: z.object({ surveyId: z.uuid() }),
  status: 201,
  run: (actor, tx, { body }) => createSurvey(actor, tx, body),
});

export const getSurveyOperation = operation({
  method: 'GET',
  path: '/api/v1/surveys/{surveyId}',
  summary: 'A survey with its questions',
  access: 'signed-in',
  params: surveyParams,
  result: surveySchema,
  run: (actor, tx, { params }) => getSurvey(actor, tx, params.surveyId),
});

export const updateSurveyOperation = operation({
  method: 'PATCH',
  path: '/api/v1/surveys/{surveyId}',
  summary: 'Change a draft; 409 with the other version when somebody was first',
  access: 'signed-in',
  params: surveyParams,
  body: surveyChangesSchema,
  result: surveySchema,
  run: (actor, tx, { params, body }) => updateSurvey(actor, tx, { ...params, ...body }),
});

export const deleteDraftOperation = operation({
  method: 'DELETE',
  path: '/api/v1/surveys/{surveyId}',
  summary: 'Delete a draft',
  access: 'signed-in',
  params: surveyParams,
  result: z.void(),
  status: 204,
  run: async (actor, tx, { params }) => {
    const deleted = await deleteDraft(actor, tx, params);
    return deleted.ok ? { ok: true, value: undefined } : deleted;
  },
});

export const previewRecipientsOperation = operation({
  method: 'POST',
  path: '/api/v1/surveys/{surveyId}/recipients',
  summary: 'Whom a selection would ask, before anything is sent',
  access: 'signed-in',
  params: surveyParams,
  body: z.object({ recipients: recipientSelectionSchema.optional() }),
  result: recipientPreviewSchema,
  run: (actor, tx, { params, body }) => previewRecipients(actor, tx, { ...params, ...body }),
});

export const openSurveyOperation = operation({
  method: 'POST',
  path: '/api/v1/surveys/{surveyId}/open',
  summary: 'Open a draft: one request and one invitation to every service; retrying sends nothing again',
  access: 'signed-in',
  params: surveyParams,
  body: openSurveySchema,
  result: openedSchema,
  run: (actor, tx, { params, body }) => openSurvey(actor, tx, { ...params, ...body }),
});

export const closeSurveyOperation = operation({
  method: 'POST',
  path: '/api/v1/surveys/{surveyId}/close',
  summary: 'Close an open survey: nobody can answer any more',
  access: 'signed-in',
  params: surveyParams,
  result: surveySchema,
  run: (actor, tx, { params }) => closeSurvey(actor, tx, params),
});

export const reopenSurveyOperation = operation({
  method: 'POST',
  path: '/api/v1/surveys/{surveyId}/reopen',
  summary: 'Open a closed survey again, with a reason',
  access: 'signed-in',
  params: surveyParams,
  body: reopenSurveySchema,
  result: surveySchema,
  run: (actor, tx, { params, body }) => reopenSurvey(actor, tx, { ...params, ...body }),
});
