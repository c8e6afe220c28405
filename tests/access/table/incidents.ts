import { anyone, type Row, rows, signedIn } from '../roles.ts';

const one = '/api/v1/incidents/{incidentId}';

/** Incidents are common ground for authorities, ministry, observer and operators; a leader sees those that ask. */
const seesAny = {
  governor: 'ok',
  otherGovernor: 'ok',
  directorate: 'ok',
  ministry: 'ok',
  observer: 'ok',
  operator: 'ok',
  otherOperator: 'ok',
};
/** Visible, but not theirs to change. */
const mayNot = {
  leader: 403,
  otherLeader: 403,
  governor: 403,
  otherGovernor: 403,
  ministry: 403,
  observer: 403,
  operator: 403,
  otherOperator: 403,
} as const;
const theirs = { ...mayNot, directorate: 'ok' };

export const incidents: Row[] = [
  ...rows(
    'GET /api/v1/incidents',
    'the list',
    signedIn('none', {
      leader: "the directorate's",
      otherLeader: "the directorate's",
      governor: 'both',
      otherGovernor: 'both',
      directorate: 'both',
      ministry: 'both',
      observer: 'both',
      operator: 'both',
      otherOperator: 'both',
    }),
  ),
  ...rows(
    'POST /api/v1/incidents',
    "in the own office's name",
    signedIn(403, { governor: 'ok', otherGovernor: 'ok', directorate: 'ok' }),
  ),
  ...rows('POST /api/v1/incidents', "in the directorate's name", signedIn(403, { directorate: 'ok' })),
  ...rows(`GET ${one}`, "the directorate's", signedIn(404, { ...seesAny, leader: 'ok', otherLeader: 'ok' })),
  ...rows(`GET ${one}`, "the governor's, before anybody is asked", signedIn(404, seesAny)),
  ...rows([`PATCH ${one}`, `POST ${one}/notes`], "the directorate's", signedIn(404, theirs)),
  ...rows(
    [`PATCH ${one}`, `POST ${one}/notes`],
    "the governor's, before anybody is asked",
    signedIn(404, { ...theirs, leader: 404, otherLeader: 404, governor: 'ok' }),
  ),
  ...rows(
    `POST ${one}/notices`,
    "the directorate's",
    signedIn(404, { ...theirs, operator: 'ok', otherOperator: 'ok' }),
  ),
  ...rows(
    `POST ${one}/notices/{noticeId}/retract`,
    "the operator's notice",
    signedIn(404, { ...theirs, operator: 'ok' }),
  ),
  ...rows(
    `POST ${one}/operator-lists`,
    'the own list',
    signedIn(404, { ...theirs, operator: 'ok', otherOperator: 'ok' }),
  ),
  ...rows(
    `POST ${one}/operator-lists`,
    "in the operator's name",
    signedIn(404, { ...theirs, operator: 'ok' }),
  ),
  ...rows(
    `POST ${one}/operator-counts`,
    'the own counts',
    signedIn(404, { ...theirs, operator: 'ok', otherOperator: 'ok' }),
  ),
  ...rows(
    `POST ${one}/operator-counts`,
    "in the operator's name",
    signedIn(404, { ...theirs, operator: 'ok' }),
  ),
  ...rows(
    `GET ${one}/operator-counts`,
    "the directorate's",
    signedIn(404, {
      ...mayNot,
      governor: 'ok',
      otherGovernor: 'ok',
      directorate: 'ok',
      ministry: 'ok',
      operator: 'ok',
      otherOperator: 'ok',
    }),
  ),
  ...rows(
    `GET ${one}/facts`,
    "the directorate's",
    signedIn(404, {
      ...mayNot,
      governor: 'own counties',
      otherGovernor: 'own counties',
      directorate: 'all',
      ministry: 'all',
      operator: 'own lists',
      otherOperator: 'none',
    }),
  ),
];

const authorities = { governor: 'ok', otherGovernor: 'ok', directorate: 'ok' };

export const questionnaires: Row[] = [
  ...rows(
    'GET /api/v1/questionnaires',
    'the list',
    signedIn(403, {
      governor: 'templates and own',
      otherGovernor: 'templates',
      directorate: 'templates and all',
    }),
  ),
  ...rows(
    'GET /api/v1/questionnaires/{questionnaireVersionId}',
    'a template that ships',
    signedIn(403, authorities),
  ),
  ...rows(
    'GET /api/v1/questionnaires/{questionnaireVersionId}',
    "the governor's own",
    signedIn(403, { ...authorities, otherGovernor: 404 }),
  ),
  ...rows(
    'GET /api/v1/questionnaires/{questionnaireVersionId}',
    "the governor's draft",
    signedIn(403, { ...authorities, otherGovernor: 404 }),
  ),
  ...rows(
    'GET /api/v1/questionnaires/all',
    'the list',
    signedIn(403, {
      governor: 'templates, own with draft',
      otherGovernor: 'templates',
      directorate: 'templates, own with draft',
    }),
  ),
  ...rows('GET /api/v1/questionnaires/schema.json', 'for anybody', anyone('ok')),
  ...rows(
    'GET /api/v1/questionnaires/{questionnaireVersionId}/export.json',
    "the governor's own",
    signedIn(403, { ...authorities, otherGovernor: 404 }),
  ),
  ...rows(
    ['POST /api/v1/questionnaires', 'POST /api/v1/questionnaires/imports'],
    "in the governor's name",
    signedIn(403, { governor: 'ok' }),
  ),
  ...rows(
    [
      'PATCH /api/v1/questionnaires/{questionnaireVersionId}',
      'DELETE /api/v1/questionnaires/{questionnaireVersionId}',
      'POST /api/v1/questionnaires/{questionnaireVersionId}/publish',
    ],
    "the governor's draft",
    signedIn(403, { governor: 'ok', otherGovernor: 404 }),
  ),
  ...rows(
    'POST /api/v1/questionnaires/{questionnaireVersionId}/versions',
    "the governor's own",
    signedIn(403, { governor: 'ok', otherGovernor: 404 }),
  ),
  ...rows(
    'POST /api/v1/questionnaires/{questionnaireVersionId}/versions',
    'a template that ships',
    signedIn(403),
  ),
];
