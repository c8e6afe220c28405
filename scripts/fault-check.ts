import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Ledger } from './fault-clients.ts';

/** What is wrong, in sentences; empty when every promise held. */
export async function whatIsWrong(ownerUrl: string, ledger: Ledger): Promise<string[]> {
  const db = new pg.Client({ connectionString: ownerUrl });
  await db.connect();
  try {
    return await promisesBroken(db, ledger);
  } finally {
    await db.end();
  }
}

/** The same on a connection that is there. */
export async function promisesBroken(db: pg.Client, ledger: Ledger): Promise<string[]> {
  return [
    ...(await receiptsLost(db, ledger)),
    ...(await chainBroken(db)),
    ...(await timesWrong(db)),
    ...(await statesWrong(db)),
    ...(await draftsOld(db, ledger)),
  ];
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** Every receipt that somebody got has its return, byte for byte, with what was sent. */
async function receiptsLost(db: pg.Client, { receipts }: Ledger): Promise<string[]> {
  const { rows } = await db.query(
    `select c.number, c."entryHash", c.entry, t."requestId", t.version, t.content, t."contentHash", t."idempotencyKey"
     from receipt c join "return" t on t.id = c."returnId"`,
  );
  const stored = new Map(rows.map((row) => [row.number, row]));
  return receipts.flatMap((told) => {
    const row = stored.get(told.number);
    if (!row) return [`receipt ${told.number} is lost`];
    const content = JSON.parse(row.content) as { lines: { answers: { lost?: { value?: number } } }[] };
    const same =
      row.entryHash === told.entryHash &&
      row.requestId === told.requestId &&
      row.version === told.version &&
      row.idempotencyKey === told.key &&
      sha256(row.content) === row.contentHash &&
      JSON.parse(row.entry).contentHash === row.contentHash &&
      content.lines[0]?.answers.lost?.value === told.lost;
    return same ? [] : [`receipt ${told.number} has another return than was sent`];
  });
}

/** One chain from the first to the last, every return in it once. */
async function chainBroken(db: pg.Client): Promise<string[]> {
  const { rows } = await db.query(
    `select sequence, entry, "entryHash", "previousHash" from receipt order by sequence`,
  );
  const wrong: string[] = [];
  let previous = '0'.repeat(64);
  rows.forEach((row, index) => {
    if (row.sequence !== index + 1) wrong.push(`the chain has a gap before ${row.sequence}`);
    if (row.previousHash !== previous || sha256(row.entry) !== row.entryHash)
      wrong.push(`the chain breaks at ${row.sequence}`);
    previous = row.entryHash;
  });
  const { rows: counted } = await db.query(
    `select (select count(*) from "return")::int as returns, (select count(*) from receipt)::int as receipts,
       (select count(*) from (select from "return" group by "requestId", "idempotencyKey" having count(*) > 1) x)::int as twice`,
  );
  if (counted[0].returns !== counted[0].receipts)
    wrong.push(`${counted[0].returns} returns and ${counted[0].receipts} receipts`);
  if (counted[0].twice > 0) wrong.push(`${counted[0].twice} returns are stored twice`);
  return wrong;
}

/** What a request's row and facts say agrees with its returns, and its lines with its content. */
async function statesWrong(db: pg.Client): Promise<string[]> {
  const { rows } = await db.query(
    `select r.id from request r
     left join lateral (select count(*) as n, coalesce(max(version), 0) as newest from "return" t where t."requestId" = r.id) t on true
     left join lateral (select count(*) as n from request_fact f where f."requestId" = r.id and f.kind = 'submitted') f on true
     left join lateral (select count(distinct (l."returnId", l."municipalityNumber")) as n from line l where l."requestId" = r.id) l on true
     left join lateral (select count(*) as n from request_municipality m where m."requestId" = r.id) m on true
     where r."currentVersion" <> t.newest or t.n <> t.newest or f.n <> t.n or l.n <> t.n * m.n`,
  );
  return rows.map((row) => `request ${row.id} disagrees with its returns`);
}

/** Times of storing strictly increase along the chain, whatever the clocks did, and a receipt says its return's. */
async function timesWrong(db: pg.Client): Promise<string[]> {
  const { rows } = await db.query(
    `select number from (
       select c.number, c.at, c.entry, t."submittedAt", lag(t."submittedAt") over (order by c.sequence) as before
       from receipt c join "return" t on t.id = c."returnId") x
     where "submittedAt" <= before or at <> "submittedAt" or (entry::jsonb ->> 'at')::timestamptz <> at`,
  );
  return rows.map((row) => `receipt ${row.number} has a time that does not follow the one before`);
}

/** No draft is older than its last acknowledged save: the same text still, or one that was saved after it. */
async function draftsOld(db: pg.Client, { typed }: Ledger): Promise<string[]> {
  const { rows } = await db.query(
    `select "requestId", path, revision, value ->> 'value' as text from draft_field`,
  );
  const stored = new Map(rows.map((row) => [`${row.requestId} ${row.path}`, row]));
  return [...typed].flatMap(([requestId, told]) => {
    const row = stored.get(`${requestId} ${told.path}`);
    if (!row || row.revision < told.revision)
      return [`the draft of ${requestId} is older than its acknowledged save`];
    return row.revision === told.revision && row.text !== told.text
      ? [`the draft of ${requestId} has another text than the acknowledged one`]
      : [];
  });
}
