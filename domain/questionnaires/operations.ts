import { z } from 'zod';
import { operation } from '@/lib/operation';
import { getQuestionnaireVersion, listQuestionnaires } from './data';
import { questionnaireVersionSchema } from './views';

export const listQuestionnairesOperation = operation({
  method: 'GET',
  path: '/api/v1/questionnaires',
  summary: 'The newest published version of each questionnaire that a survey can use',
  access: 'signed-in',
  result: z.object({ rows: z.array(questionnaireVersionSchema), nextCursor: z.null() }),
  run: async (actor, tx) => {
    const all = await listQuestionnaires(actor, tx);
    return all.ok ? { ok: true, value: { rows: all.value, nextCursor: null } } : all;
  },
});

export const getQuestionnaireVersionOperation = operation({
  method: 'GET',
  path: '/api/v1/questionnaires/{questionnaireVersionId}',
  summary: 'One version of a questionnaire with its questions',
  access: 'signed-in',
  params: z.object({ questionnaireVersionId: z.uuid() }),
  result: questionnaireVersionSchema,
  run: (actor, tx, { params }) => getQuestionnaireVersion(actor, tx, params.questionnaireVersionId),
});
