import { z } from 'zod';
import { defaultLocale, locales } from '@/lib/messages';
import { operation } from '@/lib/operation';
import { ok } from '@/lib/outcome';
import { knownAnswer } from './cache';
import { statesCsv } from './csv-data';
import { answerOf, listBreaches } from './data';
import { breachListSchema, figuresQuerySchema, figuresSchema } from './schema';

export const getIncidentFiguresOperation = operation({
  method: 'GET',
  path: '/api/v1/incidents/{incidentId}/figures',
  summary: 'All figures of an incident, now or as of a past moment',
  access: 'signed-in',
  params: z.object({ incidentId: z.uuid() }),
  query: figuresQuerySchema,
  result: figuresSchema,
  stampOf: ({ incidentId }) => incidentId,
  known: (actor, stamp, { params, query }) =>
    knownAnswer(actor, stamp, { kind: 'incident', id: params.incidentId, ...query }),
  run: async (actor, tx, { params, query }) => {
    const answer = await answerOf(actor, tx, { kind: 'incident', id: params.incidentId, ...query });
    return answer.ok ? ok(answer.value.bytes) : answer;
  },
});

export const getSurveyFiguresOperation = operation({
  method: 'GET',
  path: '/api/v1/surveys/{surveyId}/figures',
  summary: 'All figures of a survey, now or as of a past moment',
  access: 'signed-in',
  params: z.object({ surveyId: z.uuid() }),
  query: figuresQuerySchema,
  result: figuresSchema,
  stampOf: ({ surveyId }) => surveyId,
  known: (actor, stamp, { params, query }) =>
    knownAnswer(actor, stamp, { kind: 'survey', id: params.surveyId, ...query }),
  run: async (actor, tx, { params, query }) => {
    const answer = await answerOf(actor, tx, { kind: 'survey', id: params.surveyId, ...query });
    return answer.ok ? ok(answer.value.bytes) : answer;
  },
});

export const listBreachesOperation = operation({
  method: 'GET',
  path: '/api/v1/incidents/{incidentId}/breaches',
  summary: 'Which affected municipalities have notified the data-protection authority, and when',
  access: 'signed-in',
  params: z.object({ incidentId: z.uuid() }),
  query: figuresQuerySchema.pick({ asOf: true }),
  result: breachListSchema,
  run: (actor, tx, { params, query }) => listBreaches(actor, tx, { ...params, ...query }),
});

const csvQuerySchema = figuresQuerySchema.extend({ language: z.enum(locales).default(defaultLocale) });

export const getIncidentFiguresCsvOperation = operation({
  method: 'GET',
  path: '/api/v1/incidents/{incidentId}/figures.csv',
  summary: 'The state of every municipality in an incident, as CSV for a spreadsheet',
  access: 'signed-in',
  params: z.object({ incidentId: z.uuid() }),
  query: csvQuerySchema,
  produces: 'text/csv',
  result: z.string(),
  run: (actor, tx, { params, query }) =>
    statesCsv(actor, tx, { kind: 'incident', id: params.incidentId, ...query }),
});

export const getSurveyFiguresCsvOperation = operation({
  method: 'GET',
  path: '/api/v1/surveys/{surveyId}/figures.csv',
  summary: 'The state of every municipality in a survey, as CSV for a spreadsheet',
  access: 'signed-in',
  params: z.object({ surveyId: z.uuid() }),
  query: csvQuerySchema,
  produces: 'text/csv',
  result: z.string(),
  run: (actor, tx, { params, query }) =>
    statesCsv(actor, tx, { kind: 'survey', id: params.surveyId, ...query }),
});
