import { now, realNow } from '@/lib/clock';
import type { Prisma, Tx } from '@/lib/db';
import { type ClaimedMessage, type MailFacts, readMailFacts } from './mail-facts';
import { type MailText, mailText } from './mail-text';
import { failureOf, messageId, nextTry } from './rules';

export type Mail = MailText & { to: string; messageId: string };

/** What delivery needs from outside: transactions of the system's, a way to make links, and a mail server. */
export type Delivery = {
  inTx: <T>(run: (tx: Tx) => Promise<T>) => Promise<T>;
  createLink: (
    tx: Tx,
    link: { personId: string; requestId?: string; browserHash?: string; hours: number },
  ) => Promise<string>;
  /** Throws what the mail server said; must give up by itself within the claim. */
  send: (mail: Mail) => Promise<void>;
  baseUrl: string;
  /** How many at once. */
  batch?: number;
  /** Asked before more is taken. */
  stopping?: () => boolean;
};

export type Delivered = { sent: number; later: number; failed: number };

/** Longer than any send may take: a worker that died frees its messages after this. */
const claimMs = 3 * 60_000;
const linkHours = { sign_in: 1, other: 24 };

/** How long a mail server's silence to one message may keep others, that are new, from being looked for. */
const lookMs = 1_000;

/**
 * Sends what is due, a few at a time, until nothing is. A message is claimed (skip locked) and its link stored
 * before it is sent, and settled as soon as it is; so two workers never have the same message, a mail that has
 * arrived never holds a link that nobody knows, and a server that hangs over one message holds up that one only.
 * What fails is tried again with growing pauses. What was to be sent at once is, also when the clock that queued it
 * ran ahead of ours.
 */
export async function deliverMessages(delivery: Delivery): Promise<Delivered> {
  const total: Delivered = { sent: 0, later: 0, failed: 0 };
  const sending = new Set<Promise<void>>();
  const done: Result[] = [];
  for (;;) {
    const free = delivery.stopping?.() ? 0 : (delivery.batch ?? 10) - sending.size;
    for (const prepared of free > 0 ? await take(delivery, free, sending.size > 0) : []) {
      const one = sendOne(prepared, delivery).then((result) => {
        done.push(result);
        sending.delete(one);
      });
      sending.add(one);
    }
    if (sending.size > 0) await Promise.race([...sending, pause(lookMs)]);
    const results = done.splice(0);
    if (results.length > 0) await settleAtLast(results, delivery);
    else if (sending.size === 0) return total;
    for (const { outcome } of results) total[outcome] += 1;
  }
}

/** While something is being sent, a database that is away must not make us forget it. */
function take(delivery: Delivery, most: number, isBusy: boolean): Promise<Prepared[]> {
  const taken = delivery.inTx((tx) => prepare(tx, delivery, most));
  return isBusy ? taken.catch(() => []) : taken;
}

