/** One field that is wrong: where (`lines.4601.lost`) and why (a code that messages/ puts into words). */
export type FieldError = { path: string; code: string; params?: Record<string, string | number> };

/**
 * An expected failure. `status` is what the API answers, `reason` a stable code in capitals, `fields` what is
 * wrong where, `more` what the caller needs to go on (for instance the version that came first).
 */
export type Failure = {
  ok: false;
  status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429;
  reason: string;
  fields?: FieldError[];
  more?: Record<string, unknown>;
};

/** Expected failures are returned, surprises thrown. */
export type Outcome<T> = { ok: true; value: T } | Failure;

export function ok<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

const failure =
  (status: Failure['status']) =>
  (reason: string, extra: Pick<Failure, 'fields' | 'more'> = {}): Failure => ({
    ok: false,
    status,
    reason,
    ...extra,
  });

export const unauthenticated = failure(401);
export const forbidden = failure(403);
export const notFound = failure(404);
export const conflict = failure(409);
export const invalid = failure(422);
export const tooMany = failure(429);

/** 422 with one field. */
export function invalidField(path: string, code: string, params?: FieldError['params']): Failure {
  return invalid('INVALID', { fields: [{ path, code, ...(params ? { params } : {}) }] });
}
