import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, readJson } from './files.ts';
import { Problem } from './say.ts';

interface Holder {
  pid: number;
  script: string;
  note: string;
}

/**
 * Takes the lock file for this process, and returns undefined, or returns who holds it.
 * A holder that has died, or whose number now belongs to some other program, does not count.
 */
export function takeLock(file: string, note = ''): Holder | undefined {
  const mine = JSON.stringify({ pid: process.pid, script: process.argv[1] ?? '', note });
  for (;;) {
    try {
      writeFileSync(file, mine, { flag: 'wx' });
      process.once('exit', () => releaseLock(file));
      return undefined;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') {
        throw new Problem(`Cannot write ${file} (${codeOf(error)}): make its folder writable for this user.`);
      }
    }
    const holder = readHolder(file);
    if (holder && isAlive(holder)) return holder;
    rmSync(file, { force: true });
  }
}

/** Changes the note of a lock that this process holds. */
export function noteInLock(file: string, note: string): void {
  writeFileSync(file, JSON.stringify({ pid: process.pid, script: process.argv[1] ?? '', note }));
}

export function releaseLock(file: string): void {
  if (existsSync(file) && readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
}

/** Runs the work while no other process of this checkout runs work under the same lock; waits for its turn. */
export async function alone<T>(file: string, work: () => Promise<T>): Promise<T> {
  while (takeLock(file)) await sleep(200);
  try {
    return await work();
  } finally {
    releaseLock(file);
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    return readJson<Holder>(file);
  } catch {
    return undefined;
  }
}

function isAlive({ pid, script }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(script);
  } catch {
    return true;
  }
}
