import { type Actor, nobody } from '@/lib/actor';
import { now, realNow, setClockOffset } from '@/lib/clock';
import { readPlain } from '@/lib/db';
import { env } from '@/lib/env';
import { sha256 } from '@/lib/secrets';

/** The cookie that next-auth and the sign-in link set; its value is a secret whose hash the session row holds. */
export const sessionCookie = 'kvittert-session';
export const languageCookie = 'kvittert-language';

type Known = {
  personId: string;
  name: string | null;
  email: string | null;
  language: string | null;
  memberships: Actor['memberships'];
  contacts: { serviceId: string; role: string }[];
  sessionId?: string;
  tokenId?: string;
};

export type Credentials = {
  cookie: string | null;
  bearer: string | null;
  address: string | null;
  correlation: string | null;
  /** A page that renews itself while nobody uses it: the session rests on. */
  resting?: boolean;
};

/** A header of lib/api.ts: nobody has touched the page for a while. */
export const restingHeader = 'x-nobody-there';

/** Reads cookie, bearer token and address from the request's headers; malformed ones count as absent. */
export function credentialsOf(headers: Headers): Credentials {
  const pairs = (headers.get('cookie') ?? '').split(';').map((part) => part.trim().split('='));
  const cookie = pairs.find(([name]) => name === sessionCookie)?.[1] ?? null;
  const bearer = /^Bearer ([\w-]{20,200})$/.exec(headers.get('authorization') ?? '')?.[1] ?? null;
  return {
    cookie: cookie && /^[\w-]{20,200}$/.test(cookie) ? cookie : null,
    bearer,
    address: addressOf(headers.get('x-forwarded-for')),
    correlation: headers.get('x-request-id') ?? crypto.randomUUID(),
    resting: headers.get(restingHeader) === '1',
  };
}

/**
 * The address that the outermost trusted proxy saw. Each proxy adds what it saw to the right; what stands further to
 * the left came from the caller, who may write anything there.
 */
function addressOf(forwarded: string | null): string | null {
  const seen = (forwarded ?? '').split(',').map((part) => part.trim());
  return seen[Math.max(0, seen.length - env().TRUSTED_PROXIES)] || null;
}

/**
 * Who is it: one query. With the id of an incident or a survey the same query brings its stamp (the revision and
 * the last due time passed), so that an unchanged dashboard costs nothing more.
 */
export async function authenticate(
  credentials: Credentials,
  stampOf: string | null = null,
): Promise<{ actor: Actor; stamp: string | null }> {
  const secret = credentials.bearer ?? credentials.cookie;
  const lookup = credentials.bearer ? 'actor_of_api_token' : 'actor_of_session';
  const rows = await readPlain<{
    known: Known | null;
    stamp: string | null;
    clock: { offsetMs: number } | null;
  }>(
    `select ${lookup}($1, $2, $3) as known, figures_stamp($4::uuid, $3) as stamp,
       (select value from setting where key = 'demo.clock') as clock`,
    [secret ? sha256(secret) : '', realNow(), now(), stampOf],
  );
  if (env().DEMO && rows[0]?.clock) setClockOffset(rows[0].clock.offsetMs);
  const known = rows[0]?.known ?? null;
  const where = { address: credentials.address, correlation: credentials.correlation };
  if (!known) return { actor: { ...nobody, ...where }, stamp: rows[0]?.stamp ?? null };
  if (!credentials.resting) await touch(credentials.bearer ? 'token' : 'session', sha256(secret ?? ''));
  return { actor: { ...personActor(known), ...where }, stamp: rows[0]?.stamp ?? null };
}

const touched = new Map<string, number>();
const touchEveryMs = 5 * 60_000;

/** Notes when a session or token was last used, at most once in five minutes for each and process. */
async function touch(kind: 'session' | 'token', hash: string): Promise<void> {
  const at = realNow();
  const idleMs = env().SESSION_IDLE_MINUTES * 60_000;
  // Oftener where little idleness is let pass, so that a session in use does not end.
  if (at.getTime() - (touched.get(hash) ?? 0) < Math.min(touchEveryMs, idleMs / 10)) return;
  if (touched.size > 10_000) touched.clear();
  touched.set(hash, at.getTime());
  if (kind === 'token') {
    await readPlain('select touch_api_token($1, $2)', [hash, at]);
    return;
  }
  const idleUntil = new Date(at.getTime() + idleMs);
  await readPlain('select touch_session($1, $2, $3)', [hash, at, idleUntil]);
}

/** A person of the demo or of a script as an actor, by address; throws when nobody has it. */
export async function actorByEmail(email: string): Promise<Actor> {
  const rows = await readPlain<{ known: Known | null }>(
    'select actor_of_person(person_of_address($1), $2) as known',
    [email, now()],
  );
  if (!rows[0]?.known) throw new Error(`nobody has the address ${email}`);
  return personActor(rows[0].known);
}

function personActor(known: Known): Actor {
  return {
    ...nobody,
    kind: 'person',
    personId: known.personId,
    name: known.name,
    email: known.email,
    language: known.language,
    memberships: known.memberships,
    serviceIds: [...new Set(known.contacts.map((contact) => contact.serviceId))].sort(),
    mailboxOnly: known.contacts.length > 0 && known.contacts.every((contact) => contact.role === 'mailbox'),
    sessionId: known.sessionId ?? null,
    tokenId: known.tokenId ?? null,
  };
}
