import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { answers } from './app.ts';
import { buildApp } from './build.ts';
import { lastLines, type Running, runChild, startChild, tsx } from './children.ts';
import { appEnvironment } from './environment.ts';
import { whatIsWrong } from './fault-check.ts';
import { answerForever, type Ledger, makeClients } from './fault-clients.ts';
import { ensureFolder, inData, inRoot, newSecret } from './files.ts';
import { migrate } from './migrate.ts';
import { freePort } from './ports.ts';
import { startThrowawayPostgres } from './postgres.ts';
import { Problem, step } from './say.ts';
import { runScript } from './stopping.ts';

export interface FaultRun {
  kills: Record<'web' | 'worker' | 'database', number>;
  issued: number;
  lost: number;
  wrong: string[];
  tries: number;
}

/**
 * While eight clients type and submit, web, worker and PostgreSQL are killed with SIGKILL, one at a time at random
 * moments, and started again; after every restart all promises are checked (scripts/fault-check.ts).
 *
 * @param count how many kills
 * @param build the folder of the production build
 */
export async function runFaults(count: number, build: string, logs: string): Promise<FaultRun> {
  const database = await startThrowawayPostgres({ writesToDisk: true });
  await migrate(database.ownerUrl);
  const port = await freePort();
  const env = {
    ...appEnvironment(database, port, newSecret() + newSecret()),
    LOG_LEVEL: 'error',
    NEXT_DIST_DIR: build,
  };
  const [command, args] = tsx(inRoot('scripts', 'load-demo.ts'));
  ensureFolder(logs);
  if ((await runChild('load-demo', command, args, { env, log: `${logs}/load.log` })) !== 0) {
    throw new Problem(`${lastLines(`${logs}/load.log`, 20)}\nThe story could not be loaded.`);
  }
  const parts = { web: startWeb(env, port, logs), worker: startWorker(env, logs) };
  const base = `http://127.0.0.1:${port}`;
  await answers(`${base}/readyz`);

  const ledger: Ledger = { receipts: [], typed: new Map(), refused: [], tries: 0 };
  const clients = await makeClients(database.ownerUrl);
  let running = true;
  const busy = clients.map((client) => answerForever(base, client, ledger, () => running));
  const kills = { web: 0, worker: 0, database: 0 };
  const wrong = new Set<string>();
  for (let kill = 0; kill < count; kill++) {
    await sleep(200 + Math.random() * 1200);
    const victim = (['web', 'database', 'web', 'database', 'worker'] as const)[kill % 5] ?? 'web';
    kills[victim] += 1;
    if (victim === 'database') {
      await database.crash();
      await sleep(Math.random() * 300);
      await database.restart();
    } else {
      await parts[victim].stop('SIGKILL');
      await sleep(Math.random() * 300);
      parts[victim] = victim === 'web' ? startWeb(env, port, logs) : startWorker(env, logs);
    }
    await answers(`${base}/readyz`);
    for (const sentence of await whatIsWrong(database.ownerUrl, snapshot(ledger))) wrong.add(sentence);
  }
  await sleep(1000);
  running = false;
  await Promise.all(busy);
  for (const sentence of await whatIsWrong(database.ownerUrl, ledger)) wrong.add(sentence);
  for (const sentence of ledger.refused) wrong.add(`refused: ${sentence}`);
  await Promise.all([parts.web.stop(), parts.worker.stop()]);
  const lost = [...wrong].filter((sentence) => /^receipt .* is lost/.test(sentence)).length;
  return { kills, issued: ledger.receipts.length, lost, wrong: [...wrong], tries: ledger.tries };
}

/** What had been told before the check began: what comes in meanwhile is checked next time. */
function snapshot(ledger: Ledger): Ledger {
  return { ...ledger, receipts: [...ledger.receipts], typed: new Map(ledger.typed) };
}

function startWeb(env: Record<string, string | undefined>, port: number, logs: string): Running {
  const next = inRoot('node_modules', 'next', 'dist', 'bin', 'next');
  const args = [next, 'start', '-p', String(port), '-H', '127.0.0.1'];
  return startChild('web', process.execPath, args, { env, log: `${logs}/web.log` });
}

function startWorker(env: Record<string, string | undefined>, logs: string): Running {
  const [command, args] = tsx(inRoot('scripts', 'worker.ts'));
  return startChild('worker', command, args, { env, log: `${logs}/worker.log` });
}

/** In words, as `npm run test:faults` prints it. */
export function tellFaults({ kills, issued, lost, wrong, tries }: FaultRun): string {
  const all = kills.web + kills.worker + kills.database;
  return [
    `kills ${all} (web ${kills.web}, worker ${kills.worker}, PostgreSQL ${kills.database}), calls tried again ${tries}`,
    `receipts issued ${issued}, receipts lost ${lost}`,
    ...wrong.slice(0, 20).map((sentence) => `WRONG: ${sentence}`),
  ].join('\n');
}

/** `npm run test:faults [-- COUNT]`: the long form, 50 kills unless told otherwise. */
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runScript(async () => {
    const count = Number(process.argv[2] ?? 50);
    await step('Built', () => buildApp());
    const run = await runFaults(count, '.next', ensureFolder(inData('log', 'faults')));
    console.log(tellFaults(run));
    return run.wrong.length > 0 ? 1 : 0;
  });
}
