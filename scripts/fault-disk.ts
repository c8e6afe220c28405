import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Stage, type Told } from './fault-stage.ts';
import { codeOf } from './files.ts';
import { startThrowawayPostgres } from './postgres.ts';
import { onStop } from './stopping.ts';

const sizeMb = 900;

/**
 * PostgreSQL's disk becomes full while clients submit, and is emptied again. The disk is a file system of its own in
 * memory, which only root on Linux may mount: elsewhere this says that it was not tried. A database that ended
 * because it could not write its log is started again, as whoever runs it would.
 */
export async function fullDisk(build: string, logs: string): Promise<Told> {
  const disk = mountDisk();
  if (!disk)
    return { told: 'full disk: NOT TRIED (a small disk can be mounted by root on Linux only)', wrong: [] };
  // A small log, so that it is soon at the disk's end.
  const more = ['max_wal_size=64MB', 'min_wal_size=32MB', 'wal_recycle=off'];
  const database = await startThrowawayPostgres({ writesToDisk: true, folder: disk, more });
  const stage = await Stage.open(database, build, logs);
  stage.begin();
  await sleep(2000);
  const ballast = join(disk, 'ballast');
  const triesBefore = stage.ledger.tries;
  const full = stage.ledger.receipts.length;
  const until = Date.now() + 15_000;
  while (Date.now() < until) {
    fill(ballast);
    await sleep(100);
  }
  const failed = stage.ledger.tries - triesBefore;
  const issued = stage.ledger.receipts.length - full;
  const ended = !database.isRunning();
  rmSync(ballast);
  if (ended) await database.restart();
  await stage.ready();
  const emptied = stage.ledger.receipts.length;
  await sleep(3000);
  await stage.end();
  const wrong = [...(await stage.wrong()), ...(await stage.reconciled())];
  if (failed === 0) wrong.push('the full disk was not noticed by anybody: the test shows nothing');
  if (stage.ledger.receipts.length <= emptied) wrong.push('no receipt was issued after the disk was emptied');
  for (const sentence of stage.ledger.refused) wrong.push(`refused: ${sentence}`);
  await stage.close();
  return {
    told: `disk full for 15 s: ${issued} receipts issued and ${failed} calls failed meanwhile, PostgreSQL ${ended ? 'ended and was started again' : 'stayed up'}, ${stage.ledger.receipts.length} receipts in all, none lost`,
    wrong,
  };
}

/** Takes what is left of the disk, to the last block. */
function fill(file: string): void {
  for (const size of [1 << 20, 1 << 16, 1 << 12]) {
    const block = Buffer.alloc(size);
    try {
      for (;;) appendFileSync(file, block);
    } catch (error) {
      if (codeOf(error) !== 'ENOSPC') throw error;
    }
  }
}

function mountDisk(): string | null {
  if (process.platform !== 'linux' || userInfo().uid !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'kvittert-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
  onStop(() => {
    execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
