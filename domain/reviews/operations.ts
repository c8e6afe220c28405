import { z } from 'zod';
import { operation } from '@/lib/operation';
import { getDialogue } from './data';
import { decideFlag, sendBack, setChecklist, tickPoint, writeInThread, writeNote } from './mutations';
import {
  checklistSchema,
  decideFlagSchema,
  dialogueSchema,
  sendBackSchema,
  sentBackSchema,
  tickSchema,
  writeSchema,
} from './schema';

const params = z.object({ requestId: z.uuid() });

export const getDialogueOperation = operation({
  method: 'GET',
  path: '/api/v1/requests/{requestId}/dialogue',
  summary:
    'What both sides see of a review: what is asked about the answer, a moved due time, and the thread',
  access: 'signed-in',
  params,
  result: dialogueSchema,
  run: (actor, tx, input) => getDialogue(actor, tx, input.params),
});

export const writeInThreadOperation = operation({
  method: 'POST',
  path: '/api/v1/requests/{requestId}/thread',
  summary: 'Write to the other side about a request; it is mailed a notice without the text',
  access: 'signed-in',
  params,
  body: writeSchema,
  status: 201,
  result: z.object({ entryId: z.uuid() }),
  run: (actor, tx, input) => writeInThread(actor, tx, { ...input.params, ...input.body }),
});

export const writeNoteOperation = operation({
  method: 'POST',
  path: '/api/v1/requests/{requestId}/notes',
  summary: 'Note something about a request that only the authority sees',
  access: 'signed-in',
  params,
  body: writeSchema,
  status: 201,
  result: z.object({ noteId: z.uuid() }),
  run: (actor, tx, input) => writeNote(actor, tx, { ...input.params, ...input.body }),
});

export const sendBackOperation = operation({
  method: 'POST',
  path: '/api/v1/requests/{requestId}/corrections',
  summary: 'Send a return back for correction, with questions on named fields and a due time',
  access: 'signed-in',
  params,
  body: sendBackSchema,
  status: 201,
  result: sentBackSchema,
  run: (actor, tx, input) => sendBack(actor, tx, { ...input.params, ...input.body }),
});

export const decideFlagOperation = operation({
  method: 'POST',
  path: '/api/v1/requests/{requestId}/flags',
  summary: 'Dismiss a flag of the plausibility checks with a reason, or take it up again',
  access: 'signed-in',
  params,
  body: decideFlagSchema,
  status: 201,
  result: z.object({ decision: decideFlagSchema.shape.decision }),
  run: (actor, tx, input) => decideFlag(actor, tx, { ...input.params, ...input.body }),
});

export const tickPointOperation = operation({
  method: 'PUT',
  path: '/api/v1/requests/{requestId}/checklist',
  summary: 'Tick a point of the checklist for a version of a return',
  access: 'signed-in',
  params,
  body: tickSchema,
  result: z.object({ ticked: z.boolean() }),
  run: (actor, tx, input) => tickPoint(actor, tx, { ...input.params, ...input.body }),
});

export const setChecklistOperation = operation({
  method: 'PUT',
  path: '/api/v1/surveys/{surveyId}/checklist',
  summary: 'Set what the authority looks at in each return of a survey',
  access: 'signed-in',
  params: z.object({ surveyId: z.uuid() }),
  body: checklistSchema,
  result: checklistSchema,
  run: (actor, tx, input) => setChecklist(actor, tx, { ...input.params, ...input.body }),
});
