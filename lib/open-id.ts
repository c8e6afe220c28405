import type { OAuthConfig } from 'next-auth/providers/oauth';
import { env } from '@/lib/env';

type Claims = Record<string, unknown>;

/** Any OpenID Connect provider that the environment names: Ansattporten, Entra ID …; with PKCE, state and nonce. */
export function openIdProvider(): OAuthConfig<Claims>[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME, OIDC_SCOPE, OIDC_PARAMS } = env();
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
      authorization: { params: { ...OIDC_PARAMS, scope: OIDC_SCOPE } },
      idToken: true,
      checks: ['pkce', 'state', 'nonce'],
      userinfo: { request: ({ client, tokens }) => allClaims(client, tokens) as never },
      // Whether the address holds is asked in the sign-in callback, which can say why not.
      profile: ({ sub, email, name }) => ({
        id: typeof email === 'string' && email ? email.toLowerCase() : `no address: ${String(sub)}`,
        email: typeof email === 'string' ? email.toLowerCase() : '',
        name: typeof name === 'string' ? name.slice(0, 200) : null,
      }),
    },
  ];
}

type Client = {
  issuer: { metadata: { userinfo_endpoint?: string } };
  userinfo: (tokens: never) => Promise<Claims>;
};

/**
 * The claims of the verified ID token and, where it lacks the address or one that the mapping asks for, those of the
 * userinfo endpoint, whose subject openid-client compares. What the token says wins.
 */
async function allClaims(client: unknown, tokens: unknown): Promise<Claims> {
  const { issuer } = client as Client;
  const own = (tokens as { claims: () => Claims }).claims();
  const wanted = ['email', ...(env().OIDC_ROLES ?? []).map((rule) => rule.claim.split('.')[0] ?? '')];
  if (!issuer.metadata.userinfo_endpoint || wanted.every((claim) => claim in own)) return own;
  return { ...(await (client as Client).userinfo(tokens as never)), ...own };
}

/** Whether the claims hold what OIDC_REQUIRE asks of everybody, for instance a level of assurance or a tenant. */
export function asRequired(claims: Claims): boolean {
  return Object.entries(env().OIDC_REQUIRE ?? {}).every(([claim, value]) => claims[claim] === value);
}
