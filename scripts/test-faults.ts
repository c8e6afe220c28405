import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { buildApp } from './build.ts';
import { jumpingClock } from './fault-clock.ts';
import { fullDisk } from './fault-disk.ts';
import { hangingMail } from './fault-mail.ts';
import { silence } from './fault-silence.ts';
import { Stage } from './fault-stage.ts';
import { gracefulStop } from './fault-stop.ts';
import { ensureFolder, inData } from './files.ts';
import { startThrowawayPostgres } from './postgres.ts';
import { step } from './say.ts';
import { runScript } from './stopping.ts';

export interface FaultRun {
  kills: Record<'web' | 'worker' | 'database', number>;
  issued: number;
  lost: number;
  /** One line for each fault besides kills. */
  told: string[];
  wrong: string[];
  tries: number;
}

/**
 * While eight clients type and submit, web, worker and PostgreSQL are killed with SIGKILL, one at a time at random
 * moments, and started again; then the clocks jump and web is asked to end with a return in flight. In the long form
 * also: a database that is silent, a mail server that hangs, a full disk. After each all promises are checked
 * (scripts/fault-check.ts), and at the end the product walks its own chain.
 *
 * @param count how many kills
 * @param build the folder of the production build
 */
export async function runFaults(
  count: number,
  build: string,
  logs: string,
  form: 'short' | 'long' = 'short',
): Promise<FaultRun> {
  const stage = await Stage.open(await startThrowawayPostgres({ writesToDisk: true }), build, logs);
  stage.begin();
  const wrong = new Set<string>();
  const told: string[] = [];
  const kills = await killAtRandom(stage, count, wrong);
  const faults = [
    () => jumpingClock(stage),
    ...(form === 'long' ? [() => silence(stage, 30), () => hangingMail(stage, 20)] : []),
    () => stage.end().then(() => gracefulStop(stage)),
    ...(form === 'long' ? [() => fullDisk(build, `${logs}/disk`)] : []),
  ];
  for (const fault of faults) {
    const result = await fault();
    told.push(result.told);
    if (form === 'long') console.log(result.told);
    for (const sentence of result.wrong) wrong.add(sentence);
  }
  for (const sentence of [...(await stage.wrong()), ...(await stage.reconciled())]) wrong.add(sentence);
  for (const sentence of stage.ledger.refused) wrong.add(`refused: ${sentence}`);
  await stage.close();
  const lost = [...wrong].filter((sentence) => /^receipt .* is lost/.test(sentence)).length;
  const { receipts, tries } = stage.ledger;
  return { kills, issued: receipts.length, lost, told, wrong: [...wrong], tries };
}

async function killAtRandom(stage: Stage, count: number, wrong: Set<string>): Promise<FaultRun['kills']> {
  const { database, parts } = stage;
  const kills = { web: 0, worker: 0, database: 0 };
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
      stage.start(victim);
    }
    await stage.ready();
    for (const sentence of await stage.wrong()) wrong.add(sentence);
  }
  return kills;
}

/** In words, as `npm run test:faults` prints it. */
export function tellFaults({ kills, issued, lost, told, wrong, tries }: FaultRun): string {
  const all = kills.web + kills.worker + kills.database;
  return [
    ...told,
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
    const run = await runFaults(count, '.next', ensureFolder(inData('log', 'faults')), 'long');
    console.log(tellFaults({ ...run, told: [] }));
    return run.wrong.length > 0 ? 1 : 0;
  });
}
