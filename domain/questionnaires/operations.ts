import { z } from 'zod';
import { env } from '@/lib/env';
import { identifier } from '@/lib/free-text';
import { operation } from '@/lib/operation';
import { ok } from '@/lib/outcome';
import { revisionSchema } from '@/lib/versions';
import { getQuestionnaireVersion, listAllQuestionnaires, listQuestionnaires } from './data';
import { fileJsonSchema, fileOf } from './file';
import {
  createQuestionnaire,
  createVersion,
  deleteDraft,
  importQuestionnaire,
  publishQuestionnaire,
  saveDraft,
} from './mutations';
import {
  newQuestionnaireSchema,
  questionnaireChangesSchema,
  questionnaireFileSchema,
  questionnaireSchema,
  questionnaireVersionSchema,
} from './views';

const params = z.object({ questionnaireVersionId: z.uuid() });
const draftSchema = z.object({ questionnaireVersionId: z.uuid() });
const schemaAddress = () => `${env().BASE_URL}/api/v1/questionnaires/schema.json`;

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

export const createQuestionnaireOperation = operation({
  method: 'POST',
  path: '/api/v1/questionnaires',
  summary: 'A questionnaire of your authority, as a draft: empty, or a copy',
  access: 'signed-in',
  body: newQuestionnaireSchema,
  result: draftSchema,
  status: 201,
  run: (actor, tx, { body }) => createQuestionnaire(actor, tx, body),
});

export const listAllQuestionnairesOperation = operation({
  method: 'GET',
  path: '/api/v1/questionnaires/all',
  summary: 'Every questionnaire you may see, with all its versions and its draft',
  access: 'signed-in',
  result: z.object({ rows: z.array(questionnaireSchema), nextCursor: z.null() }),
  run: async (actor, tx) => {
    const all = await listAllQuestionnaires(actor, tx);
    return all.ok ? { ok: true, value: { rows: all.value, nextCursor: null } } : all;
  },
});

export const getQuestionnaireSchemaOperation = operation({
  method: 'GET',
  path: '/api/v1/questionnaires/schema.json',
  summary: 'The JSON Schema of a questionnaire as a file',
  access: 'anyone',
  result: z.record(z.string(), z.unknown()),
  run: async () => ok(fileJsonSchema(schemaAddress())),
});

export const importQuestionnaireOperation = operation({
  method: 'POST',
  path: '/api/v1/questionnaires/imports',
  summary: 'A file as the draft of a new questionnaire; what is wrong with it is named by its path',
  access: 'signed-in',
  // The file is checked by the function, which says more about what is wrong than a body's check.
  body: z.object({ officeId: identifier(100).optional(), file: z.unknown() }),
  result: draftSchema,
  status: 201,
  run: (actor, tx, { body }) => importQuestionnaire(actor, tx, { ...body, file: body.file }),
});

export const getQuestionnaireVersionOperation = operation({
  method: 'GET',
  path: '/api/v1/questionnaires/{questionnaireVersionId}',
  summary: 'One version of a questionnaire with its questions',
  access: 'signed-in',
  params,
  result: questionnaireVersionSchema,
  run: (actor, tx, input) => getQuestionnaireVersion(actor, tx, input.params.questionnaireVersionId),
});

export const saveQuestionnaireOperation = operation({
  method: 'PATCH',
  path: '/api/v1/questionnaires/{questionnaireVersionId}',
  summary: 'Save a draft; 409 with the other version when somebody was first',
  access: 'signed-in',
  params,
  body: questionnaireChangesSchema,
  result: questionnaireVersionSchema,
  run: (actor, tx, input) => saveDraft(actor, tx, { ...input.params, ...input.body }),
});

export const deleteQuestionnaireDraftOperation = operation({
  method: 'DELETE',
  path: '/api/v1/questionnaires/{questionnaireVersionId}',
  summary: 'Delete a draft',
  access: 'signed-in',
  params,
  result: z.void(),
  status: 204,
  run: async (actor, tx, input) => {
    const deleted = await deleteDraft(actor, tx, input.params);
    return deleted.ok ? { ok: true, value: undefined } : deleted;
  },
});

export const publishQuestionnaireOperation = operation({
  method: 'POST',
  path: '/api/v1/questionnaires/{questionnaireVersionId}/publish',
  summary: 'Publish a draft: from then on it never changes',
  access: 'signed-in',
  params,
  body: z.object({ revision: revisionSchema }),
  result: questionnaireVersionSchema,
  run: (actor, tx, input) => publishQuestionnaire(actor, tx, { ...input.params, ...input.body }),
});

export const createVersionOperation = operation({
  method: 'POST',
  path: '/api/v1/questionnaires/{questionnaireVersionId}/versions',
  summary: 'The draft of the next version, made from this one; the draft that there is, if there is one',
  access: 'signed-in',
  params,
  result: draftSchema,
  status: 201,
  run: (actor, tx, input) => createVersion(actor, tx, input.params),
});

export const exportQuestionnaireOperation = operation({
  method: 'GET',
  path: '/api/v1/questionnaires/{questionnaireVersionId}/export.json',
  summary: 'A version as a file that can be imported again',
  access: 'signed-in',
  params,
  result: questionnaireFileSchema,
  download: async (actor, tx, input) => {
    const version = await getQuestionnaireVersion(actor, tx, input.params.questionnaireVersionId);
    if (!version.ok) return version;
    const text = `${JSON.stringify(fileOf(version.value, schemaAddress()), null, 2)}\n`;
    return ok({
      contentType: 'application/json; charset=utf-8',
      fileName: `questionnaire-v${version.value.version}.json`,
      first: { text, next: null },
    });
  },
});
