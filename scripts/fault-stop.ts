import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { answerOf, currentVersion, headersOf } from './fault-clients.ts';
import type { Stage, Told } from './fault-stage.ts';

/**
 * The web process is asked to end (SIGTERM) while a return is being stored: it takes nothing new, answers what is
 * in flight with its receipt, and ends by itself. The clients must have been stopped before.
 */
export async function gracefulStop(stage: Stage): Promise<Told> {
  const { base, database, ledger, parts } = stage;
  const client = stage.clients[0];
  if (!client) return { told: 'no client', wrong: ['there is no client'] };
  const wrong: string[] = [];
  const version = await currentVersion(base, client, () => true);
  const db = new pg.Client({ connectionString: database.ownerUrl });
  await db.connect();
  const began = Date.now();
  try {
    await db.query('begin');
    await db.query('select from request where id = $1 for update', [client.answers]);
    const key = randomUUID();
    const answering = fetch(`${base}/api/v1/requests/${client.answers}/returns`, {
      method: 'POST',
      headers: headersOf(base, client, key),
      body: JSON.stringify(answerOf(client, version, 7)),
    }).catch((error: Error) => error);
    await until(async () => {
      const { rows } = await db.query(`select from pg_stat_activity where wait_event_type = 'Lock'`);
      return rows.length > 0;
    });
    const stopped = parts.web.stop('SIGTERM');
    await until(async () => (await fetch(`${base}/healthz`).catch(() => null)) === null);
    await db.query('rollback');
    const answer = await answering;
    if (answer instanceof Error || !answer.ok) {
      wrong.push(
        `what was in flight at SIGTERM got ${answer instanceof Error ? answer.message : answer.status}`,
      );
    } else {
      const { number, entryHash, version: stored } = await answer.json();
      const { answers: requestId } = client;
      ledger.receipts.push({ requestId, number, entryHash, version: stored, key, lost: 7 });
    }
    await stopped;
  } finally {
    await db.end();
  }
  const took = Date.now() - began;
  if (took > 11_000) wrong.push(`the web process needed ${took} ms to end, and was killed`);
  stage.start('web');
  await stage.ready();
  wrong.push(...(await stage.wrong()));
  return {
    told: `SIGTERM to web with a return in flight: it got its receipt, all ended after ${took} ms`,
    wrong,
  };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await holds()) return;
    await sleep(50);
  }
}
