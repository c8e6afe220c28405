// long: one table, with a row for every operation that is asked about an object.
import { randomUUID } from 'node:crypto';
import { signingKey } from '@/lib/signing-key';
import { type Cast, copyOfDraft, counties } from './cast.ts';
import { throwawayDraft } from './cast-questionnaires.ts';
import { addContact, addLink, addProposal, addSession, addSomebody, addToken } from './one-each.ts';
import type { Role } from './roles.ts';

/** How an operation is asked about an object: params and body, so chosen that nothing lasting changes. */
export type Call = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
  /** The caller's own session, when the call is about it. */
  cookie?: string;
};

const reason = 'Prøve';
const why = { exempt: { reason }, unexempt: { reason }, extend: { reason, dueAt: '2023-07-01T10:00:00Z' } };
const verbs = { remind: {}, ...why };
const incident = { title: 'Prøve', system: 'Familia', summary: 'Noe forsvant.' };
const incidentOf = (cast: Cast, of: string) =>
  of.startsWith('the directorate') ? cast.incidents.directorate : cast.incidents.governor;

const surveyOf = ({ surveys }: Cast, of: string): string => {
  const [name] = of.split(',');
  const ids: Record<string, string> = {
    national: surveys.national,
    county: surveys.county,
    closed: surveys.closed,
    'county draft': surveys.countyDraft,
    'national draft': surveys.nationalDraft,
  };
  return ids[name ?? ''] ?? '';
};

const questionnaireOf = ({ questionnaires }: Cast, of: string): string => {
  if (of === "the governor's draft") return questionnaires.governorDraft;
  return of === "the governor's own" ? questionnaires.governor : questionnaires.template;
};

const requestOf = ({ requests }: Cast, of: string) => {
  if (of.startsWith('the other')) return requests.other;
  return of.endsWith('county') ? requests.county : requests.national;
};

