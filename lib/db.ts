import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { Prisma, PrismaClient } from '@/generated/prisma/client';
import { type Actor, databaseScope } from '@/lib/actor';
import { clockForDatabase } from '@/lib/clock';
import { onDatabaseBack, whileAnswering } from '@/lib/database-watch';
import { describeError } from '@/lib/describe-error';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import type { Outcome } from '@/lib/outcome';
import { together } from '@/lib/together';

/** A transaction in which row-level security sees the actor; only asActor makes one. */
export type Tx = Prisma.TransactionClient;

type Connections = { prisma: PrismaClient; statements: Pool; readBack: Pool };

// One set per process, kept over Next's reloads in development.
const kept = globalThis as unknown as { kvittertConnections?: Connections };

function connections(): Connections {
  if (!kept.kvittertConnections) {
    const connectionString = env().DATABASE_URL;
    kept.kvittertConnections = {
      prisma: new PrismaClient({ adapter: new PrismaPg({ ...limits, connectionString, max: 10 }) }),
      statements: poolOf(connectionString, 8),
      readBack: poolOf(connectionString, 4),
    };
  }
  return kept.kvittertConnections;
}

/** A process that hangs in the middle of a transaction must not hold its locks for ever. */
const limits = {
  connectionTimeoutMillis: 20_000,
  idle_in_transaction_session_timeout: 120_000,
  keepAlive: true,
};

// Connections from before a silence may be dead without knowing it: new ones are made at the next use, and the
// old ones end when what is still running on them has.
onDatabaseBack(() => {
  disconnect().catch((error) => log.warn({ error: describeError(error) }, 'old connections'));
});

/** A connection that is lost while it rests is replaced at the next query; unheard, its error would end the process. */
function poolOf(connectionString: string, max: number): Pool {
  const pool = new Pool({ ...limits, connectionString, max });
  pool.on('error', (error) => log.warn({ error: describeError(error) }, 'lost a connection to the database'));
  return pool;
}

class RolledBack extends Error {
  constructor(readonly outcome: Outcome<never>) {
    super('rolled back');
  }
}

/**
 * The only way to a transaction. Sets the actor's scope and the clock for the database, runs, commits; when
 * `run` returns an expected failure, rolls back and returns it. Throws DatabaseAway when the database is silent.
 */
export async function asActor<T>(
  actor: Actor,
  run: (tx: Tx) => Promise<T>,
  options: { isolationLevel?: 'RepeatableRead'; timeout?: number; snapshot?: string } = {},
): Promise<T> {
  const clock = clockForDatabase();
  const { snapshot, ...transaction } = options;
  try {
    return await whileAnswering(() =>
      connections().prisma.$transaction(
        async (tx) => {
          // Before anything else, or PostgreSQL refuses: what another transaction sees (pg_export_snapshot).
          if (snapshot)
            await tx.$executeRawUnsafe(`set transaction snapshot '${snapshot.replace(/[^\w-]/g, '')}'`);
          await tx.$queryRaw`select set_config('kvittert.scope', ${JSON.stringify(databaseScope(actor))}, true),
            set_config('kvittert.fixed_now', ${clock.fixedNow ?? ''}, true),
            set_config('kvittert.clock_offset_ms', ${String(clock.offsetMs)}, true)`;
          const result = await run(tx);
          if (isFailure(result)) throw new RolledBack(result);
          return result;
        },
        { maxWait: 10_000, timeout: 60_000, ...transaction },
      ),
    );
  } catch (error) {
    if (error instanceof RolledBack) return error.outcome as T;
    throw error;
  }
}

function isFailure(value: unknown): value is Outcome<never> {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;
}

/** One statement that commits by itself, for the path where round trips count: submitting a return. */
type Statement = { scope: unknown; clock: unknown; argument: unknown };

/** SQL functions whose first two arguments are scope and clock, which they set themselves. */
type StatementFunction = 'return_basis' | 'submit_return';

/** What one return of a batch came to: its result, an error of its own, or that it has to go by itself. */
type OfBatch = { failed?: { code: string; message: string }; alone?: true };

/**
 * Runs one such function as a statement of its own, which commits by itself; returns that arrive meanwhile share the
 * next commit.
 */
export async function asActorStatement<T>(
  actor: Actor,
  functionName: StatementFunction,
  argument: unknown,
): Promise<T> {
  const statement = { scope: databaseScope(actor), clock: clockForDatabase(), argument };
  if (functionName !== 'submit_return') return (await alone(functionName, statement)) as T;
  const result = (await submitTogether(statement)) as OfBatch;
  if (result.alone) return (await alone(functionName, statement)) as T;
  if (result.failed) throw Object.assign(new Error(result.failed.message), { code: result.failed.code });
  return result as T;
}

/**
 * There is one chain of receipts, so returns are numbered one commit after the other: many go with one (decision 0021).
 * One goes the same way, so that a request which somebody holds is waited for outside, and holds up nobody behind it.
 */
const submitTogether = together<Statement, unknown>(async (statements) => {
  const result = await whileAnswering(() =>
    connections().statements.query('select submit_returns($1) as results', [JSON.stringify(statements)]),
  );
  return result.rows[0].results;
}, 16);

async function alone(
  functionName: StatementFunction,
  { scope, clock, argument }: Statement,
): Promise<unknown> {
  const result = await whileAnswering(() =>
    connections().statements.query(`select ${functionName}($1, $2, $3) as result`, [
      JSON.stringify(scope),
      JSON.stringify(clock),
      JSON.stringify(argument),
    ]),
  );
  return result.rows[0].result;
}

/** Reads what is committed, on a connection that no write uses. */
export async function readBack<T>(sql: string, values: unknown[]): Promise<T[]> {
  return (await whileAnswering(() => connections().readBack.query(sql, values))).rows as T[];
}

/** One statement outside any scope, by itself: who a session or token is, limits, revisions, settings. */
export async function readPlain<T>(sql: string, values: unknown[]): Promise<T[]> {
  return (await whileAnswering(() => connections().statements.query(sql, values))).rows as T[];
}

/** Ends every connection; for scripts and graceful shutdown. */
export async function disconnect(): Promise<void> {
  const open = kept.kvittertConnections;
  if (!open) return;
  kept.kvittertConnections = undefined;
  await Promise.all([open.prisma.$disconnect(), open.statements.end(), open.readBack.end()]);
}

export { Prisma };
