import { dirname, join } from 'node:path';
import { answers } from '../scripts/app';
import { startChild } from '../scripts/children';
import { inRoot } from '../scripts/files';
import { freePort } from '../scripts/ports';

export type SecondWeb = { base: string; log: string; stop: () => Promise<void> };

/**
 * A web process of its own beside the one that the journeys share, on the same database, for what the environment
 * decides. Its log stands beside the others', which are searched for personal data after the journeys.
 *
 * @param more environment that differs; `base` in the answer is where it listens, whatever BASE_URL says
 */
export async function startSecondWeb(name: string, more: Record<string, string>): Promise<SecondWeb> {
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const next = inRoot('node_modules', 'next', 'dist', 'bin', 'next');
  const log = join(dirname(process.env.E2E_OUTPUT ?? '.'), 'app', `${name}.log`);
  const running = startChild(name, process.execPath, [next, 'start', '-p', String(port), '-H', '127.0.0.1'], {
    env: { ...process.env, PORT: String(port), BASE_URL: base, NEXTAUTH_URL: base, ...more },
    log,
  });
  await answers(`http://127.0.0.1:${port}/healthz`);
  return { base, log, stop: () => running.stop() };
}
