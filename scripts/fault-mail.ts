import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import type { Stage, Told } from './fault-stage.ts';

/** How the mail server behaves: says nothing at all, takes a mail and never confirms it, or works. */
type Mood = 'silent' | 'forgetful' | 'well';

/**
 * The mail server hangs: first it takes connections and says nothing while clients submit, then it takes three mails
 * and never confirms them, then it works. Receipts must be issued all the while, the worker must not stand still,
 * and each mail must be confirmed once and handed over once more only where no confirmation came.
 */
export async function hangingMail(stage: Stage, seconds: number): Promise<Told> {
  const mail = await startMail();
  const db = new pg.Client({ connectionString: stage.database.ownerUrl });
  await db.connect();
  const wrong: string[] = [];
  try {
    await stage.parts.worker.stop('SIGTERM');
    const { rows: first } = await db.query(`select count(*)::int as n from message where state <> 'sent'`);
    stage.start('worker', { SMTP_URL: mail.url });
    const before = stage.ledger.receipts.length;
    await sleep(seconds * 1000);
    const issued = stage.ledger.receipts.length - before;
    if (issued === 0) wrong.push('no receipt was issued while the mail server was silent');
    await stage.end();

    mail.mood('forgetful');
    const began = Date.now();
    let left = Number.POSITIVE_INFINITY;
    while (left > 0 && Date.now() - began < 240_000) {
      await sleep(1000);
      const { rows } =
        await db.query(`select count(*)::int as n from message where state in ('queued', 'sending')
        and kind = 'receipt' and "lastError" is distinct from 'NO_ADDRESS'`);
      left = rows[0].n;
    }
    if (left > 0) wrong.push(`${left} receipts were never mailed`);
    const { rows: lost } = await db.query(
      `select count(*)::int as n from message where kind = 'receipt' and state = 'failed' and "lastError" <> 'NO_ADDRESS'`,
    );
    if (lost[0].n > 0) wrong.push(`${lost[0].n} receipts were given up`);
    for (const [id, times] of mail.confirmed) {
      if (times > 1) wrong.push(`mail ${id} was sent ${times} times though it was confirmed`);
    }
    const again = [...mail.forgotten].filter((id) => mail.confirmed.has(id)).length;
    if (again !== mail.forgotten.size) wrong.push('a mail that was not confirmed was not sent again');
    const { size } = mail.confirmed;
    return {
      told: `mail server silent for ${seconds} s: ${issued} receipts issued meanwhile; then ${size} mails (${first[0].n} had been waiting), each confirmed once, ${mail.forgotten.size} unconfirmed ones sent again with the same Message-ID`,
      wrong,
    };
  } finally {
    await db.end();
    await stage.parts.worker.stop('SIGTERM');
    mail.close();
    stage.start('worker');
  }
}

async function startMail() {
  let mood: Mood = 'silent';
  const confirmed = new Map<string, number>();
  const forgotten = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onConnect(_session, callback) {
      if (mood !== 'silent') callback();
    },
    onData(stream, _session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const id = /^Message-ID:\s*(\S+)/im.exec(Buffer.concat(chunks).toString())?.[1] ?? '?';
        if (mood === 'forgetful') {
          forgotten.add(id);
          if (forgotten.size === 3) mood = 'well';
          return;
        }
        confirmed.set(id, (confirmed.get(id) ?? 0) + 1);
        callback();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mood: (next: Mood) => {
      mood = next;
    },
    confirmed,
    forgotten,
    close: () => server.close(() => {}),
  };
}
