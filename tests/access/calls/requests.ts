import { randomUUID } from 'node:crypto';
import { signingKey } from '@/lib/signing-key';
import type { Calls } from '../call.ts';
import type { Cast } from '../cast.ts';
import { requestOf } from '../objects.ts';

const field = (path: string) => ({ path, value: { kind: 'stated', value: 1 }, revision: 0 });

export const requests: Calls = {
  'POST /api/v1/requests/{requestId}/thread': () => ({ body: { text: 'Prøve' } }),
  'POST /api/v1/requests/{requestId}/notes': () => ({ body: { text: 'Prøve' } }),
  'POST /api/v1/requests/{requestId}/corrections': () => ({
    body: {
      version: 999,
      dueAt: '2023-07-01T10:00:00Z',
      questions: [{ path: '5061.lost', text: 'Prøve' }],
    },
  }),
  'POST /api/v1/requests/{requestId}/flags': () => ({
    body: { flag: 'outOfLine 5061 1', decision: 'restored', reason: 'Prøve' },
  }),
  'PUT /api/v1/requests/{requestId}/checklist': () => ({ body: { version: 999, key: 'a', ticked: true } }),
  'PATCH /api/v1/requests/{requestId}/draft': (cast, of) =>
    of.includes('another municipality')
      ? { params: { requestId: cast.unanswered }, body: { baseVersion: 0, fields: [field('4601.lost')] } }
      : { body: { baseVersion: 999, fields: [field('5061.lost')] } },
  'POST /api/v1/requests/{requestId}/returns': () => ({
    headers: { 'idempotency-key': randomUUID() },
    body: { baseVersion: 999, answers: {} },
  }),
  'POST /api/v1/requests/{requestId}/returns/by-phone': () => ({
    headers: { 'idempotency-key': randomUUID() },
    body: {
      baseVersion: 999,
      answers: {},
      giver: { name: 'Prøve', role: 'prøve' },
      givenAt: '2023-06-08T08:00:00Z',
    },
  }),
  'POST /api/v1/requests/{requestId}/objections': () => ({ body: { version: 999, reason: 'Prøve' } }),
  'POST /api/v1/requests/{requestId}/attachments': () => ({
    headers: { 'x-file-name': 'a.csv' },
    query: { path: '.none' },
    body: {},
  }),
  'DELETE /api/v1/requests/{requestId}/attachments/{attachmentId}': async (cast, of) => ({
    params: { attachmentId: await fileOf(cast, requestOf(cast, of).requestId, { submitted: false }) },
  }),
  'POST /api/v1/requests/{requestId}/attachments/by-phone': () => ({
    headers: { 'x-file-name': 'a.csv' },
    query: { path: '.none' },
    body: {},
  }),
  'DELETE /api/v1/requests/{requestId}/attachments/by-phone/{attachmentId}': async (cast, of) => ({
    params: {
      attachmentId: await fileOf(cast, requestOf(cast, of).requestId, {
        submitted: false,
        laidByPhone: of.endsWith('county') ? cast.personIds.governor : cast.personIds.directorate,
      }),
    },
  }),
  'GET /api/v1/attachments/{attachmentId}': async (cast, of) => ({
    params: {
      attachmentId: await fileOf(cast, cast.requests.county.requestId, { submitted: !of.endsWith('draft') }),
    },
  }),
  'GET /api/v1/returns/{returnId}': (cast, of) => ({ params: { returnId: requestOf(cast, of).returnId } }),
  'GET /api/v1/receipts/{number}': ({ requests: { county } }, of) => ({
    params: { number: county.number },
    ...(of.endsWith('hash') ? { query: { hash: county.entryHash } } : {}),
  }),
  'GET /api/v1/receipts/{number}/file': ({ requests: { county } }, of) => ({
    params: { number: county.number },
    query: { hash: of.endsWith('another hash') ? 'f'.repeat(64) : (county.entryHash ?? '') },
  }),
  'GET /api/v1/receipt-keys/{keyId}': (_cast, of) => ({
    params: { keyId: of.endsWith('not') ? '0'.repeat(16) : signingKey().id },
  }),
};

async function fileOf(
  { owner }: Cast,
  requestId: string,
  { submitted, laidByPhone = null }: { submitted: boolean; laidByPhone?: string | null },
) {
  const { rows } = await owner.query(
    `insert into attachment (id, "requestId", "surveyId", "serviceId", "officeId", path, name, type, size, sha256, bytes,
       "uploadedAt", "uploadedById", "byPhone", "submittedAt")
     select uuidv7(), id, "surveyId", "serviceId", "officeId", '.log', 'a.csv', 'text/csv', 1, 'x', 'x', now(),
       coalesce($3::uuid, uuidv7()), $3::uuid is not null, case when $2 then now() end
     from request where id = $1 returning id`,
    [requestId, submitted, laidByPhone],
  );
  return rows[0].id as string;
}
