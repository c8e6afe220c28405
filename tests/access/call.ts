import type { Asked } from '@/tests/asked';
import type { Cast } from './cast.ts';
import type { Role } from './roles.ts';

/** How an operation is asked about an object: params and body, so chosen that nothing lasting changes. */
export type Call = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
  /** The caller's own session, when the call is about it. */
  cookie?: string;
};

/** By operation; `of` is the object as the table of access names it. */
export type Calls = Record<string, (cast: Cast, of: string, role: Role) => Call | Promise<Call>>;

/** Calls that really write, by operation: as whom, and what. */
export type RealWrites = Record<
  string,
  { role: Role; call: (cast: Cast, asked: Asked) => Call | Promise<Call> }
>;
