import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines, type Running, startChild, tsx } from './children.ts';
import { ensureFolder, inRoot } from './files.ts';
import { Problem } from './say.ts';
import { onStop } from './stopping.ts';

export interface App {
  /** Resolves with one line and the end of the log when web or worker has ended. */
  died: Promise<string>;
  stop: () => Promise<void>;
}

/**
 * Starts web (`next start` on 127.0.0.1) and worker, and returns when both are ready.
 *
 * @param env the application's environment; PORT and NEXT_DIST_DIR say where and what
 * @param logs the folder for web.log and worker.log
 */
export async function startApp(env: Record<string, string | undefined>, logs: string): Promise<App> {
  ensureFolder(logs);
  const next = inRoot('node_modules', 'next', 'dist', 'bin', 'next');
  const web = ['web', process.execPath, [next, 'start', '-p', env.PORT ?? '', '-H', '127.0.0.1']] as const;
  const worker = ['worker', ...tsx(inRoot('scripts', 'worker.ts'))] as const;
  const running = [web, worker].map(([name, command, args]) => {
    const part = startChild(name, command, [...args], { env, log: `${logs}/${name}.log` });
    onStop(() => part.stop());
    return part;
  });
  const died = Promise.race(running.map(async (part) => tellEnd(part, await part.ended, logs)));
  const stop = async () => {
    await Promise.all(running.map((part) => part.stop()));
  };
  const ready = Promise.all([answers(`http://127.0.0.1:${env.PORT}/`), workerReady(logs)]);
  const problem = await Promise.race([ready.then(() => undefined), died]);
  if (problem) throw new Problem(problem);
  return { died, stop };
}

/** Any answer but 200 in the first two minutes counts as not there yet. */
export async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    const status = await fetch(url, { redirect: 'follow' }).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return;
    await sleep(100);
  }
  throw new Problem(`${url} does not answer with 200 after two minutes: see the log of web.`);
}

/** The worker writes a line with the word `ready` when it takes jobs; under LOG_LEVEL=error it does not. */
async function workerReady(logs: string): Promise<void> {
  for (let tries = 0; tries < 80; tries++) {
    if (/ready/i.test(lastLines(`${logs}/worker.log`, 50))) return;
    await sleep(100);
  }
}

function tellEnd(part: Running, code: number, logs: string): string {
  const log = `${logs}/${part.name}.log`;
  return `${lastLines(log, 20)}\n${part.name} has ended by itself (exit ${code}): see the lines above, or ${log}.`;
}
