import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { runChild } from './children.ts';
import { ensureFolder, inData, inRoot } from './files.ts';
import { alone } from './locks.ts';
import { Problem } from './say.ts';

/** Chromium without a window: what Playwright itself runs without a head, at half the processor time of the others. */
const shell = 'chromium-headless-shell';
const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chrome', 'chromium-browser'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The path of a Chromium or Chrome: CHROMIUM_PATH, Debian's headless shell (as root it is installed), another that is
 * installed, or Playwright's own. A system browser comes first: Playwright's download may be closed off.
 */
export async function findChromium(): Promise<string> {
  const asked = process.env.CHROMIUM_PATH;
  if (asked && !canRun(asked)) throw new Problem(`CHROMIUM_PATH is ${asked}, where there is no program.`);
  const found = asked ?? onPath(shell);
  if (found) return found;

  ensureFolder(inData('log'));
  const log = inData('log', `chromium-${process.pid}.log`);
  return await alone(inData('chromium.lock'), async () => {
    const now =
      (await installDebians(shell, log)) ??
      installed() ??
      (await installDebians('chromium', log)) ??
      (await installPlaywrights(log));
    if (now) return now;
    throw new Problem(
      `No browser for the tests: install Chromium or Chrome, or set CHROMIUM_PATH. See ${log}.`,
    );
  });
}

/** As root on Debian only; gives up soon, since without a network another browser may be there. */
async function installDebians(name: string, log: string): Promise<string | undefined> {
  if (!existsSync('/etc/debian_version') || userInfo().uid !== 0) return undefined;
  console.log(`Installing ${name} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    runChild(`apt-get ${args[0]}`, 'apt-get', [...patience, ...args], { env, log });
  const install = () => apt('install', '-y', '--no-install-recommends', name);
  // What the machine knows of packages is often fresh enough.
  if ((await install()) !== 0 && (await apt('update')) === 0) await install();
  return onPath(name);
}

const patience = ['DPkg::Lock::Timeout=60', 'Acquire::http::Timeout=20', 'Acquire::Retries=0'].flatMap(
  (option) => ['-o', option],
);

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

const installed = () => names.map(onPath).find(Boolean) ?? elsewhere.find(canRun);

function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(canRun);
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
