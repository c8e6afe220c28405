/**
 * `node scripts/start.mjs NAME [args]`: the step before every other script.
 *
 * Runs on the machine's own Node (20.19 or later) before anything is installed, so it is plain JavaScript
 * without dependencies. It installs what is missing, generates the Prisma client when the schema changed, and
 * hands over to scripts/NAME.ts on the Node 24 that is pinned in package.json.
 *
 * `npm install`, not `npm ci`: a registry mirror that lacks another platform's optional binaries makes
 * `npm ci` refuse the lock file, although nothing that this machine needs is missing.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const schema = join(root, 'prisma', 'schema.prisma');
const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1' };

function fail(message) {
  console.error(message);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(
      `Node ${process.versions.node} is too old: install Node 20.19 or later (https://nodejs.org) and try again.`,
    );
  }
}

const hash = (...files) => {
  const sum = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of files) sum.update(readFileSync(file));
  return sum.digest('hex');
};

const stampIs = (stamp, value) => existsSync(stamp) && readFileSync(stamp, 'utf8') === value;

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Two scripts started at once in one checkout must not install over each other: the second waits here. */
async function alone(work) {
  const lock = join(root, '.data', 'install.lock');
  try {
    mkdirSync(dirname(lock), { recursive: true });
  } catch (error) {
    fail(`Cannot make the folder .data in ${root} (${error.code}): make that folder writable for this user.`);
  }
  for (let told = false; ; ) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') {
        fail(
          `Cannot write ${lock} (${error.code}): make the folder .data writable for this user and try again.`,
        );
      }
      const holder = Number(existsSync(lock) ? readFileSync(lock, 'utf8') : 0);
      if (holder && !alive(holder)) rmSync(lock, { force: true });
      else if (!told) {
        told = true;
        console.log('Waiting for another installation in this folder …');
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
  process.on('exit', () => rmSync(lock, { force: true }));
  work();
  rmSync(lock, { force: true });
}

/** What a user can mend, by how npm and Prisma say it. */
const causes = [
  [
    /(?:EACCES|EPERM|EROFS)[^\n]*?'([^']+)'/,
    (path) =>
      `cannot write ${path}. Make ${root} with everything in it writable for this user, or run as its owner.`,
  ],
  [/ENOSPC/, () => 'the disk is full. Make room and try again.'],
  [
    /(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT)[^\n]*/,
    () =>
      "the npm registry does not answer. Check the network or npm's proxy and registry settings, and try again.",
  ],
];
const sign = (pattern, text) => pattern.exec(text)?.[1] ?? '';

function run(command, args, what, extra = {}) {
  const began = Date.now();
  console.log(`${what} …`);
  const done = spawnSync(command, args, {
    cwd: root,
    env: { ...environment, ...extra },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  if (done.signal) process.exit(130);
  if (done.status !== 0) {
    const said = `${done.stdout ?? ''}${done.stderr ?? ''}`.trim();
    const known = causes.find(([sign]) => sign.test(said));
    if (known) fail(`${what.replace(/ \(.*/, '')} failed: ${known[1](sign(known[0], said))}`);
    console.error(said);
    fail(`${what} failed: see the lines above. (${done.error?.message ?? `exit ${done.status}`})`);
  }
  console.log(`${what}: done in ${Math.round((Date.now() - began) / 1000)} s`);
}

function prepare() {
  const wanted = hash(join(root, 'package-lock.json'));
  const installed = join(modules, '.kvittert-installed');
  if (!stampIs(installed, wanted)) {
    const flags = ['--no-save', '--no-audit', '--no-fund', '--include=dev', '--loglevel=error'];
    run('npm', ['install', ...flags], 'Installing packages (about a minute the first time)');
    writeFileSync(installed, wanted);
  }
  if (!existsSync(schema)) return;
  const generated = join(modules, '.kvittert-generated');
  const of = hash(schema, join(modules, 'prisma', 'package.json'));
  if (!stampIs(generated, of) || !existsSync(join(root, 'generated'))) {
    const prisma = join(modules, 'prisma', 'build', 'index.js');
    // `generate` needs no engine, but looks for one and would try to download it: any file satisfies it.
    const engine = { PRISMA_SCHEMA_ENGINE_BINARY: join(modules, 'prisma', 'package.json') };
    run(
      node24(),
      [prisma, 'generate', '--schema', schema, '--no-hints'],
      'Generating the database client',
      engine,
    );
    writeFileSync(generated, of);
  }
}

function node24() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = join(modules, 'node', 'bin', name);
  return existsSync(pinned) ? pinned : process.execPath;
}

function handOver(name, args) {
  const script = join(root, 'scripts', `${name}.ts`);
  if (!existsSync(script)) fail(`There is no scripts/${name}.ts.`);
  const child = spawn(node24(), ['--import', 'tsx', script, ...args], {
    cwd: root,
    env: environment,
    stdio: 'inherit',
  });
  // Ctrl-C reaches the whole process group, the child too; a plain `kill` reaches only this process.
  // Either way this process waits for the child, which stops what it started.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`Cannot run Node at ${node24()}: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)));
}

const [name, ...args] = process.argv.slice(2);
if (!name) fail('Usage: node scripts/start.mjs NAME [arguments]');
checkNode();
await alone(prepare);
handOver(name, args);
