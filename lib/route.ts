import type { z } from 'zod';
import { type Actor, nobody } from '@/lib/actor';
import { authenticate, credentialsOf } from '@/lib/auth';
import { DatabaseAway, retryAfterSeconds } from '@/lib/database-watch';
import { asActor } from '@/lib/db';
import { describeError } from '@/lib/describe-error';
import { type Download, downloadResponse, fileResponse } from '@/lib/download';
import { isUnreadable } from '@/lib/identity-number';
import { log } from '@/lib/log';
import type { Operation } from '@/lib/operation';
import { type FieldError, notFound, type Outcome, tooMany } from '@/lib/outcome';
import { problemOf, problemResponse } from '@/lib/problem';
import { type RateLimit, secondsToWait, tokenLimit, writeLimit } from '@/lib/rate-limit';
import { sameOrigin } from '@/lib/same-origin';
import { isStopping } from '@/lib/stopping';

const bodyLimit = 1024 * 1024;

type Context = { params: Promise<Record<string, string | string[] | undefined>> };

/** The one door: parse → who is it → may they → run → map errors. A route file is `export const POST = serve(…)`. */
export function serve(operation: Operation) {
  return async (request: Request, context: Context): Promise<Response> => {
    const credentials = credentialsOf(request.headers);
    try {
      const response = await answer(operation, request, context, credentials);
      // What was in flight when this process was asked to end is answered, and its connection is not kept for more.
      if (isStopping()) response.headers.set('connection', 'close');
      return response;
    } catch (error) {
      if (error instanceof DatabaseAway) {
        log.warn({ correlation: credentials.correlation, path: operation.path }, 'the database was away');
        return problemResponse(problemOf({ status: 503, reason: 'DATABASE_AWAY' }), {
          'retry-after': String(retryAfterSeconds),
          'x-request-id': credentials.correlation ?? '',
        });
      }
      log.error(
        { correlation: credentials.correlation, path: operation.path, error: describeError(error) },
        'request failed',
      );
      return problemResponse(problemOf({ status: 500, reason: 'UNEXPECTED' }), {
        'x-request-id': credentials.correlation ?? '',
      });
    }
  };
}

