import { type NextRequest, NextResponse } from 'next/server';
import { allowedInstead } from '@/lib/api-methods';
import { credentialsOf, languageCookie } from '@/lib/auth';
import { databaseAnswers, retryAfterSeconds } from '@/lib/database-watch';
import { readPlain } from '@/lib/db';
import { describeError } from '@/lib/describe-error';
import { log } from '@/lib/log';
import { plainPage } from '@/lib/plain-page';
import { problemOf, problemResponse } from '@/lib/problem';
import { receiptCheckLimit, secondsToWait } from '@/lib/rate-limit';
import { isStopping } from '@/lib/stopping';

const development = process.env.NODE_ENV === 'development';

/**
 * Before every page and API answer: a request id, the headers that browsers enforce, and a nonce for Next's own
 * scripts. A page that cannot be shown is answered here, since only here a page has a status: 400 when the address is
 * no text, 503 when the database is silent, 429 when receipts are checked too often, 500 when even that cannot be asked.
 * The API says the last three itself (lib/route.ts); a method that an address does not take is refused here.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const nonce = crypto.randomUUID();
  // The form that is filled in as a test stands in a frame of the preview; nothing else may be framed at all.
  const framed = /^\/questionnaires\/[^/]+\/try$/.test(request.nextUrl.pathname);
  const secure = (process.env.BASE_URL ?? '').startsWith('https:');
  const policy = [
    "default-src 'self'",
    // React needs eval for its error stacks in development only.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    // Charts set sizes as style attributes; no style can run anything.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${framed ? "'self'" : "'none'"}`,
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');

  const headers = new Headers(request.headers);
  const requestId = crypto.randomUUID();
  headers.set('x-request-id', requestId);
  headers.set('x-nonce', nonce);
  headers.set('x-framed', framed ? 'yes' : 'no');
  headers.set('content-security-policy', policy);

  const response = (await insteadOfPage(request, requestId)) ?? NextResponse.next({ request: { headers } });
  response.headers.set('x-request-id', requestId);
  // Nobody sends another request on a connection of a process that ends.
  if (isStopping()) response.headers.set('connection', 'close');
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('x-frame-options', framed ? 'SAMEORIGIN' : 'DENY');
  // A link with a secret in its path must not travel further.
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  response.headers.set('cross-origin-opener-policy', 'same-origin');
  if (secure) response.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains');
  return response;
}

async function insteadOfPage(request: NextRequest, requestId: string): Promise<Response | null> {
  const path = request.nextUrl.pathname;
  const isApi = /^\/api(\/|$)/.test(path);
  if (!isReadable(path)) {
    return isApi
      ? problemResponse(problemOf({ ok: false, status: 400, reason: 'UNREADABLE_ADDRESS' }))
      : plainPage('unreadable', { language: request.cookies.get(languageCookie)?.value });
  }
  const allowed = isApi ? allowedInstead(path, request.method) : null;
  if (allowed) {
    const problem = problemOf({ status: 405, reason: 'METHOD_NOT_ALLOWED' });
    return problemResponse(problem, { allow: allowed.join(', ') });
  }
  if (isApi || /^\/(healthz|readyz)(\/|$)/.test(path)) return null;
  const language = request.cookies.get(languageCookie)?.value;
  try {
    if (!(await databaseAnswers(() => readPlain('select 1', [])))) {
      return plainPage('away', { language, retryAfter: retryAfterSeconds });
    }
    if (!/^\/receipts\/[^/]/.test(path)) return null;
    const { address } = credentialsOf(request.headers);
    const retryAfter = await secondsToWait([receiptCheckLimit], { address, tokenId: null, personId: null });
    return retryAfter > 0 ? plainPage('tooMany', { language, retryAfter }) : null;
  } catch (error) {
    // Next would answer without any of the headers, and print the error with the values in it.
    log.error({ correlation: requestId, error: describeError(error) }, 'a page could not be begun');
    return plainPage('failed', { language, retryAfter: retryAfterSeconds });
  }
}

/** Whether the address is text at all: `%E0%A4` is the half of a letter. */
function isReadable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\u0000');
  } catch {
    return false;
  }
}

export const config = { matcher: ['/((?!_next/static|_next/image|icon.svg).*)'] };
