import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { runChild } from './children.ts';
import { ensureFolder, inData, inRoot } from './files.ts';
import { alone } from './locks.ts';
import { Problem } from './say.ts';

const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chrome', 'chromium-browser'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The path of a Chromium or Chrome: CHROMIUM_PATH, one that is installed, Debian's package (as root), or
 * Playwright's own. A system browser comes first: Playwright's download may be closed off.
 */
export async function findChromium(): Promise<string> {
  const asked = process.env.CHROMIUM_PATH;
  if (asked && !canRun(asked)) throw new Problem(`CHROMIUM_PATH is ${asked}, where there is no program.`);
  const found = asked ?? installed();
  if (found) return found;

  ensureFolder(inData('log'));
  const log = inData('log', `chromium-${process.pid}.log`);
  return await alone(inData('chromium.lock'), async () => {
    if (existsSync('/etc/debian_version') && userInfo().uid === 0) {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      const wait = ['-o', 'DPkg::Lock::Timeout=300'];
      console.log('Installing Chromium with apt-get …');
      await runChild('apt-get update', 'apt-get', [...wait, 'update'], { env, log });
      const flags = [...wait, 'install', '-y', '--no-install-recommends', 'chromium'];
      await runChild('apt-get install', 'apt-get', flags, { env, log });
    }
    const now = installed() ?? (await installPlaywrights(log));
    if (now) return now;
    throw new Problem(
      `No browser for the tests: install Chromium or Chrome, or set CHROMIUM_PATH. See ${log}.`,
    );
  });
}

async function installPlaywrights(log: string): Promise<string | undefined> {
  const own = playwrights();
  if (own) return own;
  console.log('Installing Chromium with Playwright …');
  const cli = inRoot('node_modules', 'playwright', 'cli.js');
  await runChild('playwright install', process.execPath, [cli, 'install', 'chromium'], { log });
  return playwrights();
}

/** Asked in a process of its own: loading Playwright takes a while, and most machines never come here. */
function playwrights(): string | undefined {
  const question = `import('playwright').then(({ chromium }) => console.log(chromium.executablePath()))`;
  const path = execFileSync(process.execPath, ['-e', question], { cwd: inRoot(), encoding: 'utf8' }).trim();
  return canRun(path) ? path : undefined;
}

function installed(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...paths, ...elsewhere].find(canRun);
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
