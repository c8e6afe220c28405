import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lastLines, runChild } from './children.ts';
import { ensureFolder, inData, inRoot, sha256 } from './files.ts';
import { alone } from './locks.ts';
import { Problem, step } from './say.ts';
import { runScript } from './stopping.ts';

/** What a build depends on. Tests, scripts and documents are not in it: changing them needs no new build. */
const sources = [
  ...['app', 'components', 'domain', 'lib', 'messages', 'public', 'prisma/schema.prisma', 'next.config.js'],
  ...['proxy.ts', 'instrumentation.ts', 'tsconfig.json', 'package.json', 'package-lock.json'],
];

/** One sum over all sources, by which a build is known. */
export function sourcesHash(): string {
  const sums = sources
    .flatMap((path) => listFiles(path))
    .map((path) => `${path} ${sha256(readFileSync(inRoot(path)))}`);
  return sha256(sums.join('\n'));
}

/**
 * Runs `next build` into the folder, unless the build there is of these very sources.
 *
 * @param folder relative to the checkout, as Next wants it
 * @returns whether it had to build
 */
export async function buildApp(folder = '.next'): Promise<boolean> {
  ensureFolder(inData('log'));
  return await alone(inData(`build-${sha256(folder).slice(0, 8)}.lock`), async () => {
    const stamp = join(ensureFolder(inRoot(folder)), 'sources');
    const hash = sourcesHash();
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
    const log = inData('log', `build-${folder.replaceAll(/\W+/g, '-')}.log`);
    const next = inRoot('node_modules', 'next', 'dist', 'bin', 'next');
    const code = await runChild('next build', process.execPath, [next, 'build'], {
      env: buildEnvironment(folder),
      log,
    });
    if (code !== 0) {
      const said = lastLines(log, 40);
      const kept = /(?:EACCES|EPERM|EROFS)[^\n]*?'([^']+)'/.exec(said)?.[1];
      if (kept) throw new Problem(`Cannot write ${kept}: make ${inRoot(folder)} writable for this user.`);
      throw new Problem(`${said}\nThe build failed: see the lines above.`);
    }
    writeFileSync(stamp, hash);
    return true;
  });
}

/**
 * The same for every build, so that one serves any installation: what differs between them is read when it runs.
 * The address leads nowhere: a page that asks the database while it is built fails here.
 */
const buildEnvironment = (folder: string) => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  TMPDIR: process.env.TMPDIR,
  CI: process.env.CI,
  NODE_ENV: 'production',
  NEXT_TELEMETRY_DISABLED: '1',
  NEXT_DIST_DIR: folder,
  TZ: 'UTC',
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
  AUTH_SECRET: 'only-for-the-build-never-for-a-session',
});

function listFiles(path: string): string[] {
  const full = inRoot(path);
  if (!existsSync(full)) return [];
  try {
    return readdirSync(full, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) =>
        entry.isDirectory() ? listFiles(`${path}/${entry.name}`) : [`${path}/${entry.name}`],
      )
      .filter((name) => !/\.test\.tsx?$/.test(name));
  } catch {
    return [path];
  }
}

/** `npm run build` */
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runScript(() =>
    step(
      'Building',
      () => buildApp(),
      (built) => (built ? 'done' : 'nothing has changed'),
    ),
  );
}
