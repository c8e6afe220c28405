import { newId } from '@/lib/new-id';
import type { Problem } from '@/lib/problem';

/** What the API answered instead of what was asked for; `problem.code` is stable. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/** What somebody else stored first, when that is why a write was refused; else null. */
export function firstOf<T>(error: unknown): T | null {
  if (!(error instanceof ApiProblem) || error.problem.code !== 'SOMEBODY_FIRST') return null;
  return (error.problem.current as T | undefined) ?? null;
}

type Options = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Asked by the page itself, not by a person; a GET always is. */
  renews?: true;
  /** The body is of something new, and gets an id, under which the API stores it once however often it is sent. */
  isNew?: true;
};

const restsAfterMs = 2 * 60_000;
let usedAt = 0;
if (typeof window !== 'undefined') {
  for (const kind of ['pointerdown', 'keydown', 'scroll']) {
    window.addEventListener(kind, () => (usedAt = performance.now()), { capture: true, passive: true });
  }
}

/** A page that renews itself says when nobody is there, so that an open page alone does not keep a session. */
const resting = (): Record<string, string> =>
  performance.now() - usedAt > restsAfterMs ? { 'x-nobody-there': '1' } : {};

const answeredForMs = 2000;
let lastPost: { key: string; answer: Promise<unknown>; until: number } | null = null;

/**
 * A double click is one write: the same POST while the first is under way, or just after, while the next page is
 * coming, gets the first one's answer. What failed may be sent again at once.
 */
function once<T>(path: string, options: Options, send: () => Promise<T>): Promise<T> {
  const key = JSON.stringify([path, options.headers, options.body]);
  if (lastPost?.key === key && performance.now() < lastPost.until) return lastPost.answer as Promise<T>;
  const answer = send();
  const post = { key, answer, until: Number.POSITIVE_INFINITY };
  lastPost = post;
  answer.then(
    () => {
      post.until = performance.now() + answeredForMs;
    },
    () => {
      post.until = 0;
    },
  );
  return answer;
}

/**
 * The browser's one way to the API. Throws ApiProblem for every problem document; a lost connection is
 * ApiProblem with the code OFFLINE.
 */
export function api<T>(path: `/api/v1/${string}`, options: Options = {}): Promise<T> {
  const send = () => (options.isNew ? askAnew<T>(path, options) : ask<T>(path, options));
  if (options.method === 'POST' && !options.signal) return once(path, options, send);
  if (options.method) lastPost = null;
  return send();
}

/** By what is sent: the id under which it was, while nobody knows whether it has arrived. */
const unanswered = new Map<string, string>();

async function askAnew<T>(path: string, options: Options): Promise<T> {
  const key = JSON.stringify([path, options.body]);
  const id = unanswered.get(key) ?? newId();
  unanswered.set(key, id);
  const answer = await ask<T>(path, { ...options, body: { ...(options.body as object), id } });
  unanswered.delete(key);
  return answer;
}

async function ask<T>(path: string, options: Options): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: options.method ?? 'GET',
      credentials: 'same-origin',
      signal: options.signal ?? null,
      headers: {
        accept: 'application/json',
        ...(options.method === undefined || options.renews ? resting() : {}),
        ...(typeof options.body === 'string'
          ? { 'content-type': 'text/csv' }
          : options.body === undefined
            ? {}
            : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      ...(options.body === undefined
        ? {}
        : { body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body) }),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiProblem({ type: 'about:blank', title: 'No connection', status: 0, code: 'OFFLINE' });
  }
  if (response.status === 204) return undefined as T;
  const body = await response.json().catch(() => null);
  if (!response.ok)
    throw new ApiProblem(
      body ?? { type: 'about:blank', title: 'Error', status: response.status, code: 'UNEXPECTED' },
    );
  return body as T;
}
