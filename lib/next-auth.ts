import NextAuthModule, { type NextAuthOptions } from 'next-auth';
import type { Adapter, AdapterUser } from 'next-auth/adapters';
import { type Actor, nobody } from '@/lib/actor';
import { credentialsOf, sessionCookie } from '@/lib/auth';
import { addressOf, type Grant, grantsOf } from '@/lib/claims';
import { asActor, type Tx } from '@/lib/db';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { asRequired, openIdProvider } from '@/lib/open-id';
import type { Outcome } from '@/lib/outcome';
import { problemOf, problemResponse } from '@/lib/problem';
import { type RateLimit, secondsToWait } from '@/lib/rate-limit';
import { sameOrigin } from '@/lib/same-origin';
import { newSecret } from '@/lib/secrets';

export type KnownPerson = { id: string; email: string; name: string | null };

/** What next-auth needs of the people; domain/people answers it, so that lib imports no noun. */
export type SessionStore = {
  /** A person with something to do here, by address or id. */
  findPerson: (actor: Actor, tx: Tx, by: { email: string } | { id: string }) => Promise<KnownPerson | null>;
  /**
   * Brings the roles that claims gave up to date (`grants` null: claims give none here, and take none) and answers the
   * person, or null for who has nothing to do here, then.
   */
  admit: (
    actor: Actor,
    tx: Tx,
    claimed: { email: string; name: string | null; grants: Grant[] | null },
  ) => Promise<KnownPerson | null>;
  begin: (
    actor: Actor,
    tx: Tx,
    session: { personId: string; secret: string; userAgent: string | null },
  ) => Promise<Outcome<{ expiresAt: Date }>>;
  end: (actor: Actor, tx: Tx, secret: string) => Promise<void>;
};

type Context = { params: Promise<{ nextauth: string[] }> };
type Handler = (request: Request, context: Context) => Promise<Response>;

// CommonJS: the default export may arrive wrapped.
const NextAuth = ((NextAuthModule as unknown as { default?: typeof NextAuthModule }).default ??
  NextAuthModule) as unknown as (
  request: Request,
  context: Context,
  options: NextAuthOptions,
) => Promise<Response>;

const limit: RateLimit = { name: 'open-id', per: 'address', most: 60, seconds: 600 };

/** The handler of /api/auth: OpenID Connect, if the environment names an issuer, over our own session rows. */
export function authHandler(store: SessionStore): Handler {
  return async (request, context) => {
    const { address, correlation } = credentialsOf(request.headers);
    const actor: Actor = { ...nobody, address, correlation };
    if (request.method !== 'GET' && !sameOrigin(request)) {
      return problemResponse(problemOf({ ok: false, status: 403, reason: 'OTHER_ORIGIN' }));
    }
    const [action] = (await context.params).nextauth;
    const wait = action === 'signin' || action === 'callback' ? await secondsToWait([limit], actor) : 0;
    if (wait > 0) {
      return problemResponse(problemOf({ ok: false, status: 429, reason: 'TOO_MANY' }), {
        'retry-after': String(wait),
      });
    }
    return NextAuth(request, context, options(store, actor, request));
  };
}

function options(store: SessionStore, actor: Actor, request: Request): NextAuthOptions {
  const { AUTH_SECRET, BASE_URL, OIDC_EMAIL_VERIFIED, OIDC_ROLES, SESSION_HOURS } = env();
  process.env.NEXTAUTH_URL ??= BASE_URL;
  return {
    ...(AUTH_SECRET ? { secret: AUTH_SECRET } : {}),
    adapter: adapterOf(store, actor, request),
    providers: openIdProvider(),
    session: { strategy: 'database', maxAge: SESSION_HOURS * 3600, generateSessionToken: newSecret },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/me' },
    cookies: {
      sessionToken: {
        name: sessionCookie,
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: BASE_URL.startsWith('https:') },
      },
    },
    callbacks: {
      // The provider says who it is; the register, the memberships and the mapping say what there is to do here.
      async signIn({ user, profile }) {
        const claims = (profile ?? {}) as Record<string, unknown>;
        const refused = (reason: string) => {
          log.warn({ reason, correlation: actor.correlation }, 'sign-in refused');
          return `/sign-in?${new URLSearchParams({ error: reason, ...nextOf(request) })}`;
        };
        if (!asRequired(claims)) return refused('NOT_ACCEPTED');
        const verified = addressOf(claims, OIDC_EMAIL_VERIFIED === 'trusted' ? null : OIDC_EMAIL_VERIFIED);
        if ('refused' in verified) return refused(verified.refused);
        const grants = OIDC_ROLES ? grantsOf(OIDC_ROLES, claims) : null;
        const claimed = { email: verified.email, name: user.name ?? null, grants };
        const person = await asActor(actor, (tx) => store.admit(actor, tx, claimed));
        return person ? true : refused('NO_ROLE');
      },
    },
    logger: {
      error: (code) => log.error({ code, correlation: actor.correlation }, 'sign-in failed'),
      warn: (code) => log.warn({ code }, 'sign-in'),
      debug: () => {},
    },
  };
}

/** Where the person was going, from the cookie that next-auth keeps it in. */
function nextOf(request: Request): { next?: string } {
  const kept = /next-auth\.callback-url=([^;]+)/.exec(request.headers.get('cookie') ?? '')?.[1];
  const base = new URL(env().BASE_URL);
  const going = kept ? URL.parse(decodeURIComponent(kept), base) : null;
  return going?.origin === base.origin ? { next: `${going.pathname}${going.search}` } : {};
}

const cookieOf = (request: Request) => credentialsOf(request.headers).cookie;

/** next-auth's database, as far as it is used: secrets are hashed, and signing in begins a new session each time. */
function adapterOf(store: SessionStore, actor: Actor, request: Request): Adapter {
  const person = async (by: { email: string } | { id: string }): Promise<AdapterUser | null> => {
    const found = await asActor(actor, (tx) => store.findPerson(actor, tx, by));
    return found && userOf(found);
  };
  const refuse = () => {
    throw new Error('next-auth makes no person');
  };
  return {
    createUser: refuse,
    linkAccount: refuse,
    getUser: (id) => person({ id }),
    getUserByEmail: (email) => person({ email }),
    getUserByAccount: ({ providerAccountId }) => person({ email: providerAccountId }),
    async createSession({ sessionToken, userId }) {
      const begun = await asActor(actor, async (tx) => {
        const before = cookieOf(request);
        if (before) await store.end(actor, tx, before);
        const userAgent = request.headers.get('user-agent');
        return store.begin(actor, tx, { personId: userId, secret: sessionToken, userAgent });
      });
      if (!begun.ok) throw new Error(begun.reason);
      return { sessionToken, userId, expires: begun.value.expiresAt };
    },
    // Whoever the browser was signed in as before, the sign-in decides who it is now; nothing else asks here.
    getSessionAndUser: async () => null,
    // A session ends at its time, however busy it is.
    updateSession: () => null,
    deleteSession: (sessionToken) => asActor(actor, (tx) => store.end(actor, tx, sessionToken)),
  };
}

const userOf = ({ id, email, name }: KnownPerson): AdapterUser => ({ id, email, name, emailVerified: null });
