import { vi } from 'vitest';

/**
 * Runs before every test file. The files that one worker runs share its packages, which are dear to load, but
 * nothing of ours: modules, environment and clock are as in a process that has just begun.
 */
vi.resetModules();
const kept = globalThis as unknown as {
  kvittertClock?: unknown;
  kvittertEnvironment?: NodeJS.ProcessEnv;
};
kept.kvittertClock = undefined;
kept.kvittertEnvironment ??= { ...process.env };
process.env = { ...kept.kvittertEnvironment };
