import { z } from 'zod';
import { operation } from '@/lib/operation';
import { getRequestForAnswering } from './data/answering';
import { getDraft } from './data/draft';
import { listOwnRequests } from './data/own';
import { bePresent } from './mutations/be-present';
import { markOpened } from './mutations/mark-opened';
import { saveDraft } from './mutations/save-draft';
import {
  answeringSchema,
  draftSchema,
  ownRequestSchema,
  presenceSchema,
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
