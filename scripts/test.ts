import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './chromium.ts';
import { ensureFolder, inData } from './files.ts';
import { Problem, seconds } from './say.ts';
import { runScript } from './stopping.ts';
import { checkVulnerabilities } from './test-audit.ts';
import { startTestDatabase } from './test-database.ts';
import { runFaults, tellFaults } from './test-faults.ts';
import { prepareJourneys, runJourneys } from './test-journeys.ts';
import { checkLogs } from './test-logs.ts';
import { type Count, runStep, sum, tool, vitest } from './test-steps.ts';

/**
 * `npm test`: style, types, structure and dead code; unit and data tests; the production build; the journeys in a
 * browser against it. `npm test -- check`, `-- unit [arguments for vitest]` and `-- e2e [arguments for playwright]`
 * run a part. Everything that a run makes is its own (PostgreSQL, ports, folders), so it disturbs neither a
 * running demo nor another run.
 */
const [part, ...rest] = process.argv.slice(2);
const wanted = (name: string) => part === undefined || part === name;

await runScript(async () => {
  if (part && !['check', 'unit', 'e2e'].includes(part)) {
    throw new Problem('Usage: npm test, or npm test -- check, -- unit [arguments], -- e2e [arguments]');
  }
  const began = performance.now();
  const folder = ownFolder();
  const database = wanted('unit') || wanted('e2e') ? startTestDatabase() : undefined;
  const browser = wanted('e2e') ? findChromium() : undefined;
  // They are awaited where they are needed; a failure before that must not end the script.
  for (const early of [database, browser]) early?.catch(() => {});

  // Two things at a time, for two cores; then the journeys alone, since they mind the time.
  const counts = await Promise.all([
    checkAndUnit(folder, database),
    wanted('e2e') && database ? prepareAndFaults(folder, database) : undefined,
  ]);
  const [quick, prepared] = counts;
  const all: Count[] = [...quick, ...(prepared?.counts ?? [])];
  if (prepared?.app && browser) {
    all.push(await runJourneys(folder, prepared.app, browser, rest));
    all.push(await checkLogs(folder, prepared.app, rest.length === 0));
    if (part === undefined) all.push(checkVulnerabilities());
  }

  const { passed, failed } = sum(all);
  if (failed === 0) rmSync(folder, { recursive: true, force: true });
  else console.log(`Logs and traces are in ${folder}.`);
  console.log(`Took ${seconds(performance.now() - began)}.\n${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});

async function checkAndUnit(
  folder: string,
  database?: ReturnType<typeof startTestDatabase>,
): Promise<Count[]> {
  const counts: Count[] = [];
  for (const [name, script, args] of wanted('check') ? checks() : []) {
    counts.push(await runStep(name, () => tool(folder, script, args)));
  }
  if (database && wanted('unit')) {
    counts.push(
      await runStep('unit and data tests', async () => {
        const { ownerUrl, appUrl } = await database;
        const env = { ...process.env, NODE_ENV: 'test', TEST_OWNER_URL: ownerUrl, TEST_APP_URL: appUrl };
        return await vitest(folder, part === 'unit' ? rest : [], env);
      }),
    );
  }
  return counts;
}

/** The build and its demo; then, in a whole run, the faults, which need the build and wait most of their time. */
async function prepareAndFaults(folder: string, database: ReturnType<typeof startTestDatabase>) {
  const prepared = await prepareJourneys(database);
  if (prepared.app && part === undefined) prepared.counts.push(await shortFaults(folder, prepared.app));
  return prepared;
}

/** The short form of `npm run test:faults`: each process is killed at least once. */
function shortFaults(folder: string, app: { NEXT_DIST_DIR?: string | undefined }): Promise<Count> {
  return runStep('faults', async () => {
    const run = await runFaults(5, app.NEXT_DIST_DIR ?? '.next', join(folder, 'faults'));
    const held = run.wrong.length === 0 && run.issued > 0;
    return { passed: held ? 1 : 0, failed: held ? 0 : 1, output: tellFaults(run) };
  });
}

function checks(): [name: string, script: string, args: string[]][] {
  const arrows = ['--config', '.dependency-cruiser.cjs', 'app', 'components', 'domain', 'lib'];
  return [
    [
      'style',
      '@biomejs/biome/bin/biome',
      ['check', '--error-on-warnings', '--colors=off', '--max-diagnostics=50'],
    ],
    ['types', 'typescript-native/bin/tsc', ['--noEmit', '--pretty', 'false', '--checkers', '1']],
    ['arrows', 'dependency-cruiser/bin/dependency-cruiser.mjs', arrows],
    ['structure', 'scripts/check-structure.ts', []],
    ['dead code', 'knip/bin/knip.js', ['--no-progress']],
  ];
}

/** Logs and traces of this run; kept when something failed. Those of earlier runs go after an hour. */
function ownFolder(): string {
  const runs = ensureFolder(inData('test'));
  const old = Date.now() - 3_600_000;
  for (const name of readdirSync(runs)) {
    if (statSync(join(runs, name)).mtimeMs < old) rmSync(join(runs, name), { recursive: true, force: true });
  }
  return mkdtempSync(join(runs, 'run-'));
}
