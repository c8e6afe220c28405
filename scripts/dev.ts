import { answers } from './app.ts';
import { startChild, tsx } from './children.ts';
import { demoPeople } from './demo-people.ts';
import { appEnvironment, keptSecret } from './environment.ts';
import { ensureFolder, inData, inRoot } from './files.ts';
import { noteInLock, takeLock } from './locks.ts';
import { askedPort, freePort } from './ports.ts';
import { loadDemo, prepareDatabase } from './prepare-database.ts';
import { Problem, step } from './say.ts';
import { onStop, runScript } from './stopping.ts';

/** `npm run dev`: the demo's database and environment with `next dev` and the worker, for work on the code. */
await runScript(
  async () => {
    ensureFolder(inData('log'));
    const lock = inData('dev.lock');
    const other = takeLock(lock);
    if (other) throw new Problem(`\`npm run dev\` runs already at ${other.note} (process ${other.pid}).`);
    const port = (await askedPort()) ?? (await freePort());
    const address = `http://localhost:${port}`;

    const database = await prepareDatabase();
    const env = appEnvironment(database, port, keptSecret());
    await step(
      'Demo loaded',
      () => loadDemo(env, database.ownerUrl),
      (done) => (done ? 'June 2023' : 'nothing to do'),
    );

    const development = { ...env, NODE_ENV: 'development' };
    const next = inRoot('node_modules', 'next', 'dist', 'bin', 'next');
    const parts = [
      start('dev-web', process.execPath, [next, 'dev', '-p', String(port), '-H', '127.0.0.1']),
      start('dev-worker', ...tsx(inRoot('scripts', 'worker.ts'))),
    ];
    await Promise.race([answers(`http://127.0.0.1:${port}/`), ...parts.map((part) => part.ended)]);
    noteInLock(lock, address);
    console.log(
      `\n${address} (sign in as ${demoPeople[0]?.email}). Logs: .data/log/dev-web.log. Ctrl-C stops everything.`,
    );
    await Promise.race(parts.map((part) => part.ended));
    throw new Problem('Web or worker has ended by itself: see .data/log/dev-web.log and dev-worker.log.');

    function start(name: string, command: string, args: string[]) {
      const part = startChild(name, command, args, { env: development, log: inData('log', `${name}.log`) });
      onStop(() => part.stop());
      return part;
    }
  },
  () => 0,
);
