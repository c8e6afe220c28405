import { randomUUID } from 'node:crypto';
import type { Calls } from '../call.ts';
import { type Cast, copyOfDraft } from '../cast.ts';
import { surveyOf } from '../objects.ts';
import { addProposal } from '../one-each.ts';

const reason = 'Prøve';
const why = { exempt: { reason }, unexempt: { reason }, extend: { reason, dueAt: '2023-07-01T10:00:00Z' } };
const verbs = { remind: {}, ...why };

export const surveys: Calls = {
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
  'POST /api/v1/saved-views': () => ({ body: { name: 'Prøve', filter: {} } }),
  'DELETE /api/v1/saved-views/{viewId}': () => ({ params: { viewId: randomUUID() } }),
  'POST /api/v1/surveys/{surveyId}/proposals': () => ({ body: { kind: 'close_survey' } }),
  'POST /api/v1/proposals/{proposalId}/confirm': async (cast) => ({ params: await addProposal(cast) }),
  'POST /api/v1/proposals/{proposalId}/withdraw': async (cast) => ({ params: await addProposal(cast) }),
};

/** The same requests in a version that nobody has given. */
const lookedAt = (cast: Cast, of: string) => ({
  answers: chosen(cast, of).requestIds.map((requestId) => ({ requestId, version: 999 })),
});

function chosen(cast: Cast, of: string) {
  const { requestId } = of === 'county' ? cast.requests.county : cast.requests.national;
  return { requestIds: [requestId] };
}
