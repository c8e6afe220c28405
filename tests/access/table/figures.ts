import { type Row, rows, signedIn } from '../roles.ts';

const incident = [
  'GET /api/v1/incidents/{incidentId}/figures',
  'GET /api/v1/incidents/{incidentId}/figures.csv',
];
const survey = ['GET /api/v1/surveys/{surveyId}/figures', 'GET /api/v1/surveys/{surveyId}/figures.csv'];

const own = 'GET /api/v1/surveys/{surveyId}/answers';

export const figures: Row[] = [
  ...rows(
    incident,
    "the directorate's",
    signedIn(403, {
      governor: 'own counties',
      otherGovernor: 'own counties',
      directorate: 'all',
      ministry: 'all',
    }),
  ),
  ...rows(
    incident,
    "the directorate's, of a third county",
    signedIn(403, {
      governor: 'none',
      otherGovernor: 'none',
      directorate: 'that county',
      ministry: 'that county',
    }),
  ),
  ...rows(
    survey,
    'national',
    signedIn(403, {
      governor: 'own counties',
      otherGovernor: 'own counties',
      directorate: 'all',
      ministry: 'all',
    }),
  ),
  ...rows(
    survey,
    'county',
    signedIn(403, { governor: 'all', otherGovernor: 404, directorate: 'all', ministry: 'all' }),
  ),
  ...rows(
    survey,
    'county draft',
    signedIn(403, { governor: 404, otherGovernor: 404, directorate: 404, ministry: 404 }),
  ),
  ...rows(
    own,
    'national',
    signedIn(403, {
      governor: 'words, own counties',
      otherGovernor: 'words, own counties',
      directorate: 'words',
      ministry: 'counts',
    }),
  ),
  ...rows(
    own,
    'county',
    signedIn(403, { governor: 'words', otherGovernor: 404, directorate: 'words', ministry: 'counts' }),
  ),
  ...rows(
    `${own}.csv`,
    'national',
    signedIn(403, { governor: 'own counties', otherGovernor: 'own counties', directorate: 'all' }),
  ),
  ...rows(`${own}.csv`, 'county', signedIn(403, { governor: 'all', otherGovernor: 404, directorate: 'all' })),
  ...rows(
    'GET /api/v1/incidents/{incidentId}/breaches',
    "the directorate's",
    signedIn(403, {
      governor: 'own counties',
      otherGovernor: 'own counties',
      directorate: 'all',
      observer: 'all',
    }),
  ),
];

export const audit: Row[] = rows(
  ['GET /api/v1/audit', 'GET /api/v1/audit/export'],
  'the list',
  signedIn(403, {
    governor: 'own office',
    otherGovernor: 'own office',
    directorate: 'own office',
    admin: 'all, with network addresses',
  }),
);
