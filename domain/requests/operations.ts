import { z } from 'zod';
import { operation } from '@/lib/operation';
import { largestFile } from './attachments';
import { getRequestForAnswering } from './data/answering';
import { getAttachment } from './data/attachments';
import { getDraft } from './data/draft';
import { listOwnRequests } from './data/own';
import { getRequestForRecording } from './data/recording';
import {
  addAttachment,
  addAttachmentByPhone,
  removeAttachment,
  removeAttachmentByPhone,
} from './mutations/attachments';
import { bePresent } from './mutations/be-present';
import { markOpened } from './mutations/mark-opened';
import { saveDraft } from './mutations/save-draft';
import {
  answeringSchema,
  attachmentViewSchema,
  draftSchema,
  fileNameSchema,
  ownRequestSchema,
  presenceSchema,
  recordingSchema,
  saveDraftSchema,
  savedDraftSchema,
} from './schema';

const params = z.object({ requestId: z.uuid() });

export const listOwnRequestsOperation = operation({
  method: 'GET',
  path: '/api/v1/requests',
  summary: 'The requests that your services are to answer, newest first',
  access: 'signed-in',
  query: z.object({
    cursor: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  result: z.object({ rows: z.array(ownRequestSchema), nextCursor: z.uuid().nullable() }),
  run: (actor, tx, { query }) => listOwnRequests(actor, tx, query),
});

export const getRequestOperation = operation({
  method: 'GET',
  path: '/api/v1/requests/{requestId}',
  summary: 'A request with its questions, the incident’s notices, the draft and what is stored',
  access: 'signed-in',
  params,
  result: answeringSchema,
  run: (actor, tx, input) => getRequestForAnswering(actor, tx, input.params),
});

export const getRequestForRecordingOperation = operation({
  method: 'GET',
  path: '/api/v1/requests/{requestId}/by-phone',
  summary: 'A request with its questions, for writing down an answer that is given by phone',
  access: 'signed-in',
  params,
  result: recordingSchema,
  run: (actor, tx, input) => getRequestForRecording(actor, tx, input.params),
});

export const markOpenedOperation = operation({
  method: 'POST',
  path: '/api/v1/requests/{requestId}/opened',
  summary: 'Say that the service has seen the request',
  access: 'signed-in',
  params,
  result: z.object({ first: z.boolean() }),
  run: (actor, tx, input) => markOpened(actor, tx, input.params),
});

export const getDraftOperation = operation({
  method: 'GET',
  path: '/api/v1/requests/{requestId}/draft',
  summary: 'The draft as it stands, with who saved each field last',
  access: 'signed-in',
  params,
  result: draftSchema,
  run: (actor, tx, input) => getDraft(actor, tx, input.params.requestId),
});

export const saveDraftOperation = operation({
  method: 'PATCH',
  path: '/api/v1/requests/{requestId}/draft',
  summary:
    'Save fields of the draft; one that somebody changed meanwhile comes back instead of being overwritten',
  access: 'signed-in',
  params,
  body: saveDraftSchema,
  result: savedDraftSchema,
  run: (actor, tx, input) => saveDraft(actor, tx, { ...input.body, ...input.params }),
});

export const bePresentOperation = operation({
  method: 'POST',
  path: '/api/v1/requests/{requestId}/presence',
  summary: 'Say that you have the form open; who else of the service has, and the draft as it stands',
  access: 'signed-in',
  params,
  result: presenceSchema,
  run: (actor, tx, input) => bePresent(actor, tx, input.params),
});

/** Laying a file beside an answer, and taking it away again: in the service's draft, and by phone. */
function attachmentOperations(
  place: 'attachments' | 'attachments/by-phone',
  add: { summary: string; run: typeof addAttachment },
  remove: { summary: string; run: typeof removeAttachment },
) {
  const path = `/api/v1/requests/{requestId}/${place}` as const;
  return {
    add: operation({
      method: 'POST',
      path,
      summary: add.summary,
      access: 'signed-in',
      params,
      query: z.object({ path: z.string().max(60) }),
      headers: z.object({ 'x-file-name': fileNameSchema }),
      accepts: 'application/octet-stream',
      maxBytes: largestFile,
      body: z
        .custom<Uint8Array>((value) => value instanceof Uint8Array)
        .meta({ override: { type: 'string', format: 'binary' } }),
      result: attachmentViewSchema,
      status: 201,
      limits: [{ name: 'attachment', per: 'account', most: 60, seconds: 600 }],
      run: (actor, tx, { params: of, query, headers, body }) =>
        add.run(actor, tx, { ...of, ...query, name: headers['x-file-name'], bytes: body }),
    }),
    remove: operation({
      method: 'DELETE',
      path: `${path}/{attachmentId}`,
      summary: remove.summary,
      access: 'signed-in',
      params: params.extend({ attachmentId: z.uuid() }),
      result: z.object({ removed: z.boolean() }),
      run: (actor, tx, input) => remove.run(actor, tx, input.params),
    }),
  };
}

export const { add: addAttachmentOperation, remove: removeAttachmentOperation } = attachmentOperations(
  'attachments',
  {
    summary: 'Lay a file (PDF, PNG, JPEG or CSV, at most 10 MiB) beside an answer of the draft',
    run: addAttachment,
  },
  { summary: 'Take a file out of the draft; returns that have it keep it', run: removeAttachment },
);

export const { add: addAttachmentByPhoneOperation, remove: removeAttachmentByPhoneOperation } =
  attachmentOperations(
    'attachments/by-phone',
    {
      summary: 'Lay a file (PDF, PNG, JPEG or CSV, at most 10 MiB) beside an answer that is taken by phone',
      run: addAttachmentByPhone,
    },
    {
      summary: 'Take a file away again before the answer by phone is stored',
      run: removeAttachmentByPhone,
    },
  );

export const getAttachmentOperation = operation({
  method: 'GET',
  path: '/api/v1/attachments/{attachmentId}',
  summary: 'A file, to be saved: never shown inline',
  access: 'signed-in',
  params: z.object({ attachmentId: z.uuid() }),
  result: z.string().meta({ format: 'binary' }),
  file: (actor, tx, input) => getAttachment(actor, tx, input.params),
});
