import { z } from 'zod';
import { defaultLocale, locales } from '@/lib/messages';
import { operation } from '@/lib/operation';
import { answersCsv } from './own-csv';
import { getOwnFigures } from './own-data';
import { ownFiguresSchema } from './own-schema';
import { figuresQuerySchema } from './schema';

export const getOwnFiguresOperation = operation({
  method: 'GET',
  path: '/api/v1/surveys/{surveyId}/answers',
  summary: "What was answered to a survey's own questions, counted, now or as of a past moment",
  access: 'signed-in',
  params: z.object({ surveyId: z.uuid() }),
  query: figuresQuerySchema,
  result: ownFiguresSchema,
  run: (actor, tx, { params, query }) => getOwnFigures(actor, tx, { ...params, ...query }),
});

export const getAnswersCsvOperation = operation({
  method: 'GET',
  path: '/api/v1/surveys/{surveyId}/answers.csv',
  summary: 'Every answer of a survey as CSV, one row per service and municipality',
  access: 'signed-in',
  params: z.object({ surveyId: z.uuid() }),
  query: figuresQuerySchema.extend({ language: z.enum(locales).default(defaultLocale) }),
  produces: 'text/csv',
  result: z.string(),
  run: (actor, tx, { params, query }) => answersCsv(actor, tx, { ...params, ...query }),
});
