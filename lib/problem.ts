import type { Failure, FieldError } from '@/lib/outcome';

/** An RFC 9457 problem document. `code` and `errors[].code` are stable; messages/ puts them into words. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  errors?: FieldError[];
  [more: string]: unknown;
};

const titles: Record<number, string> = {
  400: 'The request could not be read',
  401: 'Sign in first',
  403: 'You may not do this',
  404: 'Not found, or not visible to you',
  405: 'This address does not take that method: see the header Allow',
  409: 'Somebody was first, or the state has changed',
  413: 'The body is too large',
  422: 'Some fields need another value',
  429: 'Too many requests',
  500: 'Something failed here',
  503: 'The database does not answer just now: try again, a write with the same key',
};

/** The problem document of an expected failure. */
export function problemOf(
  failure: Failure | { status: 405 | 500 | 503; reason: string; fields?: FieldError[]; more?: undefined },
): Problem {
  return {
    type: `urn:kvittert:problem:${failure.reason.toLowerCase().replaceAll('_', '-')}`,
    title: titles[failure.status] ?? 'Error',
    status: failure.status,
    code: failure.reason,
    ...(failure.fields ? { errors: failure.fields } : {}),
    ...(failure.more ?? {}),
  };
}

/** A problem as an answer; it is never kept, for the next try may go well. */
export function problemResponse(problem: Problem, headers: Record<string, string> = {}): Response {
  return Response.json(problem, {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      // RFC 9110 wants a 401 to say how one signs in; browsers ask nothing of a person for this one.
      ...(problem.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...headers,
    },
  });
}
