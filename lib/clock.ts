import { AsyncLocalStorage } from 'node:async_hooks';

type State = { fixed: AsyncLocalStorage<Date>; offsetMs: number };

// One clock per process: Next bundles this module more than once.
const kept = globalThis as unknown as { kvittertClock?: State };
kept.kvittertClock ??= { fixed: new AsyncLocalStorage<Date>(), offsetMs: 0 };
const state: State = kept.kvittertClock;

/** What the database needs to know the same moment: a fixed one, or the offset of a running clock. */
export type ClockForDatabase = { fixedNow: string | null; offsetMs: number };

/** The moment in the product's world: the demo's June 2023, otherwise now. */
export function now(): Date {
  return state.fixed.getStore() ?? new Date(Date.now() + state.offsetMs);
}

/** Wall-clock time, for sessions, links and cookies, which the demo's clock does not move. */
export function realNow(): Date {
  return new Date();
}

/** Runs `run` as if it were `moment`; the replay loads its events this way. */
export function atMoment<T>(moment: Date, run: () => Promise<T>): Promise<T> {
  return state.fixed.run(moment, run);
}

/** Moves the running clock, in the demo only. `offset` in milliseconds. */
export function setClockOffset(offset: number): void {
  state.offsetMs = offset;
}

/** The clock's state, as asActor hands it to the database. */
export function clockForDatabase(): ClockForDatabase {
  return { fixedNow: state.fixed.getStore()?.toISOString() ?? null, offsetMs: state.offsetMs };
}
