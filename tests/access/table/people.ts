import { anyone, type Row, rows, signedIn } from '../roles.ts';

const links = '/api/v1/sign-in-links';

/** Whoever is signed in, for themselves. */
const self = signedIn('ok');
/** Only in a session: a token that leaks must not make another or end sessions. */
const inSession = signedIn('ok', { token: 401 });
const ofAnother = signedIn(404, { token: 401 });

export const people: Row[] = [
  ...rows(`POST ${links}`, 'for any address', anyone('ok')),
  ...rows(`GET ${links}/{token}`, 'a link', anyone('ok')),
  ...rows(`GET ${links}/{token}`, 'no link', anyone(404)),
  ...rows(`POST ${links}/{token}/use`, 'an invitation', anyone('ok')),
  ...rows(`POST ${links}/{token}/use`, 'asked for in another browser', anyone(403)),
  ...rows(`POST ${links}/{token}/use`, 'no link', anyone(404)),
  ...rows(`POST ${links}/{token}/renew`, 'a link that still works', anyone('ok')),
  ...rows(`POST ${links}/{token}/renew`, 'of somebody who is no longer contact', anyone(403)),
  ...rows('POST /api/v1/sign-out', 'the own session', anyone('ok')),
  ...rows('GET /api/v1/me', 'oneself', self),
  ...rows('PATCH /api/v1/me', 'oneself', inSession),
  ...rows(['GET /api/v1/sessions', 'GET /api/v1/api-tokens'], 'the list', signedIn('own')),
  ...rows('DELETE /api/v1/sessions/{sessionId}', "somebody else's", ofAnother),
  ...rows('DELETE /api/v1/sessions/{sessionId}', 'an own one', inSession),
  ...rows('POST /api/v1/api-tokens', 'for oneself', inSession),
  ...rows('DELETE /api/v1/api-tokens/{tokenId}', "somebody else's", ofAnother),
  ...rows('DELETE /api/v1/api-tokens/{tokenId}', 'an own one', inSession),
];

const byAdmin = signedIn(403, { admin: 'ok' });

export const memberships: Row[] = [
  ...rows('GET /api/v1/people', 'the list', byAdmin),
  ...rows('GET /api/v1/people/{personId}', 'somebody', byAdmin),
  ...rows('POST /api/v1/memberships', 'for somebody', byAdmin),
  ...rows('POST /api/v1/memberships/{membershipId}/end', "somebody's", byAdmin),
  ...rows('DELETE /api/v1/people/{personId}/sessions/{sessionId}', "somebody's", byAdmin),
  ...rows('POST /api/v1/people/{personId}/sign-out', 'somebody', byAdmin),
];

/** Those of the service that was asked: its own, in a session, and the administrators'. */
const ofService = signedIn(404, { leader: 'ok', admin: 'ok' });
const contact = '/api/v1/services/{serviceId}/contacts';

export const contacts: Row[] = [
  ...rows(`GET ${contact}`, "the service's", ofService),
  ...rows(
    [`POST ${contact}`, `PATCH ${contact}/{contactId}`, `POST ${contact}/{contactId}/end`],
    "the service's",
    ofService,
  ),
];

export const register: Row[] = [
  ...rows('GET /api/v1/register/municipalities', 'the list', signedIn('all')),
  ...rows('GET /api/v1/register/offices', 'the list', signedIn('ok')),
  ...rows(
    'GET /api/v1/register/services',
    'the list',
    signedIn('without contacts', {
      governor: 'contacts of own counties',
      otherGovernor: 'contacts of own counties',
      directorate: 'with contacts',
      admin: 'with contacts',
    }),
  ),
  ...rows('POST /api/v1/register/imports', 'a file', signedIn(403, { admin: 'ok' })),
];

export const retention: Row[] = [
  ...rows('GET /api/v1/retention', 'the rules and counts', signedIn(403, { admin: 'ok' })),
  ...rows('PUT /api/v1/retention/{officeId}', "an authority's rule", signedIn(403, { admin: 'ok' })),
  ...rows('POST /api/v1/retention/erase', 'of one person who has a role', signedIn(403, { admin: 'ok' })),
];

/** In the demo; elsewhere these are not found, whoever asks. */
export const demo: Row[] = [
  ...rows('POST /api/v1/demo/sign-in', "one of the demo's people", anyone('ok')),
  ...rows('POST /api/v1/demo/sign-in', 'an address that is not of the demo', anyone(404)),
  ...rows(['GET /api/v1/demo/clock', 'POST /api/v1/demo/clock'], 'the clock', anyone('ok')),
  ...rows(['GET /api/v1/mailbox', 'GET /api/v1/mailbox/{mailId}'], 'the built-in mailbox', anyone('ok')),
];

export const system: Row[] = rows(
  ['GET /api/v1/openapi.json', 'GET /healthz', 'GET /readyz'],
  'for anybody',
  anyone('ok'),
);
