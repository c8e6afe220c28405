import { AsyncLocalStorage } from 'node:async_hooks';

const fixed = new AsyncLocalStorage<Date>();
let offsetMs = 0;

/** What the database needs to know the same moment: a fixed one, or the offset of a running clock. */
export type ClockForDatabase = { fixedNow: string | null; offsetMs: number };

/** The moment in the product's world: the demo's June 2023, otherwise now. */
export function now(): Date {
  return fixed.getStore() ?? new Date(Date.now() + offsetMs);
}

/** Wall-clock time, for sessions, links and cookies, which the demo's clock does not move. */
export function realNow(): Date {
  return new Date();
}

/** Runs `run` as if it were `moment`; the replay loads its events this way. */
export function atMoment<T>(moment: Date, run: () => Promise<T>): Promise<T> {
  return fixed.run(moment, run);
}

/** Moves the running clock, in the demo only. `offset` in milliseconds. */
export function setClockOffset(offset: number): void {
  offsetMs = offset;
}

/** The clock's state, as asActor hands it to the database. */
export function clockForDatabase(): ClockForDatabase {
  return { fixedNow: fixed.getStore()?.toISOString() ?? null, offsetMs };
}
