import { setTimeout as sleep } from 'node:timers/promises';
import type { Stage, Told } from './fault-stage.ts';

/** Longer than this nobody should have to wait for a page or an answer. */
const boundMs = 12_000;

/**
 * PostgreSQL takes connections and says nothing for a while. Meanwhile every page and every call must be answered
 * with 503 and Retry-After within the bound; afterwards everything goes on by itself.
 */
export async function silence(stage: Stage, seconds: number): Promise<Told> {
  const { base, database, ledger, clients } = stage;
  const wrong = new Set<string>();
  let asked = 0;
  let slowest = 0;
  database.freeze();
  const until = Date.now() + seconds * 1000;
  // An answer that was on its way when the database fell silent still arrives.
  await sleep(500);
  const before = ledger.receipts.length;
  const cookie = `kvittert-session=${clients[0]?.cookie}`;
  const look = async (path: string) => {
    while (Date.now() < until - boundMs) {
      const began = Date.now();
      const response = await fetch(`${base}${path}`, {
        headers: { cookie },
        signal: AbortSignal.timeout(boundMs),
      }).catch(() => null);
      asked += 1;
      slowest = Math.max(slowest, Date.now() - began);
      const well = response?.status === 503 && Number(response.headers.get('retry-after')) > 0;
      if (!well) wrong.add(`while the database was silent ${path} answered ${response?.status ?? 'nothing'}`);
      await response?.text();
      await sleep(300);
    }
  };
  await Promise.all(['/my', '/receipts', '/readyz', `/api/v1/requests/${clients[0]?.answers}`].map(look));
  const alive = await fetch(`${base}/healthz`, { signal: AbortSignal.timeout(1000) }).catch(() => null);
  if (alive?.status !== 200) wrong.add('the web process did not say that it is alive');
  await sleep(Math.max(0, until - Date.now()));
  const during = ledger.receipts.length - before;
  database.thaw();
  const thawed = Date.now();
  await stage.ready();
  const recovered = Date.now() - thawed;
  await sleep(2000);
  if (ledger.receipts.length - before <= during) wrong.add('no receipt was issued after the silence');
  if (during > 0) wrong.add(`${during} receipts were issued while the database was silent`);
  for (const sentence of await stage.wrong()) wrong.add(sentence);
  return {
    told: `database silent for ${seconds} s: ${asked} pages and calls answered 503, the slowest after ${slowest} ms; ready again after ${recovered} ms`,
    wrong: [...wrong],
  };
}
