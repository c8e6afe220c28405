import NextAuthModule, { type NextAuthOptions } from 'next-auth';
import type { Adapter, AdapterUser } from 'next-auth/adapters';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { type Actor, nobody } from '@/lib/actor';
import { sessionCookie } from '@/lib/auth';
import { asActor, type Tx } from '@/lib/db';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import type { Outcome } from '@/lib/outcome';
import { newSecret } from '@/lib/secrets';

export type KnownPerson = { id: string; email: string; name: string | null };

/** What next-auth needs of the people; domain/people answers it, so that lib imports no noun. */
export type SessionStore = {
  /** A person with something to do here, by address or id. */
  findPerson: (actor: Actor, tx: Tx, by: { email: string } | { id: string }) => Promise<KnownPerson | null>;
  begin: (
    actor: Actor,
    tx: Tx,
    session: { personId: string; secret: string },
  ) => Promise<Outcome<{ expiresAt: Date }>>;
  find: (actor: Actor, tx: Tx, secret: string) => Promise<{ person: KnownPerson; expiresAt: Date } | null>;
  end: (actor: Actor, tx: Tx, secret: string) => Promise<void>;
};

type Claims = { sub: string; email?: string; email_verified?: boolean; name?: string };
type Handler = (request: Request, context: { params: Promise<{ nextauth: string[] }> }) => Promise<Response>;

// CommonJS: the default export may arrive wrapped.
const NextAuth = ((NextAuthModule as unknown as { default?: typeof NextAuthModule }).default ??
  NextAuthModule) as unknown as (options: NextAuthOptions) => Handler;

/** The handler of /api/auth: OpenID Connect, if the environment names an issuer, over our own session rows. */
export function authHandler(store: SessionStore): Handler {
  let handler: Handler | undefined;
  return (request, context) => {
    handler ??= NextAuth(options(store));
    return handler(request, context);
  };
}

function options(store: SessionStore): NextAuthOptions {
  const { AUTH_SECRET, BASE_URL } = env();
  process.env.NEXTAUTH_URL ??= BASE_URL;
  return {
    ...(AUTH_SECRET ? { secret: AUTH_SECRET } : {}),
    adapter: adapterOf(store),
    providers: openIdProviders(),
    session: { strategy: 'database', maxAge: 12 * 3600, generateSessionToken: newSecret },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/me' },
    cookies: {
      sessionToken: {
        name: sessionCookie,
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: BASE_URL.startsWith('https:') },
      },
    },
    callbacks: {
      // The provider says who it is; the register and the memberships say whether there is anything to do here.
      signIn: async ({ user }) =>
        user.email
          ? (await asActor(nobody, (tx) => store.findPerson(nobody, tx, { email: user.email ?? '' }))) !==
            null
          : false,
    },
    logger: {
      error: (code) => log.error({ code }, 'sign-in failed'),
      warn: (code) => log.warn({ code }, 'sign-in'),
      debug: () => {},
    },
  };
}

/** Any OpenID Connect provider: Ansattporten, Entra ID …; with PKCE, state and nonce. */
function openIdProviders(): OAuthConfig<Claims>[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID) return [];
  return [
    {
      id: 'oidc',
      name: OIDC_NAME,
      type: 'oauth',
      wellKnown: `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
      clientId: OIDC_CLIENT_ID,
      ...(OIDC_CLIENT_SECRET
        ? { clientSecret: OIDC_CLIENT_SECRET }
        : { client: { token_endpoint_auth_method: 'none' as const } }),
      authorization: { params: { scope: 'openid email profile' } },
      idToken: true,
      checks: ['pkce', 'state', 'nonce'],
      // The address is what the register knows a person by; one that is not verified proves nothing.
      profile: ({ email, email_verified, name }) => {
        const known = email_verified === false ? '' : (email ?? '').toLowerCase();
        return { id: known || 'unverified', email: known, name: name ?? null };
      },
    },
  ];
}

/** next-auth's database, as far as it is used: people are never made by signing in, and secrets are hashed. */
function adapterOf(store: SessionStore): Adapter {
  const person = async (by: { email: string } | { id: string }): Promise<AdapterUser | null> => {
    const found = await asActor(nobody, (tx) => store.findPerson(nobody, tx, by));
    return found && userOf(found);
  };
  const refuse = () => {
    throw new Error('a sign-in makes no person');
  };
  return {
    createUser: refuse,
    linkAccount: refuse,
    getUser: (id) => person({ id }),
    getUserByEmail: (email) => person({ email }),
    getUserByAccount: ({ providerAccountId }) => person({ email: providerAccountId }),
    async createSession({ sessionToken, userId }) {
      const begun = await asActor(nobody, (tx) =>
        store.begin(nobody, tx, { personId: userId, secret: sessionToken }),
      );
      if (!begun.ok) throw new Error(begun.reason);
      return { sessionToken, userId, expires: begun.value.expiresAt };
    },
    async getSessionAndUser(sessionToken) {
      const found = await asActor(nobody, (tx) => store.find(nobody, tx, sessionToken));
      if (!found) return null;
      const session = { sessionToken, userId: found.person.id, expires: found.expiresAt };
      return { session, user: userOf(found.person) };
    },
    // A session ends at its time, however busy it is.
    updateSession: () => null,
    deleteSession: (sessionToken) => asActor(nobody, (tx) => store.end(nobody, tx, sessionToken)),
  };
}

const userOf = ({ id, email, name }: KnownPerson): AdapterUser => ({ id, email, name, emailVerified: null });
