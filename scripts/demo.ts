import { answers, startApp } from './app.ts';
import { buildApp } from './build.ts';
import { demoPeople } from './demo-people.ts';
import { appEnvironment, keptSecret } from './environment.ts';
import { ensureFolder, inData, readJson, writeJson } from './files.ts';
import { noteInLock, takeLock } from './locks.ts';
import { askedPort, freePort } from './ports.ts';
import { removePostgres } from './postgres.ts';
import { loadDemo, prepareDatabase } from './prepare-database.ts';
import { Problem, step } from './say.ts';
import { runScript } from './stopping.ts';

/**
 * `npm run demo`: PostgreSQL, migrations, the June 2023 replay, the build, web and worker, and one address.
 * The first start does all of it; the second finds everything done. `npm run demo -- --reset` removes the
 * embedded database and starts anew. Stays until Ctrl-C.
 */
let ready = false;

await runScript(
  async () => {
    const lock = `${ensureFolder(inData())}/demo.lock`;
    const other = takeLock(lock);
    if (other) {
      const where = other.note ? `runs already at ${other.note}` : 'is starting already';
      throw new Problem(
        `The demo ${where} (process ${other.pid}): open it, or stop it there with Ctrl-C first.`,
      );
    }
    const port = await choosePort();
    const address = `http://localhost:${port}`;
    if (process.argv.includes('--reset')) reset();

    const database = await prepareDatabase();
    const env = appEnvironment(database, port, keptSecret());
    await Promise.all([
      step(
        'Demo loaded',
        () => loadDemo(env, database.ownerUrl),
        (done) => (done ? 'June 2023' : 'nothing to do'),
      ),
      step(
        'Built',
        () => buildApp(),
        (built) => (built ? 'done' : 'nothing has changed'),
      ),
    ]);
    const app = await step('Web and worker started', () => startApp(env, inData('log')));
    await answers(`${address}/`);
    noteInLock(lock, address);
    tell(address);
    ready = true;
    const problem = await app.died;
    throw new Problem(problem);
  },
  () => (ready ? 0 : 130),
);

/** PORT, or else the port of last time, so that a bookmark keeps working; or else a free one. */
async function choosePort(): Promise<number> {
  const asked = await askedPort();
  if (asked) return asked;
  const file = inData('demo.json');
  const port = await freePort(readJson<{ port: number }>(file)?.port);
  writeJson(file, { port });
  return port;
}

function reset(): void {
  if (process.env.DATABASE_URL) {
    throw new Problem('--reset is for the embedded database: empty the one of DATABASE_URL yourself.');
  }
  removePostgres();
  console.log('The embedded database is removed.');
}

function tell(address: string): void {
  const width = Math.max(...demoPeople.map((person) => person.email.length));
  console.log(`\nKvittert: ${address}\n\nSign in as:`);
  for (const { email, who } of demoPeople) console.log(`  ${email.padEnd(width)}  ${who}`);
  console.log('\nLogs are in .data/log. Ctrl-C stops everything.');
}
