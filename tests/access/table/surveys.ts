import { type Row, rows, signedIn } from '../roles.ts';

const one = '/api/v1/surveys/{surveyId}';
const requests = `${one}/requests`;
const chase = ['remind', 'extend', 'exempt', 'unexempt', 'accept', 'unaccept', 'assign'].map(
  (verb) => `POST ${requests}/${verb}`,
);

/** Who sees that a survey was sent: those asked, governors of counties asked, directorate and ministry. */
const seesNational = {
  leader: 'ok',
  otherLeader: 'ok',
  governor: 'ok',
  otherGovernor: 'ok',
  directorate: 'ok',
  ministry: 'ok',
};
const seesCounty = { leader: 'ok', governor: 'ok', directorate: 'ok', ministry: 'ok' };

/** Visible, but run by its own authority only. */
const runsCounty = { leader: 403, governor: 'ok', directorate: 403, ministry: 403 } as const;
const runsNational = {
  leader: 403,
  otherLeader: 403,
  governor: 403,
  otherGovernor: 403,
  directorate: 'ok',
  ministry: 403,
} as const;

export const surveys: Row[] = [
  ...rows(
    'GET /api/v1/surveys',
    'the list',
    signedIn('none', {
      leader: 'national, county, closed',
      otherLeader: 'national',
      governor: 'national, county, closed, county draft',
      otherGovernor: 'national',
      directorate: 'national, county, closed, county draft, national draft',
      ministry: 'national, county, closed',
    }),
  ),
  ...rows(
    'POST /api/v1/surveys',
    "in the governor's name",
    signedIn(403, { governor: 'ok', admin: 404, endedGovernor: 404, endedLeader: 404 }),
  ),
  ...rows(
    'POST /api/v1/surveys',
    "in the directorate's name",
    signedIn(403, { directorate: 'ok', admin: 404, endedGovernor: 404, endedLeader: 404 }),
  ),
  ...rows(`GET ${one}`, 'national', signedIn(404, seesNational)),
  ...rows(`GET ${one}`, 'county', signedIn(404, seesCounty)),
  ...rows(`GET ${one}`, 'county draft', signedIn(404, { governor: 'ok', directorate: 'ok' })),
  ...rows(`GET ${one}`, 'national draft', signedIn(404, { directorate: 'ok' })),
  ...rows(
    [`PATCH ${one}`, `DELETE ${one}`, `POST ${one}/open`],
    'county draft',
    signedIn(404, { governor: 'ok', directorate: 403 }),
  ),
  ...rows(
    [`PATCH ${one}`, `DELETE ${one}`, `POST ${one}/open`],
    'national draft',
    signedIn(404, { directorate: 'ok' }),
  ),
  ...rows(`PATCH ${one}`, 'county', signedIn(404, runsCounty)),
  ...rows(
    `POST ${one}/recipients`,
    'county draft',
    signedIn(404, { governor: 'own counties', directorate: 403 }),
  ),
  ...rows(
    `POST ${one}/recipients`,
    'county draft, a service of another county by hand',
    signedIn(404, { governor: 'nobody asked', directorate: 403 }),
  ),
  ...rows(`POST ${one}/recipients`, 'national draft', signedIn(404, { directorate: 'all' })),
  ...rows(
    [
      `GET ${one}/question-correction`,
      `POST ${one}/question-correction/draft`,
      `POST ${one}/question-correction`,
    ],
    'county',
    signedIn(404, runsCounty),
  ),
  ...rows(`GET ${one}/question-correction`, 'national', signedIn(404, runsNational)),
  ...rows(`POST ${one}/close`, 'closed', signedIn(404, runsCounty)),
  ...rows(`POST ${one}/reopen`, 'county', signedIn(404, runsCounty)),
  ...rows(`POST ${one}/reopen`, 'national', signedIn(404, runsNational)),
];

export const tracking: Row[] = [
  ...rows(
    [`GET ${requests}`, `GET ${requests}.csv`],
    'national',
    signedIn(403, { governor: 'own counties', otherGovernor: 'own counties', directorate: 'all' }),
  ),
  ...rows(
    [`GET ${requests}`, `GET ${requests}.csv`],
    'county',
    signedIn(403, { governor: 'all', otherGovernor: 404, directorate: 'all' }),
  ),
  ...rows(
    'GET /api/v1/requests/{requestId}/tracking',
    "the service's, national",
    signedIn(403, {
      governor: 'lines of own counties',
      otherGovernor: 'lines of own counties',
      directorate: 'whole',
    }),
  ),
  ...rows(
    'GET /api/v1/requests/{requestId}/tracking',
    "the service's, county",
    signedIn(403, { governor: 'whole', otherGovernor: 404, directorate: 'whole' }),
  ),
  ...rows(
    'GET /api/v1/requests/{requestId}/tracking',
    "the other service's, national",
    signedIn(403, { governor: 404, otherGovernor: 404, directorate: 'whole' }),
  ),
  ...rows([`PUT ${one}/checklist`, `PUT ${one}/reminder-plan`], 'county', signedIn(404, runsCounty)),
  ...rows([`PUT ${one}/checklist`, `PUT ${one}/reminder-plan`], 'national', signedIn(404, runsNational)),
  ...rows(
    ['GET /api/v1/saved-views', 'POST /api/v1/saved-views'],
    'the own ones',
    signedIn(403, { governor: 'ok', otherGovernor: 'ok', directorate: 'ok' }),
  ),
  ...rows(
    'DELETE /api/v1/saved-views/{viewId}',
    "another person's",
    signedIn(403, { governor: 404, otherGovernor: 404, directorate: 404 }),
  ),
  ...rows(chase, 'county', signedIn(404, runsCounty)),
  ...rows(chase, 'national', signedIn(404, runsNational)),
  ...rows(
    chase,
    'county, with a request of the national survey',
    signedIn(404, { ...runsCounty, governor: 404 }),
  ),
];

/** Under the two-person rule; a token is no second person. */
export const proposals: Row[] = [
  ...rows([`GET ${one}/proposals`, `POST ${one}/proposals`], 'county', signedIn(404, runsCounty)),
  ...rows(
    'POST /api/v1/proposals/{proposalId}/confirm',
    "a colleague's, county",
    signedIn(404, { governor: 'ok', directorate: 403, token: 403 }),
  ),
  ...rows(
    'POST /api/v1/proposals/{proposalId}/withdraw',
    "a colleague's, county",
    signedIn(404, { governor: 'ok', directorate: 403 }),
  ),
];
