import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { heading, measure, row, send } from './load';

export type Leader = { cookie: string; requestId: string; version: number; municipalityNumber: string };

const clients = 8;

/**
 * Returns per second through the API, receipt read back and signed, against a transaction that inserts the same
 * rows with no rules, no lock and no chain, prepared statements on eight connections of the same PostgreSQL, and
 * against the same one after the other, since one chain means one durable commit at a time, and against an empty
 * handler of the same app, which is what HTTP and the framework cost by themselves.
 */
export async function benchReturns(base: string, leaders: Leader[], ownerUrl: string): Promise<void> {
  const yardstick = await measureInserts(ownerUrl, leaders[0]?.requestId ?? '', clients);
  const inTurn = await measureInserts(ownerUrl, leaders[0]?.requestId ?? '', 1);
  const empty = await measure(async () => (await send(`${base}/healthz`)).status === 200, { clients });
  const lost: string[] = [];
  const measured = await measure(
    async (client) => {
      const leader = leaders[client % leaders.length] as Leader;
      const answer = await send(`${base}/api/v1/requests/${leader.requestId}/returns`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
          cookie: `kvittert-session=${leader.cookie}`,
          origin: base.replace('127.0.0.1', 'localhost'),
        },
        body: JSON.stringify({
          baseVersion: leader.version,
          reason: 'Måling',
          answers: answersFor(leader.municipalityNumber, leader.version),
        }),
      });
      if (answer.status >= 300) {
        lost.push(`${answer.status} ${answer.body.toString().slice(0, 300)}`);
        return false;
      }
      leader.version += 1;
      return true;
    },
    { clients },
  );
  console.log(`\nReturns\n${heading}`);
  console.log(row('yardstick: the same rows in a plain transaction', yardstick));
  console.log(row('yardstick: the same, one after the other', inTurn, yardstick));
  console.log(row('yardstick: an empty handler of the same app', empty, yardstick));
  console.log(row('POST return, stored, read back, signed', measured, yardstick));
  console.log(row('the same, against one after the other', measured, inTurn));
  console.log(row('the same, against the empty handler', measured, empty));
  if (lost.length > 0) console.log(`first failure: ${lost[0]}`);
}

function answersFor(number: string, version: number) {
  const stated = (value: string | number) => ({ kind: 'stated', value });
  return {
    [`${number}.usesSystem`]: stated('yes'),
    [`${number}.affected`]: stated('yes'),
    [`${number}.lost`]: stated(4 + (version % 5)),
    [`${number}.recovered`]: stated(1),
    [`${number}.irretrievable`]: stated(1),
  };
}

const tables = ['return', 'line', 'request_fact', 'audit_event', 'message', 'receipt'];

/** Copies of the tables in a schema of their own, with the same indexes; one real row of each is inserted over and over. */
async function measureInserts(ownerUrl: string, requestId: string, clients: number) {
  const setUp = new pg.Client({ connectionString: ownerUrl });
  await setUp.connect();
  await setUp.query('drop schema if exists bench cascade');
  await setUp.query('create schema bench');
  for (const table of tables) {
    await setUp.query(
      `create table bench."${table}" (like public."${table}" including defaults including indexes)`,
    );
  }
  await setUp.query(`create sequence bench.counter`);
  const connections = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new pg.Client({ connectionString: ownerUrl });
      await client.connect();
      return client;
    }),
  );
  const { rows } = await setUp.query(
    `select r.*, l.indicators, l.grade, l."municipalityNumber", l."countyOfficeId", c.entry
     from public."return" r join public.line l on l."returnId" = r.id join public.receipt c on c."returnId" = r.id limit 1`,
  );
  const sample = rows[0];
  const measured = await measure(
    async (client) => {
      const db = connections[client] as pg.Client;
      const id = randomUUID();
      const { rows: counted } = await db.query({
        name: 'n',
        text: `select nextval('bench.counter')::int as n`,
      });
      const n = counted[0].n;
      const at = new Date(Date.UTC(2024, 0, 1) + n);
      await db.query('begin');
      await db.query({
        name: 'return',
        text: `insert into bench."return" values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,null,$15,$16)`,
        values: [
          id,
          requestId,
          sample.surveyId,
          sample.incidentId,
          sample.serviceId,
          sample.officeId,
          sample.questionnaireVersionId,
          n,
          sample.content,
          sample.contentHash,
          'Måling',
          sample.givenById,
          'leader',
          sample.givenById,
          at,
          id,
        ],
      });
      await db.query({
        name: 'line',
        text: `insert into bench.line values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)`,
        values: [
          id,
          sample.municipalityNumber,
          requestId,
          sample.surveyId,
          sample.incidentId,
          sample.serviceId,
          sample.officeId,
          sample.countyOfficeId,
          n,
          at,
          sample.grade,
          JSON.stringify(sample.indicators),
        ],
      });
      await db.query({
        name: 'fact',
        text: `insert into bench.request_fact (id, "requestId", "surveyId", "incidentId", "serviceId", "officeId", "countyOfficeIds", kind, at, "recordedAt")
        values ($1,$2,$3,$4,$5,$6,$7,'submitted',$8,$8)`,
        values: [
          id,
          requestId,
          sample.surveyId,
          sample.incidentId,
          sample.serviceId,
          sample.officeId,
          [sample.countyOfficeId],
          at,
        ],
      });
      await db.query({
        name: 'message',
        text: `insert into bench.message (id, "dedupeKey", kind, "personId", "createdAt", "nextTryAt") values ($1,$2,'receipt',$3,$4,$4)`,
        values: [id, id, sample.givenById, at],
      });
      await db.query({
        name: 'audit',
        text: `insert into bench.audit_event (at, role, kind, "objectType", "objectId", after) values ($1,'leader','return.submitted','request',$2,$3)`,
        values: [at, requestId, JSON.stringify({ version: n })],
      });
      await db.query({
        name: 'receipt',
        text: `insert into bench.receipt values ($1,$2,$3,$4,$5,$6,$7,$8,$9)`,
        values: [n, `B-${n}`, id, sample.serviceId, sample.officeId, at, sample.entry, `h${n}`, `p${n}`],
      });
      await db.query('commit');
      return true;
    },
    { clients },
  );
  await Promise.all(connections.map((connection) => connection.end()));
  await setUp.query('drop schema bench cascade');
  await setUp.end();
  return measured;
}
