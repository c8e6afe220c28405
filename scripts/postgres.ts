import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines, type Running, runChild, startChild } from './children.ts';
import { codeOf, ensureFolder, inData, newSecret, readJson, writeJson } from './files.ts';
import { guard } from './guard.ts';
import { alone } from './locks.ts';
import { freePort } from './ports.ts';
import { findPlace, outsideFolders, type Place } from './postgres-place.ts';
import { dropDatabase, ensureRoles } from './postgres-roles.ts';
import { messageOf, Problem } from './say.ts';
import { onStop } from './stopping.ts';

export interface Database {
  ownerUrl: string;
  appUrl: string;
  /** True for the PostgreSQL that these scripts start and stop. */
  embedded: boolean;
}

/** One that a fault test may kill. */
export interface Throwaway extends Database {
  /** SIGKILL to the postmaster, whose children then end by themselves. */
  crash: () => Promise<void>;
  /** Starts it again on the same port; it recovers from its log. */
  restart: () => Promise<void>;
  /** SIGSTOP to all its processes: it takes connections and says nothing. */
  freeze: () => void;
  thaw: () => void;
  isRunning: () => boolean;
}

/** Kept in .data/postgres.json, mode 600. */
interface State {
  folder: string;
  port: number;
  startedBy?: number;
  passwords: { postgres: string; owner: string; app: string };
}

const stateFile = inData('postgres.json');
const again = 'put the file or folder back, or start anew with `npm run demo -- --reset` (its data are lost)';

/** Without the passwords in it nobody gets into the database again, so the file is never one to remove by hand. */
const readState = () => readJson<State>(stateFile, again);

/**
 * Starts the embedded PostgreSQL of this checkout on 127.0.0.1 with its roles and database, or joins the one that
 * another script started. fsync stays on: a receipt means that the return has arrived.
 */
export async function startPostgres(): Promise<Database> {
  ensureFolder(inData());
  return await alone(inData('postgres.lock'), async () => {
    const state = readState();
    if (state?.startedBy && isAlive(state.startedBy) && isReady(join(state.folder, 'cluster'))) {
      return urls(state);
    }
    const place = findPlace(inData('postgres'), state?.folder);
    if (!state && existsSync(join(place.folder, 'cluster'))) {
      throw new Problem(`${stateFile} with the database's passwords is gone: ${again}.`);
    }
    const next = { ...(state ?? { port: 0, passwords: newPasswords() }), folder: place.folder };
    writeJson(stateFile, next);
    await startCluster(place, next, durable);
    writeJson(stateFile, { ...next, startedBy: process.pid });
    await ensureRoles(adminUrl(next), next.passwords).catch((error: unknown) => {
      throw new Problem(`The database in ${place.folder} does not work (${messageOf(error)}): ${again}.`);
    });
    return urls(next);
  });
}

/** Removes the embedded database of this checkout with everything in it, wherever it is; it must not be running. */
export function removePostgres(): void {
  const folders = [inData('postgres'), ...outsideFolders(inData('postgres'))];
  if (folders.some((folder) => isReady(join(folder, 'cluster')))) {
    throw new Problem('The database is in use by another script of this checkout: stop that first.');
  }
  try {
    for (const path of [...folders, stateFile]) rmSync(path, { recursive: true, force: true });
  } catch (error) {
    throw new Problem(`Cannot remove the database (${codeOf(error)}): make .data writable for this user.`);
  }
}

/** Makes the embedded database anew and empty; PostgreSQL must be running. */
export async function recreateDatabase(): Promise<void> {
  const state = readState();
  if (!state) return;
  const admin = adminUrl(state);
  await dropDatabase(admin);
  await ensureRoles(admin, state.passwords);
}

/**
 * A cluster for one run, in a temporary folder that is removed when it stops. For tests fsync is off; what is
 * measured (`writesToDisk`) has the demo's settings. `folder` is taken instead of a temporary one, `more` are settings.
 */
export async function startThrowawayPostgres({
  writesToDisk = false,
  folder: given = '',
  more = [] as string[],
} = {}): Promise<Throwaway> {
  const wanted = given || mkdtempSync(join(tmpdir(), 'kvittert-test-'));
  chmodSync(wanted, 0o711);
  const place = findPlace(join(wanted, 'postgres'));
  const state: State = { folder: place.folder, port: 0, passwords: newPasswords() };
  const folders = [...new Set([...(given ? [] : [wanted]), place.folder])];
  const remove = () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    for (const folder of folders) guard.forgetFolder(folder);
  };
  for (const folder of folders) guard.watchFolder(folder);
  onStop(remove);
  const settings = [...(writesToDisk ? durable : quick), ...more];
  let running = await startCluster(place, state, settings);
  await ensureRoles(adminUrl(state), state.passwords, { createDatabases: true });
  return {
    ...urls(state),
    crash: () => running.stop('SIGKILL'),
    restart: async () => {
      running = await startCluster(place, state, settings);
    },
    freeze: () => signalAll(running.pid, 'SIGSTOP'),
    thaw: () => signalAll(running.pid, 'SIGCONT'),
    isRunning: () => isAlive(running.pid),
  };
}

