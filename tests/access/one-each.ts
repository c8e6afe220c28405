import { newSecret, sha256 } from '@/lib/secrets';
import { added, type Cast, service } from './cast.ts';
import type { Role } from './roles.ts';

// Links, sessions, tokens, people and contacts that one caller uses up or ends.

/** A sign-in link of the observer's, or of `personId`, in force for `hours` (below 0: expired). */
export async function addLink(
  { owner, personIds: ids }: Cast,
  { requestId = null, browser = null, personId = ids.observer, hours = 1 }: Link = {},
): Promise<string> {
  const token = newSecret();
  await added(
    owner,
    `insert into sign_in_link (id, "tokenHash", "personId", "requestId", "browserHash", "createdAt", "expiresAt")
     values ($1, $2, $3, $4, $5, now(), now() + make_interval(hours => $6))`,
    sha256(token),
    personId,
    requestId,
    browser && sha256(browser),
    hours,
  );
  return token;
}
type Link = { requestId?: string | null; browser?: string | null; personId?: string; hours?: number };

/** A session row of the role's person (the observer's for nobody), or of `personId`; answers its id and the cookie's secret. */
export async function addSession(
  { owner, personIds: ids }: Cast,
  role: Role,
  { hours = 1, ended = false, personId }: OfSession = {},
): Promise<{ id: string; secret: string }> {
  const secret = newSecret();
  const id = await added(
    owner,
    `insert into session (id, "tokenHash", "personId", "createdAt", "lastSeenAt", "expiresAt", "endedAt")
     values ($1, $2, $3, now(), now(), now() + make_interval(hours => $4), case when $5 then now() end)`,
    sha256(secret),
    personId ?? ids[role] ?? ids.observer,
    hours,
    ended,
  );
  return { id, secret };
}
type OfSession = { hours?: number; ended?: boolean; personId?: string | null | undefined };

/** A person with a role and a session, to be ended by one caller. */
export async function addSomebody({ owner }: Cast) {
  const personId = await added(owner, 'insert into person (id, name) values ($1, $2)', 'Noen');
  const membershipId = await added(
    owner,
    `insert into membership (id, "personId", role, "officeId") values ($1, $2, 'operator', 'ks')`,
    personId,
  );
  const sessionId = await added(
    owner,
    `insert into session (id, "tokenHash", "personId", "createdAt", "lastSeenAt", "expiresAt")
     values ($1, $2, $3, now(), now(), now() + interval '1 hour')`,
    sha256(newSecret()),
    personId,
  );
  return { personId, membershipId, sessionId };
}

/** A contact of the service that answers for nothing, to be changed or ended by one caller. */
export async function addContact(cast: Cast) {
  const { personId } = await addSomebody(cast);
  const contactId = await added(
    cast.owner,
    `insert into contact (id, "serviceId", "personId", role) values ($1, $2, $3, 'municipal_director')`,
    service,
    personId,
  );
  return { serviceId: service, contactId };
}

/** An API token of the role's person. */
export async function addToken(
  { owner, personIds: ids }: Cast,
  role: Role,
  { hours = 1, revoked = role === 'revokedToken' } = {},
): Promise<{ id: string; secret: string }> {
  const secret = `kvt_${newSecret()}`;
  const id = await added(
    owner,
    `insert into api_token (id, "tokenHash", "personId", name, "createdAt", "expiresAt", "revokedAt")
     values ($1, $2, $3, 'Test', now(), now() + make_interval(hours => $4), case when $5 then now() end)`,
    sha256(secret),
    ids[role] ?? ids.observer,
    hours,
    revoked,
  );
  return { id, secret };
}

/** A colleague's wish to exempt a request that is answered already, to be decided by one caller. */
export async function addProposal(
  { owner, surveys, requests, personIds }: Cast,
  of: 'county' | 'national' = 'county',
) {
  const input = { requestIds: [requests[of].requestId], reason: 'Prøve' };
  const proposalId = await added(
    owner,
    `insert into proposal (id, kind, "surveyId", "officeId", input, "askedById", "askedAt")
     select $1, 'exempt_requests', id, "officeId", $3, $4, now() from survey where id = $2`,
    surveys[of],
    JSON.stringify(input),
    personIds.observer,
  );
  return { proposalId };
}
