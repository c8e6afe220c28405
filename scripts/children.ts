import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './files.ts';
import { guard } from './guard.ts';

export interface Running {
  name: string;
  pid: number;
  /** Resolves when the process has ended, with its exit code (128 for a signal). */
  ended: Promise<number>;
  stop: (signal?: NodeJS.Signals) => Promise<void>;
}

interface Options {
  env?: Record<string, string | undefined>;
  cwd?: string;
  /** The file that takes both outputs; emptied at the start. */
  log: string;
  uid?: number;
  gid?: number;
}

/** Starts a process in a group of its own, with its output in a file, ended by the guard if this script dies. */
export function startChild(name: string, command: string, args: string[], options: Options): Running {
  const { log, env, ...rest } = options;
  const output = openSync(log, 'w');
  const child = spawn(command, args, {
    cwd: root,
    ...rest,
    env: env as NodeJS.ProcessEnv | undefined,
    stdio: ['ignore', output, output],
    detached: true,
  });
  closeSync(output);
  const ended = new Promise<number>((resolve) => {
    child.once('error', (error) => {
      console.error(`${name}: ${error.message}`);
      resolve(127);
    });
    child.once('exit', (code) => resolve(code ?? 128));
  });
  const pid = child.pid ?? 0;
  guard.watch(pid);
  void ended.then(() => {
    // A build can leave a worker of its own behind: what outlives its group's leader is ended with it.
    if (pid) signalGroup(pid, 'SIGKILL');
    guard.forget(pid);
  });
  return { name, pid, ended, stop: (signal = 'SIGTERM') => stopGroup(child, ended, signal) };
}

/** Runs a command to its end; resolves with its exit code. The caller reads the log when it is not 0. */
export function runChild(name: string, command: string, args: string[], options: Options): Promise<number> {
  return startChild(name, command, args, options).ended;
}

/** Node 24 with tsx, for a script of this folder in a process of its own. */
export const tsx = (script: string, ...args: string[]): [string, string[]] => [
  process.execPath,
  ['--import', 'tsx', script, ...args],
];

export function lastLines(log: string, count: number): string {
  if (!existsSync(log)) return '';
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}

async function stopGroup(child: ChildProcess, ended: Promise<number>, signal: NodeJS.Signals): Promise<void> {
  if (!child.pid || child.exitCode !== null || child.signalCode !== null) return;
  signalGroup(child.pid, signal);
  const late = await Promise.race([ended.then(() => false), sleep(12_000, true, { ref: false })]);
  if (late) signalGroup(child.pid, 'SIGKILL');
  await ended;
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // It has ended in the meantime.
  }
}