async function answer(
  operation: Operation,
  request: Request,
  context: Context,
  credentials: ReturnType<typeof credentialsOf>,
) {
  if (!credentials.bearer && operation.method !== 'GET' && !sameOrigin(request)) {
    return problemResponse(problemOf({ ok: false, status: 403, reason: 'OTHER_ORIGIN' }));
  }
  // Who it is comes before what is wrong with what they sent: nobody learns more than that they must sign in.
  const params = operation.params?.safeParse(await context.params);
  const stampOf = operation.stampOf && params?.success ? operation.stampOf(params.data as never) : null;
  const { actor, stamp } = operation.withoutDatabase
    ? { actor: nobody, stamp: null }
    : await authenticate(credentials, stampOf);
  if (operation.access === 'signed-in' && actor.kind === 'nobody') {
    return problemResponse(problemOf({ ok: false, status: 401, reason: 'SIGN_IN' }));
  }
  // A malformed id names nothing that exists.
  if (params?.success === false) return problemResponse(problemOf(notFound('NOT_FOUND')));
  const input = await parse(operation, request, params?.data);
  if (!input.ok) return problemResponse(problemOf(input));

  const wait = await secondsToWait(limitsOf(operation, actor), actor);
  if (wait > 0) {
    const problem = problemOf(tooMany('TOO_MANY', { more: { retryAfterSeconds: wait } }));
    return problemResponse(problem, { 'retry-after': String(wait) });
  }

  const known = operation.known && stamp ? operation.known(actor, stamp, input.value as never) : null;
  const etag = known?.etag ?? null;
  if (etag && sameTag(request.headers.get('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers: { etag, 'cache-control': 'private, no-cache' } });
  }
  if (known?.bytes) return respond(operation, known.bytes, etag);
  return run(operation, actor, input.value, etag);
}

/** A return is one statement and has its own key: it is not asked for leave first. */
function limitsOf(operation: Operation, actor: Actor): RateLimit[] {
  const writes = actor.sessionId !== null && operation.method !== 'GET' && !operation.statement;
  return [
    ...(operation.limits ?? []),
    ...(actor.tokenId ? [tokenLimit] : []),
    ...(writes ? [writeLimit] : []),
  ];
}

/** Runs the one function that the operation has, and answers in the way that goes with it. */
async function run(operation: Operation, actor: Actor, input: Parsed, etag: string | null) {
  const { download, file, statement, run: work } = operation;
  const answered = <T>(outcome: Outcome<T>, answerOf: (value: T) => Response) =>
    outcome.ok ? answerOf(outcome.value) : problemResponse(problemOf(outcome));
  if (download) {
    const begun: Outcome<Download> = await asActor(actor, (tx) => download(actor, tx, input as never));
    return answered(begun, (value) => downloadResponse(actor, value));
  }
  if (file) return answered(await asActor(actor, (tx) => file(actor, tx, input as never)), fileResponse);
  const outcome: Outcome<unknown> = statement
    ? await statement(actor, input as never)
    : await asActor(actor, (tx) => work?.(actor, tx, input as never) as Promise<Outcome<unknown>>);
  return answered(outcome, (value) => respond(operation, value, etag));
}

function respond(operation: Operation, value: unknown, etag: string | null): Response {
  const headers = new Headers({ 'cache-control': etag ? 'private, no-cache' : 'no-store' });
  if (etag) headers.set('etag', etag);
  if (operation.setCookie) {
    const { cookie, ...body } = value as { cookie: string };
    headers.append('set-cookie', cookie);
    return Response.json(body, { status: operation.status ?? 200, headers });
  }
  if (operation.status === 204) return new Response(null, { status: 204, headers });
  if (operation.produces || value instanceof Uint8Array) {
    headers.set(
      'content-type',
      operation.produces ? `${operation.produces}; charset=utf-8` : 'application/json',
    );
    return new Response(value as BodyInit, { status: operation.status ?? 200, headers });
  }
  return Response.json(value, { status: operation.status ?? 200, headers });
}

/** A proxy may have made the tag a weak one, and may send several. */
function sameTag(sent: string | null, etag: string): boolean {
  return (sent ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

type Parsed = { params: unknown; query: unknown; body: unknown; headers: unknown };

async function parse(operation: Operation, request: Request, params: unknown): Promise<Outcome<Parsed>> {
  const fields: FieldError[] = [];
  const checked = (schema: z.ZodType | undefined, value: unknown, place: string): unknown => {
    if (!schema) return undefined;
    const result = schema.safeParse(value, { reportInput: true });
    if (result.success) return result.data;
    fields.push(...fieldErrors(result.error, place));
    return undefined;
  };
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const query = checked(operation.query, asked, 'query');
  // No text of the database can hold these, so there is nothing to find.
  for (const [name, value] of Object.entries(asked)) {
    const path = `query.${name}`;
    if (isUnreadable(value) && !fields.some((field) => field.path === path))
      fields.push({ path, code: 'UNREADABLE_TEXT' });
  }
  const headers = checked(operation.headers, Object.fromEntries(request.headers), 'headers');
  let body: unknown;
  if (operation.body) {
    const limitBytes = operation.maxBytes ?? bodyLimit;
    const bytes = await limitedBytes(request, limitBytes);
    if (bytes === null) return { ok: false, status: 413, reason: 'TOO_LARGE', more: { limitBytes } };
    const text = () => bytes.toString('utf8');
    if (operation.accepts === 'application/octet-stream') body = checked(operation.body, bytes, '');
    else if (operation.accepts === 'text/csv') body = checked(operation.body, text(), '');
    else {
      const sent = readJson(text());
      if (!sent.ok) return { ok: false, status: 400, reason: 'NOT_JSON' };
      body = checked(operation.body, sent.value, '');
    }
  }
  if (fields.length > 0) return { ok: false, status: 422, reason: 'INVALID', fields };
  return { ok: true, value: { params, query, body, headers } };
}

function readJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

/** Zod's issues as field errors; a schema's own message in capitals is the code, REQUIRED what is not there at all. */
export function fieldErrors(error: z.ZodError, place = ''): FieldError[] {
  const pathOf = (...path: PropertyKey[]) => [place, ...path.map(String)].filter(Boolean).join('.');
  return error.issues.flatMap((issue): FieldError[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: pathOf(...issue.path, key), code: 'UNKNOWN_KEY' }))
      : [
          {
            path: pathOf(...issue.path),
            code: codeOf(issue),
            ...boundsOf(issue),
          },
        ],
  );
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (/^[A-Z][A-Z_]+$/.test(issue.message)) return issue.message;
  return issue.code === 'invalid_type' && 'input' in issue && issue.input === undefined
    ? 'REQUIRED'
    : issue.code.toUpperCase();
}

function boundsOf(issue: z.core.$ZodIssue): { params?: Record<string, number> } {
  if (issue.code === 'too_small') return { params: { minimum: Number(issue.minimum) } };
  return issue.code === 'too_big' ? { params: { maximum: Number(issue.maximum) } } : {};
}

async function limitedBytes(request: Request, most: number): Promise<Buffer | null> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null;
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
