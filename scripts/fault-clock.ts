import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Stage, Told } from './fault-stage.ts';

/** By how many seconds the clocks are off, one after the other; back and forth, by a day and by a second. */
const jumps = [-7200, 600, -86_400, -1, 0];

/**
 * Clocks jump while clients submit: the database's (every moment that it stamps comes from kvittert_now, which is
 * replaced by one that is off) and the product's in web and worker (the demo's offset, which every request reads).
 * The machine's own clock is left alone. fault-check.ts holds that times strictly increase.
 */
export async function jumpingClock(stage: Stage): Promise<Told> {
  const db = new pg.Client({ connectionString: stage.database.ownerUrl });
  await db.connect();
  const before = stage.ledger.receipts.length;
  try {
    const { rows } = await db.query(
      `select pg_get_functiondef('kvittert_now()'::regprocedure) as definition`,
    );
    const definition: string = rows[0].definition;
    const { rows: settings } = await db.query(`select value from setting where key = 'demo.clock'`);
    const offset = Number(settings[0]?.value.offsetMs ?? 0);
    for (const seconds of jumps) {
      await db.query(
        definition.replace('clock_timestamp()', `(clock_timestamp() + interval '${seconds} seconds')`),
      );
      await sleep(200);
      await moveProduct(db, offset - seconds * 500);
      await sleep(200);
    }
    await db.query(definition);
    await moveProduct(db, offset);
  } finally {
    await db.end();
  }
  const issued = stage.ledger.receipts.length - before;
  const wrong = await stage.wrong();
  if (issued === 0) wrong.push('no receipt was issued while the clocks jumped');
  return { told: `clocks jumped ${2 * jumps.length} times: ${issued} receipts issued meanwhile`, wrong };
}

const moveProduct = (db: pg.Client, offsetMs: number) =>
  db.query(
    `update setting set value = jsonb_set(value, '{offsetMs}', to_jsonb($1::bigint)) where key = 'demo.clock'`,
    [Math.round(offsetMs)],
  );
