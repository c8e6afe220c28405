import type { Calls } from '../call.ts';
import type { Cast } from '../cast.ts';
import { addContact, addLink, addSession, addSomebody, addToken } from '../one-each.ts';
import type { Role } from '../roles.ts';

const another = (role: Role): Role => (role === 'observer' ? 'ministry' : 'observer');

export const people: Calls = {
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