/** What was sent must be known as sent: a database that is away for a while is waited for, as long as the claim lasts. */
async function settleAtLast(results: Result[], { inTx, stopping }: Delivery): Promise<void> {
  for (;;) {
    try {
      return await inTx((tx) => settle(tx, results));
    } catch (error) {
      const ours = results.some(({ message }) => message.claimedUntil > realNow());
      if (!ours || stopping?.()) throw error;
      await pause(lookMs);
    }
  }
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

type Prepared = { message: ClaimedMessage; facts: MailFacts | undefined; mail: Mail | null };
type Result = {
  message: ClaimedMessage;
  facts: MailFacts | undefined;
  outcome: keyof Delivered;
  error: string | null;
};

async function prepare(tx: Tx, { createLink, baseUrl }: Delivery, most: number): Promise<Prepared[]> {
  const real = realNow();
  const messages = await tx.$queryRaw<ClaimedMessage[]>`
    update message set state = 'sending', attempts = attempts + 1,
      "claimedUntil" = ${new Date(real.getTime() + claimMs)}
    where id in (
      select id from message
      where (state = 'queued' and ("nextTryAt" <= ${now()} or (attempts = 0 and "nextTryAt" <= "createdAt"))) or (state = 'sending' and "claimedUntil" < ${real})
      order by (kind = 'sign_in') desc, "nextTryAt", id limit ${most} for update skip locked)
    returning id, kind, "personId", "requestId", attempts, "claimedUntil", params`;
  if (messages.length === 0) return [];
  const facts = await readMailFacts(tx, messages);
  const prepared: Prepared[] = [];
  for (const message of messages) {
    const known = facts.get(message.id);
    const isWanted = known && !known.isOutdated;
    prepared.push({
      message,
      facts: known,
      mail: isWanted ? await compose(tx, message, known, createLink, baseUrl) : null,
    });
  }
  return prepared;
}

async function compose(
  tx: Tx,
  message: ClaimedMessage,
  facts: MailFacts,
  createLink: Delivery['createLink'],
  baseUrl: string,
): Promise<Mail | null> {
  if (!facts.email) return null;
  const { kind, personId, requestId, params } = message;
  let link: string | null = null;
  if (params.to === 'authority') {
    // Whoever works for an authority signs in as always: this mail opens nothing by itself.
    link = `${baseUrl}/surveys/${facts.request?.surveyId}/requests/${requestId}`;
  } else if (kind !== 'receipt' && kind !== 'alarm') {
    const token = await createLink(tx, {
      personId,
      hours: kind === 'sign_in' ? linkHours.sign_in : linkHours.other,
      ...(requestId ? { requestId } : {}),
      ...(params.browserHash ? { browserHash: params.browserHash } : {}),
    });
    const next = params.next ? `?next=${encodeURIComponent(params.next)}` : '';
    link = `${baseUrl}/${kind === 'sign_in' ? 'sign-in/link' : 'invitation'}/${token}${next}`;
  }
  const text = mailText({ kind, facts, link, baseUrl, moment: now(), params });
  return text && { ...text, to: facts.email, messageId: messageId(message.id, baseUrl) };
}

async function sendOne({ message, facts, mail }: Prepared, { send }: Delivery): Promise<Result> {
  // Nobody to write to, or what it was about is gone or done: trying again would not help.
  if (!mail) return { message, facts, outcome: 'failed', error: whyNone(facts) };
  try {
    await send(mail);
    return { message, facts, outcome: 'sent', error: null };
  } catch (error) {
    const { code, permanent } = failureOf(error);
    const again = permanent ? null : nextTry(message.attempts, now());
    return { message, facts, outcome: again ? 'later' : 'failed', error: code };
  }
}

function whyNone(facts: MailFacts | undefined): string {
  if (facts?.isOutdated) return notNeeded;
  return facts?.email ? 'NOTHING_TO_SAY' : 'NO_ADDRESS';
}

/** What was to be asked for came while the mail waited, for instance for a mail server that was away. */
const notNeeded = 'NOT_NEEDED';

/** Writes what became of a batch. A claim that ran out in the meantime belongs to somebody else now. */
async function settle(tx: Tx, results: Result[]): Promise<void> {
  const at = now();
  const rows = results.map(({ message, outcome, error }) => ({
    id: message.id,
    claimedUntil: message.claimedUntil,
    state: outcome === 'later' ? 'queued' : outcome,
    nextTryAt: (outcome === 'later' ? nextTry(message.attempts, at) : null) ?? at,
    sentAt: outcome === 'sent' ? at : null,
    error,
  }));
  const settled = await tx.$queryRaw<{ id: string }[]>`
    update message m set state = r.state, "nextTryAt" = r."nextTryAt", "sentAt" = r."sentAt", "lastError" = r.error,
      "claimedUntil" = null
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "claimedUntil" timestamptz, state text,
      "nextTryAt" timestamptz, "sentAt" timestamptz, error text)
    where m.id = r.id and m.state = 'sending' and m."claimedUntil" = r."claimedUntil"
    returning m.id`;
  const ours = new Set(settled.map((row) => row.id));
  await tx.requestFact.createMany({
    data: results
      .filter(({ message }) => ours.has(message.id))
      .flatMap((result) => deliveryFacts(result, at)),
  });
}

/** What a coordinator sees of it: an invitation or reminder that was sent, or that did not get through. */
function deliveryFacts(
  { message, facts, outcome, error }: Result,
  at: Date,
): Prisma.RequestFactCreateManyInput[] {
  const request = facts?.request;
  if (!request || outcome === 'later' || error === notNeeded) return [];
  if (!['invitation', 'reminder'].includes(message.kind)) return [];
  const { surveyId, incidentId, serviceId, officeId, countyOfficeIds } = request;
  return [
    {
      requestId: request.id,
      surveyId,
      incidentId,
      serviceId,
      officeId,
      countyOfficeIds,
      kind: outcome === 'sent' ? 'sent' : 'bounced',
      value: { message: message.kind, messageId: message.id, ...(error ? { error } : {}) },
      at,
      recordedAt: at,
      byId: null,
    },
  ];
}
