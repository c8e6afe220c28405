import { Client } from 'pg';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

/** The database does not answer, or cannot store: what was begun may or may not have been stored. */
export class DatabaseAway extends Error {
  constructor(cause?: unknown) {
    super('the database does not answer', { cause });
  }
}

/** What a caller is told to wait before the next try, in seconds. */
export const retryAfterSeconds = 5;

/** Work that takes longer than this makes us ask the database whether it is there at all. */
const patienceMs = 3_000;
const probeMs = 2_000;
const probeAgainMs = 1_000;

type Watch = { away: boolean; probing: boolean; waiting: Set<() => void>; back: () => void };

// One watch per process: Next bundles this module more than once.
const kept = globalThis as unknown as { kvittertDatabaseWatch?: Watch };
kept.kvittertDatabaseWatch ??= {
  away: false,
  probing: false,
  waiting: new Set(),
  back: () => {},
};
const watch: Watch = kept.kvittertDatabaseWatch;

/** What to do when the database answers again after a silence: connections from before may be dead. */
export function onDatabaseBack(run: () => void): void {
  watch.back = run;
}

/**
 * Runs work on the database and gives up on it, with DatabaseAway, when the database itself is silent: not when the
 * work is slow. So a caller waits seven seconds at most, and not at all once the silence is known. What was
 * given up on may still be stored when the database wakes; whoever tries again does so with the same key.
 */
export async function whileAnswering<T>(work: () => Promise<T>): Promise<T> {
  if (watch.away) throw new DatabaseAway();
  let giveUp = () => {};
  const silence = new Promise<never>((_, reject) => {
    giveUp = () => reject(new DatabaseAway());
  });
  watch.waiting.add(giveUp);
  const timer = setInterval(() => void ask(), patienceMs);
  const running = work();
  // What fails after it was given up on is not a surprise.
  running.catch(() => {});
  try {
    return await Promise.race([running, silence]);
  } catch (error) {
    throw isAway(error) ? new DatabaseAway(error) : error;
  } finally {
    clearInterval(timer);
    watch.waiting.delete(giveUp);
  }
}

/** Whether the database answers the question; known at once while it is silent. */
export async function databaseAnswers(question: () => Promise<unknown>): Promise<boolean> {
  if (watch.away) return false;
  try {
    await whileAnswering(question);
    return true;
  } catch (error) {
    if (error instanceof DatabaseAway) return false;
    throw error;
  }
}

/** Asks twice, so that a process that was itself held up does not take its own pause for the database's. */
async function ask(): Promise<void> {
  if (watch.probing) return;
  watch.probing = true;
  try {
    if ((await probe()) || (await probe())) return;
    watch.away = true;
    log.error('the database does not answer');
    for (const giveUp of watch.waiting) giveUp();
    while (!(await probe())) await pause(probeAgainMs);
    watch.away = false;
    watch.back();
    log.warn('the database answers again');
  } finally {
    watch.probing = false;
  }
}

/** Whether anybody answers on a connection of its own; a refusal is an answer, unless it is only starting up. */
async function probe(): Promise<boolean> {
  const client = new Client({
    connectionString: env().DATABASE_URL,
    connectionTimeoutMillis: probeMs,
    query_timeout: probeMs,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch (error) {
    return /^(?!57P)[0-9A-Z]{5}$/.test(codesOf(error)[0] ?? '');
  } finally {
    // Not waited for: a server that is silent does not say goodbye either.
    client.end().catch(() => {});
  }
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });

/** Connection refused, lost or not to be had (08, 53, 57P), a full or broken disk (53, 58), a read-only standby. */
const awayCodes =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|08...|53...|58...|57P..|25006|P1001|P1002|P1008|P1017|P2024|P2028|P2037)$/;
const awayKinds =
  /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$|^Connection terminated|^timeout exceeded when trying to connect|connection error and is not queryable/i;

/** Whether an error of pg or Prisma says that the database was not there, rather than that it refused. */
export function isAway(error: unknown): boolean {
  return (
    error instanceof DatabaseAway ||
    codesOf(error).some((code) => awayCodes.test(code)) ||
    messagesOf(error).some((text) => awayKinds.test(text))
  );
}

type Layers = { code?: unknown; originalCode?: unknown; kind?: unknown; message?: unknown; cause?: unknown };

/** Prisma wraps what pg threw, in `cause` or in `meta.driverAdapterError`. */
function layersOf(error: unknown, depth = 0): Layers[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [];
  const { cause, meta } = error as { cause?: unknown; meta?: { driverAdapterError?: unknown } };
  return [error, ...layersOf(cause, depth + 1), ...layersOf(meta?.driverAdapterError, depth + 1)];
}

const codesOf = (error: unknown) =>
  layersOf(error).flatMap(({ code, originalCode }) =>
    [code, originalCode].filter((c): c is string => typeof c === 'string'),
  );

const messagesOf = (error: unknown) =>
  layersOf(error).flatMap(({ kind, message }) =>
    [kind, message].filter((m): m is string => typeof m === 'string'),
  );
