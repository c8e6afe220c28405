import { type ChildProcess, spawn } from 'node:child_process';

/**
 * One small shell that ends what this script started if the script itself is killed without a chance to do so
 * (`kill -9`, a lost container session). It reads lines from a pipe that closes when this process is gone.
 * Each line is the whole state: the numbers of the process groups, then |, then folders to remove.
 */
const program = `
while IFS='|' read -r a b; do pids=$a; folders=$b; done
for p in $pids; do kill -INT "-$p" 2>/dev/null; done
n=0
while [ $n -lt 50 ]; do
  left=
  for p in $pids; do kill -0 "-$p" 2>/dev/null && left=1; done
  [ -z "$left" ] && break
  sleep 0.2; n=$((n + 1))
done
for p in $pids; do kill -KILL "-$p" 2>/dev/null; done
for f in $folders; do rm -rf "$f"; done
`;

const pids = new Set<number>();
const folders = new Set<string>();
let shell: ChildProcess | undefined;

export const guard = {
  watch(pid: number) {
    if (pid) pids.add(pid);
    tell();
  },
  forget(pid: number) {
    pids.delete(pid);
    tell();
  },
  /** A name with a space would fall apart in the shell; such a folder stays behind after a `kill -9`. */
  watchFolder(folder: string) {
    if (/^[\w/.-]+$/.test(folder)) folders.add(folder);
    tell();
  },
  forgetFolder(folder: string) {
    folders.delete(folder);
    tell();
  },
};

function tell(): void {
  if (process.platform === 'win32') return;
  shell ??= openShell();
  shell.stdin?.write(`${[...pids].join(' ')}|${[...folders].join(' ')}\n`);
}

function openShell(): ChildProcess {
  const child = spawn('/bin/sh', ['-c', program], {
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  child.unref();
  const input = child.stdin as unknown as { unref: () => void; on: ChildProcess['on'] };
  input.unref();
  input.on('error', () => {});
  return child;
}
