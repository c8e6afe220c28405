import { Problem } from './say.ts';

/**
 * What was started is stopped in the reverse order: at the end, on Ctrl-C and when something dies.
 * Children run in process groups of their own, so that Ctrl-C in a terminal reaches only the script,
 * and PostgreSQL is still there while web and worker finish what they do.
 */
const closers: (() => Promise<void> | void)[] = [];
let stopped: Promise<void> | undefined;

/** Registers how to stop something; the last one registered stops first. */
export function onStop(close: () => Promise<void> | void): void {
  closers.push(close);
}

export function stopAll(): Promise<void> {
  stopped ??= (async () => {
    for (const close of closers.reverse()) {
      try {
        await close();
      } catch (error) {
        console.error(error);
      }
    }
  })();
  return stopped;
}

export const isStopping = () => stopped !== undefined;

/**
 * Runs a script: ends everything that it started when it is done, on failure (one line and exit code 1 for a
 * Problem), on Ctrl-C, `kill` and a closed terminal.
 *
 * @param work returns the exit code; anything but a number means 0
 * @param interrupted the exit code after Ctrl-C
 */
export async function runScript(work: () => Promise<unknown>, interrupted = () => 130): Promise<never> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, async () => {
      if (isStopping()) return;
      console.log('\nStopping …');
      await stopAll();
      process.exit(interrupted());
    });
  }
  const code = await work().catch((error: unknown) => {
    if (!isStopping()) console.error(oneLineOf(error) ?? error);
    return 1;
  });
  // After Ctrl-C the handler above exits, when everything is down; what fails meanwhile is a consequence.
  if (isStopping()) return await new Promise<never>(() => {});
  await stopAll();
  process.exit(typeof code === 'number' ? code : 0);
}

/** What the reader can mend in one line: a Problem's own, or a file that the system keeps from us. */
function oneLineOf(error: unknown): string | undefined {
  if (error instanceof Problem) return error.message;
  const { code, path } = (error ?? {}) as { code?: unknown; path?: unknown };
  if (code === 'ENOSPC') return 'The disk is full: make room and try again.';
  if (path === undefined || !['EACCES', 'EPERM', 'EROFS'].includes(String(code))) return undefined;
  return `Cannot use ${path} (${code}): make it writable for this user, or run as its owner.`;
}
