import { z } from 'zod';
import type { Actor } from '@/lib/actor';
import type { Tx } from '@/lib/db';
import type { Download, StoredFile } from '@/lib/download';
import type { Outcome } from '@/lib/outcome';
import type { RateLimit } from '@/lib/rate-limit';
import { strict } from '@/lib/strict';

type Of<S extends z.ZodType | undefined> = S extends z.ZodType ? z.output<S> : undefined;

type Described<
  P extends z.ZodObject | undefined,
  Q extends z.ZodObject | undefined,
  B extends z.ZodType | undefined,
  H extends z.ZodObject | undefined,
> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As in OpenAPI: /api/v1/requests/{requestId}/returns */
  path: `/${string}`;
  summary: string;
  /** Who may knock at all; the function itself asks its policy. */
  access: 'anyone' | 'signed-in';
  params?: P;
  query?: Q;
  body?: B;
  headers?: H;
  status?: 200 | 201 | 204;
  /** Names the body's media type when it is not JSON. */
  accepts?: 'text/csv' | 'application/octet-stream';
  /** The largest body, in bytes; a megabyte unless told. */
  maxBytes?: number;
  produces?: 'text/csv' | 'application/x-pem-file';
  /** Answered without asking who it is, and so while the database is away. */
  withoutDatabase?: true;
  /** How often anybody may knock. */
  limits?: RateLimit[];
  /** Cookies to set, for signing in and out. */
  setCookie?: true;
};

export type Input<P, Q, B, H> = { params: P; query: Q; body: B; headers: H };

/** The tag of the current answer, and its bytes when this process has them ready. */
export type Known = { etag: string; bytes: Uint8Array | null };

/**
 * One thing that the API can do: its route calls serve(operation), the OpenAPI document lists it. `run` gets a
 * transaction of the actor's; `statement` makes its own (submit_return); `known` says what is known before any
 * transaction, from the stamp that came with the session, so that an unchanged answer is a 304 after one query;
 * `download` answers a file that is sent piece by piece, `file` one that is stored as it is.
 */
export type Operation = Described<
  z.ZodObject | undefined,
  z.ZodObject | undefined,
  z.ZodType | undefined,
  z.ZodObject | undefined
> & {
  result: z.ZodType;
  stampOf?: (params: never) => string;
  known?: (actor: Actor, stamp: string, input: never) => Known | null;
  run?: (actor: Actor, tx: Tx, input: never) => Promise<Outcome<unknown>>;
  statement?: (actor: Actor, input: never) => Promise<Outcome<unknown>>;
  download?: (actor: Actor, tx: Tx, input: never) => Promise<Outcome<Download>>;
  file?: (actor: Actor, tx: Tx, input: never) => Promise<Outcome<StoredFile>>;
};

/** Checks an operation's types against its schemas, which refuse what they do not name in the address and the body. */
export function operation<
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  H extends z.ZodObject | undefined = undefined,
  R extends z.ZodType = z.ZodType,
>(
  described: Described<P, Q, B, H> & {
    result: R;
    stampOf?: (params: Of<P>) => string;
    known?: (actor: Actor, stamp: string, input: Input<Of<P>, Of<Q>, Of<B>, Of<H>>) => Known | null;
    run?: (
      actor: Actor,
      tx: Tx,
      input: Input<Of<P>, Of<Q>, Of<B>, Of<H>>,
    ) => Promise<Outcome<z.input<R> | Uint8Array>>;
    statement?: (actor: Actor, input: Input<Of<P>, Of<Q>, Of<B>, Of<H>>) => Promise<Outcome<z.input<R>>>;
    download?: (actor: Actor, tx: Tx, input: Input<Of<P>, Of<Q>, Of<B>, Of<H>>) => Promise<Outcome<Download>>;
    file?: (actor: Actor, tx: Tx, input: Input<Of<P>, Of<Q>, Of<B>, Of<H>>) => Promise<Outcome<StoredFile>>;
  },
): Operation {
  const { query = z.object({}), body } = described;
  return {
    ...described,
    query: strict(query),
    ...(body ? { body: strict<z.ZodType>(body) } : {}),
  } as unknown as Operation;
}
