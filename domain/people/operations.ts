import { z } from 'zod';
import { sessionCookie } from '@/lib/auth';
import { env } from '@/lib/env';
import { operation } from '@/lib/operation';
import { notFound, ok } from '@/lib/outcome';
import { newSecret } from '@/lib/secrets';
import { getLink, getMe, listApiTokens, listSessions } from './data';
import { isDemoAddress } from './demo';
import {
  askForSignInLink,
  createApiToken,
  endSession,
  renewInvitation,
  revokeApiToken,
  signInToDemo,
  signInWithLink,
  signOut,
  updateMe,
} from './mutations';
import { cookie, secretCookie } from './rules';
import * as schema from './schema';

/** Binds a link to the browser that asked for it. */
const browserCookie = 'kvittert-browser';
const browserHours = 24;

const from = z.object({ cookie: z.string().optional(), 'user-agent': z.string().optional() });
const linkParams = z.object({ token: schema.linkToken });
const location = z.object({ location: z.string() });

const secure = () => env().BASE_URL.startsWith('https:');
const sessionCookieOf = (secret: string) =>
  cookie(sessionCookie, secret, env().SESSION_HOURS * 3600, secure());

export const askForSignInLinkOperation = operation({
  method: 'POST',
  path: '/api/v1/sign-in-links',
  summary: 'Have a sign-in link mailed; the answer is the same whether anybody has the address or not',
  access: 'anyone',
  limits: [{ name: 'sign-in', per: 'address', most: 30, seconds: 600 }],
  headers: from,
  body: schema.signInLinkInput,
  result: z.object({ sentIfKnown: z.literal(true) }),
  setCookie: true,
  async run(actor, tx, { body, headers }) {
    const browser = secretCookie(headers.cookie, browserCookie) ?? newSecret();
    const asked = await askForSignInLink(actor, tx, { ...body, browser });
    if (!asked.ok) return asked;
    const answer = {
      cookie: cookie(browserCookie, browser, browserHours * 3600, secure()),
      sentIfKnown: true as const,
    };
    return ok(answer);
  },
});

export const getLinkOperation = operation({
  method: 'GET',
  path: '/api/v1/sign-in-links/{token}',
  summary: 'What a link leads to; reading it does not use it up',
  access: 'anyone',
  params: linkParams,
  result: schema.linkView,
  run: (actor, tx, { params }) => getLink(actor, tx, params.token),
});

export const signInWithLinkOperation = operation({
  method: 'POST',
  path: '/api/v1/sign-in-links/{token}/use',
  summary: 'Use a link up: begins a session and says where to go',
  access: 'anyone',
  limits: [{ name: 'use-link', per: 'address', most: 60, seconds: 600 }],
  headers: from,
  params: linkParams,
  body: z.object({ next: schema.localPath.optional() }),
  result: location,
  setCookie: true,
  async run(actor, tx, { params, headers, body }) {
    const browser = secretCookie(headers.cookie, browserCookie);
    const userAgent = headers['user-agent'] ?? null;
    const used = await signInWithLink(actor, tx, { token: params.token, browser, userAgent });
    if (!used.ok) return used;
    const { requestId, secret } = used.value;
    const answer = {
      cookie: sessionCookieOf(secret),
      location: requestId ? `/requests/${requestId}` : (body.next ?? '/'),
    };
    return ok(answer);
  },
});

export const renewInvitationOperation = operation({
  method: 'POST',
  path: '/api/v1/sign-in-links/{token}/renew',
  summary: 'Have a new invitation mailed to the same address for the same request',
  access: 'anyone',
  limits: [{ name: 'renew-link', per: 'address', most: 30, seconds: 600 }],
  params: linkParams,
  status: 204,
  result: z.null(),
  run: (actor, tx, { params }) => renewInvitation(actor, tx, params.token),
});

export const signOutOperation = operation({
  method: 'POST',
  path: '/api/v1/sign-out',
  summary: 'End this session',
  access: 'anyone',
  result: location,
  setCookie: true,
  async run(actor, tx) {
    const ended = await signOut(actor, tx);
    if (!ended.ok) return ended;
    const answer = { cookie: cookie(sessionCookie, '', 0, secure()), location: '/' };
    return ok(answer);
  },
});

export const signInToDemoOperation = operation({
  method: 'POST',
  path: '/api/v1/demo/sign-in',
  summary: 'Sign in as one of the people of the demo (in the demo only)',
  access: 'anyone',
  headers: from,
  body: z.object({ email: z.string().max(254), next: schema.localPath.optional() }),
  result: location,
  setCookie: true,
  async run(actor, tx, { body, headers }) {
    if (!env().DEMO || !isDemoAddress(body.email)) return notFound('NOT_FOUND');
    const begun = await signInToDemo(actor, tx, {
      email: body.email,
      userAgent: headers['user-agent'] ?? null,
    });
    if (!begun.ok) return begun;
    const answer = { cookie: sessionCookieOf(begun.value.secret), location: body.next ?? '/' };
    return ok(answer);
  },
});

export const getMeOperation = operation({
  method: 'GET',
  path: '/api/v1/me',
  summary: 'Who is signed in, with roles and services',
  access: 'signed-in',
  result: schema.meView,
  run: (actor, tx) => getMe(actor, tx),
});

export const updateMeOperation = operation({
  method: 'PATCH',
  path: '/api/v1/me',
  summary: 'Change own name, phone or language of mails',
  access: 'signed-in',
  body: schema.updateMeInput,
  result: schema.meView,
  run: (actor, tx, { body }) => updateMe(actor, tx, body),
});

export const listSessionsOperation = operation({
  method: 'GET',
  path: '/api/v1/sessions',
  summary: 'Own sessions that are in force',
  access: 'signed-in',
  result: z.array(schema.sessionView),
  run: (actor, tx) => listSessions(actor, tx),
});

export const endSessionOperation = operation({
  method: 'DELETE',
  path: '/api/v1/sessions/{sessionId}',
  summary: 'End one of the own sessions',
  access: 'signed-in',
  params: z.object({ sessionId: z.uuid() }),
  status: 204,
  result: z.null(),
  run: (actor, tx, { params }) => endSession(actor, tx, params),
});

export const listApiTokensOperation = operation({
  method: 'GET',
  path: '/api/v1/api-tokens',
  summary: 'Own API tokens that work',
  access: 'signed-in',
  result: z.array(schema.apiTokenView),
  run: (actor, tx) => listApiTokens(actor, tx),
});

export const createApiTokenOperation = operation({
  method: 'POST',
  path: '/api/v1/api-tokens',
  summary: 'Make a personal API token; it is shown in this answer and never again',
  access: 'signed-in',
  body: schema.createApiTokenInput,
  status: 201,
  result: schema.createdApiToken,
  run: (actor, tx, { body }) => createApiToken(actor, tx, body),
});

export const revokeApiTokenOperation = operation({
  method: 'DELETE',
  path: '/api/v1/api-tokens/{tokenId}',
  summary: 'Revoke one of the own API tokens',
  access: 'signed-in',
  params: z.object({ tokenId: z.uuid() }),
  status: 204,
  result: z.null(),
  run: (actor, tx, { params }) => revokeApiToken(actor, tx, params),
});