/** By operation; `of` is the object as the table names it. */
const makers: Record<string, (cast: Cast, of: string, role: Role) => Call | Promise<Call>> = {
  'POST /api/v1/incidents': (_cast, of) => ({
    body: of === "in the directorate's name" ? { ...incident, officeId: 'bufdir' } : incident,
  }),
  'PATCH /api/v1/incidents/{incidentId}': () => ({ body: { editRevision: 999 } }),
  'POST /api/v1/incidents/{incidentId}/notes': () => ({
    body: { at: '2023-06-01T10:00:00Z', text: 'Prøve' },
  }),
  'POST /api/v1/incidents/{incidentId}/notices': () => ({
    body: { at: '2023-06-01T10:00:00Z', from: 'KS', kind: 'other', title: 'Prøve', body: 'Prøve' },
  }),
  'POST /api/v1/incidents/{incidentId}/notices/{noticeId}/retract': (cast) => ({
    params: { incidentId: cast.incidents.directorate, noticeId: cast.noticeId },
  }),
  'POST /api/v1/incidents/{incidentId}/operator-lists': (cast, of) => ({
    params: { incidentId: cast.incidents.directorate },
    body: {
      dryRun: true,
      rows: [{ municipalityNumber: '4601', usesSystem: 'no' }],
      ...(of === 'the own list' ? {} : { source: 'KS – Kommunesektorens organisasjon' }),
    },
  }),
  'POST /api/v1/incidents/{incidentId}/operator-counts': (cast, of) => ({
    params: { incidentId: cast.incidents.directorate },
    body: {
      dryRun: true,
      rows: [{ municipalityNumber: '4601', month: '2023-01', sent: 2, delivered: 1 }],
      ...(of === 'the own counts' ? {} : { source: 'KS – Kommunesektorens organisasjon' }),
    },
  }),
  'GET /api/v1/incidents/{incidentId}/operator-counts': (cast) => ({
    params: { incidentId: cast.incidents.directorate },
  }),
  'GET /api/v1/incidents/{incidentId}/figures': (_cast, of) => ({ query: countyQuery(of) }),
  'GET /api/v1/incidents/{incidentId}/figures.csv': (_cast, of) => ({ query: countyQuery(of) }),
  'POST /api/v1/questionnaires': () => ({
    body: { officeId: 'sf-tr', title: 'Prøve', copyOfId: randomUUID() },
  }),
  'POST /api/v1/questionnaires/imports': () => ({ body: { officeId: 'sf-tr', file: {} } }),
  'PATCH /api/v1/questionnaires/{questionnaireVersionId}': () => ({ body: { revision: 999 } }),
  'DELETE /api/v1/questionnaires/{questionnaireVersionId}': async (cast) => ({
    params: { questionnaireVersionId: await throwawayDraft(cast) },
  }),
  'POST /api/v1/questionnaires/{questionnaireVersionId}/publish': () => ({ body: { revision: 999 } }),
  'POST /api/v1/surveys': (cast, of) => ({
    body: {
      incidentId: cast.incidents.directorate,
      officeId: of === "in the directorate's name" ? 'bufdir' : 'sf-tr',
      template: 'no-such-template',
    },
  }),
  'PATCH /api/v1/surveys/{surveyId}': () => ({ body: { revision: 999 } }),
  'DELETE /api/v1/surveys/{surveyId}': async (cast, of) => ({
    params: { surveyId: await copyOfDraft(cast, surveyOf(cast, of)) },
  }),
  'POST /api/v1/surveys/{surveyId}/open': () => ({ body: { revision: 999 } }),
  'POST /api/v1/surveys/{surveyId}/recipients': (_cast, of) => ({
    body: {
      recipients: of.endsWith('by hand')
        ? { all: false, include: ['vl-bergen'] }
        : { all: true, include: [], exclude: [] },
    },
  }),
  'POST /api/v1/surveys/{surveyId}/question-correction': () => ({
    body: { questionnaireVersionId: randomUUID(), reason: 'Prøve', dueAt: '2099-01-01T10:00:00Z' },
  }),
  'POST /api/v1/surveys/{surveyId}/reopen': () => ({ body: { reason } }),
  'GET /api/v1/surveys/{surveyId}/requests': () => ({ query: { limit: '500' } }),
  'POST /api/v1/surveys/{surveyId}/requests/accept': (cast, of) => ({ body: lookedAt(cast, of) }),
  'POST /api/v1/surveys/{surveyId}/requests/unaccept': (cast, of) => ({ body: lookedAt(cast, of) }),
  'POST /api/v1/surveys/{surveyId}/requests/assign': (cast, of) => ({
    body: {
      requests: chosen(cast, of).requestIds.map((requestId) => ({ requestId, assigneeId: null })),
      personId: null,
    },
  }),
  ...Object.fromEntries(
    Object.entries(verbs).map(([verb, more]) => [
      `POST /api/v1/surveys/{surveyId}/requests/${verb}`,
      (cast: Cast, of: string) => ({ body: { ...chosen(cast, of), ...more } }),
    ]),
  ),
  'PUT /api/v1/surveys/{surveyId}/checklist': () => ({ body: { points: [], revision: 999 } }),
  'PUT /api/v1/surveys/{surveyId}/reminder-plan': () => ({ body: { days: [], revision: 999 } }),
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
  'POST /api/v1/saved-views': () => ({ body: { name: 'Prøve', filter: {} } }),
  'DELETE /api/v1/saved-views/{viewId}': () => ({ params: { viewId: randomUUID() } }),
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
  'POST /api/v1/sign-in-links': () => ({ body: { email: 'nobody@example.test' } }),
  'GET /api/v1/sign-in-links/{token}': async (cast, of) => ({ params: { token: await linkOf(cast, of) } }),
  'POST /api/v1/sign-in-links/{token}/use': async (cast, of, role) => ({
    params: { token: await linkOf(cast, of) },
    body: {},
    // It ends the session that the caller came with.
    cookie: (await addSession(cast, role)).secret,
  }),
  'POST /api/v1/sign-in-links/{token}/renew': async (cast, of) => ({
    params: { token: await linkOf(cast, of) },
  }),
  'POST /api/v1/sign-out': async (cast, _of, role) => ({ cookie: (await addSession(cast, role)).secret }),
  'PATCH /api/v1/me': () => ({ body: {} }),
  'DELETE /api/v1/sessions/{sessionId}': async (cast, of, role) => ({
    params: { sessionId: (await addSession(cast, of === 'an own one' ? role : another(role))).id },
  }),
  'POST /api/v1/api-tokens': () => ({ body: { name: 'Prøve', lastDay: '2020-01-01' } }),
  'DELETE /api/v1/api-tokens/{tokenId}': async (cast, of, role) => ({
    params: {
      tokenId: (await addToken(cast, of === 'an own one' ? role : another(role), { revoked: false })).id,
    },
  }),
  'POST /api/v1/surveys/{surveyId}/proposals': () => ({ body: { kind: 'close_survey' } }),
  'POST /api/v1/proposals/{proposalId}/confirm': async (cast) => ({ params: await addProposal(cast) }),
  'POST /api/v1/proposals/{proposalId}/withdraw': async (cast) => ({ params: await addProposal(cast) }),
  'GET /api/v1/people/{personId}': async (cast) => ({ params: await addSomebody(cast) }),
  'POST /api/v1/memberships': () => ({ body: { email: 'a@example.test', role: 'governor' } }),
  'POST /api/v1/memberships/{membershipId}/end': async (cast) => ({ params: await addSomebody(cast) }),
  'DELETE /api/v1/people/{personId}/sessions/{sessionId}': async (cast) => ({
    params: await addSomebody(cast),
  }),
  'POST /api/v1/people/{personId}/sign-out': async (cast) => ({ params: await addSomebody(cast) }),
  'GET /api/v1/services/{serviceId}/contacts': () => ({ params: { serviceId: 'mr-surnadal-rindal' } }),
  'POST /api/v1/services/{serviceId}/contacts': () => ({
    params: { serviceId: 'mr-surnadal-rindal' },
    body: { role: 'leader', name: 'Prøve', email: 'leder@mr-surnadal-rindal.example.test' },
  }),
  'PATCH /api/v1/services/{serviceId}/contacts/{contactId}': async (cast) => ({
    params: await addContact(cast),
    body: {},
  }),
  'POST /api/v1/services/{serviceId}/contacts/{contactId}/end': async (cast) => ({
    params: await addContact(cast),
  }),
  'GET /api/v1/register/services': () => ({ query: { limit: '500' } }),
  'GET /api/v1/register/offices': () => ({}),
  'GET /api/v1/register/municipalities': () => ({ query: { limit: '500' } }),
  'POST /api/v1/register/imports': () => ({
    body: { kind: 'offices', csv: 'no;such;columns\n', dryRun: true },
  }),
  'PUT /api/v1/retention/{officeId}': () => ({
    params: { officeId: 'sf-tr' },
    body: { personMonths: 24, addressMonths: 6 },
  }),
  'POST /api/v1/retention/erase': ({ personIds }) => ({ body: { personId: personIds.governor } }),
  'POST /api/v1/demo/sign-in': async (cast, of, role) => ({
    body: { email: of.startsWith('an address') ? 'a@elsewhere.no' : 'datatilsynet@example.test' },
    cookie: (await addSession(cast, role)).secret,
  }),
  'POST /api/v1/demo/clock': () => ({ body: { to: '2020-01-01T00:00:00Z' } }),
  'GET /api/v1/mailbox/{mailId}': (cast) => ({ params: { mailId: cast.mailId } }),
};