/** Its children are in process groups of their own, so each is named. */
function signalAll(postmasterPid: number, signal: NodeJS.Signals): void {
  const listing = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const pairs = listing
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const children = pairs.filter(([, parent]) => parent === postmasterPid).map(([pid]) => pid ?? 0);
  for (const pid of [postmasterPid, ...children]) {
    if (isAlive(pid)) process.kill(pid, signal);
  }
}

const durable = ['max_connections=80', 'max_wal_size=1GB', 'checkpoint_timeout=15min'];
const quick = [
  'max_connections=200',
  'fsync=off',
  'full_page_writes=off',
  'synchronous_commit=off',
  'max_wal_size=2GB',
];
const always = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'timezone=UTC',
  'log_timezone=UTC',
  'shared_buffers=128MB',
  'work_mem=16MB',
  'random_page_cost=1.1',
  'jit=off',
];

/** Sets state.port to the one it took: the last one if that is free. */
async function startCluster(place: Place, state: State, settings: string[]): Promise<Running> {
  const cluster = join(place.folder, 'cluster');
  const log = join(place.folder, 'postgres.log');
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    if (existsSync(cluster))
      throw new Problem(`The data folder ${cluster} is broken (no PG_VERSION in it): ${again}.`);
    await initialise(place, cluster, state.passwords.postgres);
  }
  await endOrphan(cluster);
  for (let attempt = 1; ; attempt++) {
    state.port = await freePort(attempt === 1 ? state.port : undefined);
    const flags = [...always, ...settings, `port=${state.port}`].flatMap((setting) => ['-c', setting]);
    const program = join(place.programs, 'bin', 'postgres');
    const running = startChild('PostgreSQL', program, ['-D', cluster, ...flags], options(place, log));
    onStop(() => running.stop('SIGINT'));
    const died = running.ended.then(() => true);
    while (!isReady(cluster, running.pid)) {
      if (await Promise.race([died, sleep(30, false)])) break;
    }
    if (isReady(cluster, running.pid)) return running;
    const why = lastLines(log, 50);
    if (attempt < 3 && /address already in use/i.test(why)) continue;
    // The children of one that was killed are about to end.
    if (attempt < 60 && /shared memory block|still in use|another server might be running/i.test(why)) {
      await sleep(250);
      continue;
    }
    throw new Problem(`PostgreSQL cannot start from ${cluster} (${firstFatal(why)}): ${again}.`);
  }
}

/** Ends a PostgreSQL whose script was killed together with its guard. */
async function endOrphan(cluster: string): Promise<void> {
  if (!isReady(cluster)) return;
  process.kill(postmaster(cluster), 'SIGINT');
  for (let tries = 0; tries < 200 && isReady(cluster); tries++) await sleep(50);
}

/** In a folder beside, renamed when complete: what an interrupted start leaves is not taken for a cluster. */
async function initialise(place: Place, cluster: string, password: string): Promise<void> {
  const fresh = `${cluster}.new`;
  const secret = join(place.folder, 'password');
  const log = join(place.folder, 'initdb.log');
  rmSync(fresh, { recursive: true, force: true });
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  if (place.account) chownSync(secret, place.account.uid, place.account.gid);
  // Sorting by code point with Unicode rules for case, from PostgreSQL itself: the same on every machine.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['--username=postgres', `--pwfile=${secret}`, '--auth=scram-sha-256'];
  const program = join(place.programs, 'bin', 'initdb');
  const code = await runChild(
    'initdb',
    program,
    ['-D', fresh, '--no-instructions', ...locale, ...access],
    options(place, log),
  );
  rmSync(secret, { force: true });
  if (code !== 0) throw new Problem(`Cannot create the database in ${cluster}: ${lastLines(log, 1)}`);
  renameSync(fresh, cluster);
}

const options = (place: Place, log: string) => ({
  ...place.account,
  log,
  cwd: '/',
  env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
});

/** PostgreSQL writes its number into the first line of this file, and `ready` into the eighth. */
function isReady(cluster: string, pid?: number): boolean {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file) || readFileSync(file, 'utf8').split('\n')[7]?.trim() !== 'ready') return false;
  return pid ? postmaster(cluster) === pid : isAlive(postmaster(cluster));
}

const postmaster = (cluster: string) =>
  Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const firstFatal = (log: string) =>
  /(?:FATAL|PANIC|error):\s*(.*)/i.exec(log)?.[1] ?? log.split('\n').at(-1) ?? '';

const newPasswords = () => ({ postgres: newSecret(), owner: newSecret(), app: newSecret() });

const url = (user: string, password: string, port: number, database: string) =>
  `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;

const adminUrl = ({ port, passwords }: State) => url('postgres', passwords.postgres, port, 'postgres');

const urls = ({ port, passwords }: State): Database => ({
  embedded: true,
  ownerUrl: url('kvittert_owner', passwords.owner, port, 'kvittert'),
  appUrl: url('kvittert_app', passwords.app, port, 'kvittert'),
});
