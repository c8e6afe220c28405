import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** A leader with a request to answer over and over, and another one whose draft is only typed in. */
export interface Client {
  cookie: string;
  answers: string;
  types: string;
  typesVersion: number;
  number: string;
}

/** What somebody was told: a receipt, with what had been sent. */
export interface Told {
  requestId: string;
  number: string;
  entryHash: string;
  version: number;
  key: string;
  lost: number;
}

/** What was acknowledged of a draft's field. */
export interface Typed {
  path: string;
  revision: number;
  text: string;
}

export interface Ledger {
  receipts: Told[];
  /** The last typed text that was acknowledged, by request. */
  typed: Map<string, Typed>;
  refused: string[];
  /** How often a call had no answer or a 5xx and was tried again. */
  tries: number;
}

/** Signs eight leaders of one-municipality services in, each with two open requests. */
export async function makeClients(ownerUrl: string, count = 8): Promise<Client[]> {
  const db = new pg.Client({ connectionString: ownerUrl });
  await db.connect();
  try {
    const { rows } = await db.query(
      `select p.id as person, min(m."municipalityNumber") as number,
         (array_agg(r.id order by s."openedAt"))[1] as answers, (array_agg(r.id order by s."openedAt" desc))[1] as types,
         (array_agg(r."currentVersion" order by s."openedAt" desc))[1] as "typesVersion"
       from request r join survey s on s.id = r."surveyId" join contact c on c."serviceId" = r."serviceId" and c.role = 'leader'
       join person p on p.id = c."personId" join request_municipality m on m."requestId" = r.id
       where r."currentVersion" = 0 or s.title like 'Statusrunde%'
       group by p.id, r."serviceId" having count(distinct m."municipalityNumber") = 1 and count(distinct r.id) >= 2
       order by p.id limit $1`,
      [count],
    );
    const clients: Client[] = [];
    for (const { person, number, answers, types, typesVersion } of rows) {
      const cookie = randomBytes(32).toString('base64url');
      await db.query(
        `insert into session (id, "tokenHash", "personId", "createdAt", "lastSeenAt", "expiresAt")
         values (uuidv7(), $1, $2, now(), now(), now() + interval '3 hours')`,
        [createHash('sha256').update(cookie).digest('hex'), person],
      );
      clients.push({ cookie, number, answers, types, typesVersion });
    }
    return clients;
  } finally {
    await db.end();
  }
}

/** Types and submits until told to stop, trying again with the same key whenever there is no definite answer. */
export async function answerForever(
  base: string,
  client: Client,
  ledger: Ledger,
  running: () => boolean,
): Promise<void> {
  let version = await currentVersion(base, client, running);
  for (let round = 1; running(); round++) {
    await type(base, client, round, ledger, running);
    const key = randomUUID();
    const lost = 1 + (round % 90);
    const body = answerOf(client, version, lost);
    const told = await insist(
      base,
      client,
      `/api/v1/requests/${client.answers}/returns`,
      'POST',
      body,
      ledger,
      running,
      key,
    );
    if (!told) continue;
    if (told.status >= 300) {
      // The story itself may have answered in their place.
      if (told.status !== 409)
        ledger.refused.push(`${told.status} ${JSON.stringify(told.body).slice(0, 300)}`);
      version = await currentVersion(base, client, running);
      continue;
    }
    const receipt = told.body as { number: string; entryHash: string; version: number };
    ledger.receipts.push({
      requestId: client.answers,
      key,
      lost,
      number: receipt.number,
      entryHash: receipt.entryHash,
      version: receipt.version,
    });
    version = receipt.version;
  }
}

/** The body of an answer that says how many were lost. */
export function answerOf({ number }: Client, version: number, lost: number) {
  const stated = (value: string | number) => ({ kind: 'stated', value });
  return {
    baseVersion: version,
    ...(version > 0 ? { reason: 'Feilprøve' } : {}),
    answers: {
      [`${number}.usesSystem`]: stated('yes'),
      [`${number}.affected`]: stated('yes'),
      [`${number}.lost`]: stated(lost),
    },
  };
}

async function type(
  base: string,
  client: Client,
  round: number,
  ledger: Ledger,
  running: () => boolean,
): Promise<void> {
  const path = `${client.number}.systemVersion`;
  const revision = ledger.typed.get(client.types)?.revision ?? 0;
  const text = `utgave ${round}`;
  const body = {
    baseVersion: client.typesVersion,
    fields: [{ path, value: { kind: 'stated', value: text }, revision }],
  };
  const told = await insist(
    base,
    client,
    `/api/v1/requests/${client.types}/draft`,
    'PATCH',
    body,
    ledger,
    running,
  );
  if (!told || told.status >= 300) {
    if (told) ledger.refused.push(`draft ${told.status} ${JSON.stringify(told.body).slice(0, 200)}`);
    return;
  }
  const answer = told.body as {
    saved?: { path: string; revision: number }[];
    conflicts?: { path: string; revision: number; value: { value: string } }[];
  };
  const saved = answer.saved?.find((field) => field.path === path);
  const theirs = answer.conflicts?.find((field) => field.path === path);
  if (saved) ledger.typed.set(client.types, { path, text, revision: saved.revision });
  else if (theirs) {
    ledger.typed.set(client.types, { path, text: theirs.value.value, revision: theirs.revision });
  }
}

export const newLedger = (): Ledger => ({ receipts: [], typed: new Map(), refused: [], tries: 0 });

/** The newest version of what the client answers. */
export async function currentVersion(base: string, client: Client, running: () => boolean): Promise<number> {
  const ledger = newLedger();
  const told = await insist(
    base,
    client,
    `/api/v1/requests/${client.answers}/returns`,
    'GET',
    undefined,
    ledger,
    running,
  );
  const rows = (told?.body as { rows?: { version: number }[] } | undefined)?.rows ?? [];
  return Math.max(0, ...rows.map((row) => row.version));
}

export function headersOf(base: string, { cookie }: Client, key?: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    cookie: `kvittert-session=${cookie}`,
    origin: base.replace('127.0.0.1', 'localhost'),
    ...(key ? { 'idempotency-key': key } : {}),
  };
}

/** Null when the test ended before a definite answer came. */
async function insist(
  base: string,
  client: Client,
  path: string,
  method: string,
  body: unknown,
  ledger: Ledger,
  running: () => boolean,
  key?: string,
): Promise<{ status: number; body: unknown } | null> {
  while (running()) {
    try {
      const response = await fetch(`${base}${path}`, {
        method,
        headers: headersOf(base, client, key),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(15_000),
      });
      if (response.status < 500) return { status: response.status, body: await response.json() };
    } catch {
      // The process is down, or went down before the whole answer was there.
    }
    ledger.tries += 1;
    await sleep(100);
  }
  return null;
}