const another = (role: Role): Role => (role === 'observer' ? 'ministry' : 'observer');

function countyQuery(of: string): Record<string, string> {
  return of.endsWith('third county') ? { county: counties.third } : {};
}

/** The same requests in a version that nobody has given. */
const lookedAt = (cast: Cast, of: string) => ({
  answers: chosen(cast, of).requestIds.map((requestId) => ({ requestId, version: 999 })),
});

function chosen(cast: Cast, of: string) {
  const { requestId } = of === 'county' ? cast.requests.county : cast.requests.national;
  return { requestIds: [requestId] };
}

const field = (path: string) => ({ path, value: { kind: 'stated', value: 1 }, revision: 0 });

function linkOf(cast: Cast, of: string): Promise<string> | string {
  const { requestId } = cast.requests.county;
  const { leader: personId, endedLeader } = cast.personIds;
  switch (of) {
    case 'no link':
      return 'no-such-link-was-ever-made';
    case 'an invitation':
      return addLink(cast, { requestId, ...(personId ? { personId } : {}) });
    case 'asked for in another browser':
      return addLink(cast, { browser: 'the-secret-of-another-browser' });
    case 'of somebody who is no longer contact':
      return addLink(cast, { requestId, hours: -1, ...(endedLeader ? { personId: endedLeader } : {}) });
    default:
      return addLink(cast, { requestId });
  }
}

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

/** What to send for a row of the table as a role; params follow from the object unless the operation has others. */
export async function callOf(cast: Cast, operation: string, of: string, role: Role): Promise<Call> {
  const made = (await makers[operation]?.(cast, of, role)) ?? {};
  const params: Record<string, string> = {};
  if (operation.includes('{incidentId}')) params.incidentId = incidentOf(cast, of);
  if (operation.includes('{questionnaireVersionId}'))
    params.questionnaireVersionId = questionnaireOf(cast, of);
  if (operation.includes('{surveyId}')) params.surveyId = surveyOf(cast, of);
  if (operation.includes('{requestId}')) params.requestId = requestOf(cast, of).requestId;
  return { ...made, params: { ...params, ...made.params } };
}
