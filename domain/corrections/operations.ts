import { z } from 'zod';
import { operation } from '@/lib/operation';
import { getQuestionCorrection } from './data';
import { beginCorrection, correctQuestions } from './mutations';
import {
  correctedSchema,
  correctQuestionsSchema,
  proposalQuerySchema,
  questionCorrectionSchema,
} from './schema';

const params = z.object({ surveyId: z.uuid() });

export const getQuestionCorrectionOperation = operation({
  method: 'GET',
  path: '/api/v1/surveys/{surveyId}/question-correction',
  summary: 'What correcting the questions of an open survey would do, and whom it would ask again',
  access: 'signed-in',
  params,
  query: proposalQuerySchema,
  result: questionCorrectionSchema,
  run: (actor, tx, input) => getQuestionCorrection(actor, tx, { ...input.params, ...input.query }),
});

export const beginCorrectionOperation = operation({
  method: 'POST',
  path: '/api/v1/surveys/{surveyId}/question-correction/draft',
  summary: 'The draft in which the questions of an open survey are corrected',
  access: 'signed-in',
  params,
  result: z.object({ questionnaireVersionId: z.uuid() }),
  status: 201,
  run: (actor, tx, input) => beginCorrection(actor, tx, input.params),
});

export const correctQuestionsOperation = operation({
  method: 'POST',
  path: '/api/v1/surveys/{surveyId}/question-correction',
  summary:
    'Move an open survey to a published version made from its questions, and ask those concerned again',
  access: 'signed-in',
  params,
  body: correctQuestionsSchema,
  result: correctedSchema,
  run: (actor, tx, input) => correctQuestions(actor, tx, { ...input.params, ...input.body }),
});
