import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { type Delivery, deliverMessages } from '@/domain/messages/deliver';
import { mailServer } from '@/domain/messages/mail-server';
import { startMailbox } from '@/domain/messages/mailbox-server';
import { storeInMailbox } from '@/domain/messages/mutations';
import { createSignInLink, sweepExpired } from '@/domain/people/mutations';
import { ensureTemplates } from '@/domain/questionnaires/mutations';
import { reconcile, walkOptions } from '@/domain/receipts/mutations';
import { playUntil, resumeClock } from '@/domain/replay/mutations';
import { sweepAttachments } from '@/domain/requests/mutations/attachments';
import { erasePersonalData } from '@/domain/retention/mutations';
import { remindByPlan } from '@/domain/tracking/mutations';
import { systemActor } from '@/lib/actor';
import { now, setClockOffset } from '@/lib/clock';
import { asActor, disconnect, readPlain } from '@/lib/db';
import { describeError } from '@/lib/describe-error';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

/**
 * The worker: delivers the outbox, when it is woken and every five seconds, and runs what is scheduled. Any number
 * of them may run; a claim keeps them off each other's messages. Stops on SIGTERM and SIGINT when what is in
 * flight is done.
 */
const everyMs = 5_000;
let stopping = false;
let wake: () => void = () => {};
let tellStopped: () => void = () => {};
const stopped = new Promise<void>((resolve) => {
  tellStopped = resolve;
});

const { SMTP_URL, MAIL_FROM, BASE_URL, DATABASE_URL } = env();
const mailbox = SMTP_URL
  ? null
  : await startMailbox((mail) => inSystem('mailbox', (tx) => storeInMailbox(tx, mail)));
const server = mailServer(SMTP_URL ?? mailbox?.url ?? '', MAIL_FROM);
const delivery: Delivery = {
  inTx: (run) => inSystem('outbox', run),
  createLink: createSignInLink,
  send: server.send,
  baseUrl: BASE_URL.replace(/\/$/, ''),
  stopping: () => stopping,
};

function inSystem<T>(job: string, run: Parameters<typeof asActor<T>>[1]): Promise<T> {
  return asActor(systemActor(job), run);
}

/** In the demo what others answer meanwhile happens by itself, as the clock gets there. */
async function playForever(): Promise<void> {
  await resumeClock();
  while (!stopping) {
    try {
      await followClock();
      await playUntil(now());
    } catch (error) {
      log.error({ error: describeError(error) }, 'the story could not be played on, trying again');
    }
    await Promise.race([stopped, sleep(everyMs, undefined, { ref: false })]);
  }
}

/** In the demo the product's time is an offset that the web process sets; it says when a message is due. */
async function followClock(): Promise<void> {
  const rows = await readPlain<{ value: { offsetMs?: number } }>(`select value from setting where key = $1`, [
    'demo.clock',
  ]);
  setClockOffset(rows[0]?.value.offsetMs ?? 0);
}

async function deliverForever(): Promise<void> {
  while (!stopping) {
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    try {
      await followClock();
      const done = await deliverMessages(delivery);
      if (done.sent + done.later + done.failed > 0) log.info(done, 'messages delivered');
    } catch (error) {
      log.error({ error: describeError(error) }, 'delivery failed, trying again');
    }
    if (!stopping) await Promise.race([woken, sleep(everyMs, undefined, { ref: true })]);
  }
}

/** Listens for new messages on a connection of its own; a lost one is made anew, and the timer covers the gap. */
async function listenForever(): Promise<void> {
  while (!stopping) {
    const client = new pg.Client({ connectionString: DATABASE_URL, keepAlive: true });
    const ended = new Promise<void>((resolve) => {
      // Not once: a connection that breaks may say so twice, and nobody listening would end the process.
      client.on('error', () => resolve());
      client.once('end', () => resolve());
    });
    try {
      await client.connect();
      client.on('notification', () => wake());
      await client.query('listen kvittert_outbox');
      listening = client;
      wake();
      await ended;
    } catch (error) {
      if (!stopping) log.warn({ error: describeError(error) }, 'not listening, trying again');
    }
    await client.end().catch(() => {});
    if (!stopping) await sleep(everyMs);
  }
}
let listening: pg.Client | undefined;

/** pg-boss on the tables that the owner has made: the application's role may not, and need not, change them. */
async function startSchedule(): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString: DATABASE_URL, schema: 'pgboss', migrate: false, max: 2 });
  boss.on('error', (error) => log.error({ error: describeError(error) }, 'schedule'));
  await boss.start();
  await boss.createQueue('sweep', { retryLimit: 2 });
  await boss.schedule('sweep', '17 * * * *');
  await boss.work('sweep', async () => {
    const actor = systemActor('sweep');
    const swept = await inSystem('sweep', (tx) => sweepExpired(actor, tx));
    const { files } = await inSystem('sweep', (tx) => sweepAttachments(actor, tx));
    log.info({ ...swept, files }, 'expired links and sessions and files that nobody stored swept');
  });
  await boss.createQueue('erase', { retryLimit: 2 });
  await boss.schedule('erase', '10 3 * * *', null, { tz: 'Europe/Oslo' });
  await boss.work('erase', async () => {
    const actor = systemActor('erase');
    const erased = await asActor(actor, (tx) => erasePersonalData(actor, tx, {}));
    if (!erased.ok) throw new Error(erased.reason);
    log.info(erased.value, 'personal data that is due erased');
  });
  await boss.createQueue('remind', { retryLimit: 2 });
  await boss.schedule('remind', '*/10 * * * *');
  await boss.work('remind', async () => {
    const { reminded } = await inSystem('remind', (tx) => remindByPlan(systemActor('remind'), tx));
    if (reminded > 0) log.info({ reminded }, 'reminders queued as planned');
  });
  await boss.createQueue('reconcile', { retryLimit: 2 });
  await boss.schedule('reconcile', '40 2 * * *', null, { tz: 'Europe/Oslo' });
  await boss.work('reconcile', async () => {
    const actor = systemActor('reconcile');
    const found = await asActor(actor, (tx) => reconcile(actor, tx), walkOptions);
    if (!found.ok) throw new Error(found.reason);
    const { receipts, well, problems } = found.value;
    if (well) log.info({ receipts }, 'receipts and returns agree');
    else log.error({ receipts, problems: problems.slice(0, 10) }, 'receipts and returns do not agree');
  });
  return boss;
}

const boss = await startSchedule();
// A new installation has the templates that ship from its first start on, one that is upgraded their new versions.
await inSystem('templates', (tx) => ensureTemplates(systemActor('templates'), tx));
const delivering = deliverForever();
const playing = env().DEMO ? playForever() : Promise.resolve();
const listens = listenForever();
log.info({ mail: SMTP_URL ? 'server' : 'built-in mailbox' }, 'worker ready');

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  wake();
  tellStopped();
  // What is in flight has at most the mail server's own limit to finish.
  await Promise.all([delivering, playing]);
  await boss.stop({ graceful: true, timeout: 5_000 });
  await listening?.end().catch(() => {});
  server.close();
  await mailbox?.close();
  await disconnect();
  log.info('worker stopped');
  process.exit(0);
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
await listens;
