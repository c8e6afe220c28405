import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSignInLink } from '@/domain/people/mutations';
import { systemActor } from '@/lib/actor';
import { atMoment } from '@/lib/clock';
import { asActor } from '@/lib/db';
import { sha256 } from '@/lib/secrets';
import { useDatabase } from '@/tests/database';
import { addFact } from '@/tests/sample-country';
import { insertSampleRegister, people } from '@/tests/sample-register';
import { type Delivery, deliverMessages, type Mail } from './deliver';
import { mailServer } from './mail-server';
import { startMailbox } from './mailbox-server';

const { owner } = useDatabase();
const june = new Date('2023-06-09T13:05:00Z');
const later = (seconds: number) => new Date(june.getTime() + seconds * 1000);
const system = systemActor('outbox');
const requestId = randomUUID();
const leader = people.leaderSurnadal.personId as string;

beforeAll(async () => {
  await insertSampleRegister(owner);
  await owner.query(`
    insert into incident (id, "officeId", title, system, summary, words, "createdAt")
      values ('00000000-0000-7000-8000-0000000000a1', 'bufdir', 'Tapte meldinger', 'Familia', 'Noe forsvant.', '{}', now());
    insert into questionnaire (id, title) values ('00000000-0000-7000-8000-0000000000a2', 'Skjema');
    insert into questionnaire_version (id, "questionnaireId", version, definition)
      values ('00000000-0000-7000-8000-0000000000a3', '00000000-0000-7000-8000-0000000000a2', 1, '{}');
    insert into survey (id, "incidentId", "officeId", "questionnaireVersionId", title, introduction, "legalBasis", state, recipients, "dueAt", "createdAt")
      values ('00000000-0000-7000-8000-0000000000a4', '00000000-0000-7000-8000-0000000000a1', 'sf-tr', '00000000-0000-7000-8000-0000000000a3',
        'Tre spørsmål', 'Hei', 'Loven', 'open', '{}', '2023-06-12T10:00:00Z', now());
    insert into request (id, "surveyId", "incidentId", "serviceId", "officeId", "countyOfficeIds", "queuedAt", "dueAt") values ('${requestId}', '00000000-0000-7000-8000-0000000000a4', '00000000-0000-7000-8000-0000000000a1', 'mr-surnadal-rindal', 'sf-tr', '{sf-tr}', now(), '2023-06-12T10:00:00Z');
    insert into request_municipality ("requestId", "municipalityNumber", "surveyId", "incidentId", "serviceId", "officeId", "countyOfficeId", part) values ('${requestId}', '5061', '00000000-0000-7000-8000-0000000000a4', '00000000-0000-7000-8000-0000000000a1', 'mr-surnadal-rindal', 'sf-tr', 'sf-tr', 'Nordmarka');
  `);
});

beforeEach(async () => {
  await owner.query('delete from message; delete from sign_in_link; delete from mailbox_message');
});

/** Through the owner: a message that the product queues at a fixed moment is the replay's, and counts as sent. */
async function queue(count = 1, kind: 'invitation' | 'reminder' | 'sign_in' = 'invitation'): Promise<void> {
  await owner.query(
    `insert into message (id, "dedupeKey", kind, "personId", "requestId", "serviceId", "officeId", "createdAt", "nextTryAt")
     select uuidv7(), gen_random_uuid()::text, $1, $2, $3, 'mr-surnadal-rindal', 'sf-tr', $4, $4 from generate_series(1, $5)`,
    [kind, leader, kind === 'sign_in' ? null : requestId, june, count],
  );
}
const deliver = (send: (mail: Mail) => Promise<void>, at = june, more: Partial<Delivery> = {}) =>
  atMoment(at, () =>
    deliverMessages({
      inTx: (run) => asActor(system, run),
      createLink: createSignInLink,
      send,
      baseUrl: 'http://kvittert.test',
      ...more,
    }),
  );
const messages = async () =>
  (await owner.query('select state, attempts, "lastError", "nextTryAt", "sentAt" from message order by id'))
    .rows;
const facts = async () =>
  (await owner.query(`select kind, value from request_fact where kind in ('sent', 'bounced') order by id`))
    .rows;
const busy = () => Promise.reject(Object.assign(new Error('busy'), { code: 'EENVELOPE', responseCode: 451 }));

describe('delivery', () => {
  it('sends a mail with a link that works, of which only the hash is stored, and records that it was sent', async () => {
    await queue();
    const sent: Mail[] = [];
    expect(await deliver(async (mail) => void sent.push(mail))).toEqual({ sent: 1, later: 0, failed: 0 });
    const token = /invitation\/([\w-]+)/.exec(sent[0]?.text ?? '')?.[1] ?? '';
    const { rows } = await owner.query('select "tokenHash", "requestId" from sign_in_link');
    expect(rows).toEqual([{ tokenHash: sha256(token), requestId }]);
    expect(JSON.stringify((await owner.query('select * from message')).rows)).not.toContain(token);
    expect(sent[0]?.text).toContain('Dere svarer for Nordmarka, Rindal.');
    expect(await messages()).toMatchObject([{ state: 'sent', attempts: 1, sentAt: june }]);
    expect((await facts()).at(-1)).toMatchObject({ kind: 'sent', value: { message: 'invitation' } });
    expect(await deliver(busy, later(60_000))).toEqual({ sent: 0, later: 0, failed: 0 });
  });

  it('tries again after a pause, with the same Message-ID', async () => {
    await queue();
    const sent: Mail[] = [];
    const fail = async (mail: Mail) => {
      sent.push(mail);
      await busy();
    };
    expect(await deliver(fail)).toEqual({ sent: 0, later: 1, failed: 0 });
    expect(await deliver(fail, later(29))).toEqual({ sent: 0, later: 0, failed: 0 });
    expect(await deliver(async (mail) => void sent.push(mail), later(30))).toEqual({
      sent: 1,
      later: 0,
      failed: 0,
    });
    expect(sent).toHaveLength(2);
    expect(sent[1]?.messageId).toBe(sent[0]?.messageId);
    expect(await messages()).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  it('reminds nobody of what was answered while the mail server was away', async () => {
    await queue(1, 'reminder');
    const surveyId = '00000000-0000-7000-8000-0000000000a4';
    await addFact(owner, surveyId, 'mr-surnadal-rindal', 'submitted', later(10).toISOString());
    expect(await deliver(async () => {}, later(60))).toEqual({ sent: 0, later: 0, failed: 1 });
    expect(await messages()).toMatchObject([{ state: 'failed', lastError: 'NOT_NEEDED', sentAt: null }]);
    expect((await facts()).filter(({ value }) => value.message === 'reminder')).toEqual([]);
  });

  it('gives up after eight tries, and the coordinator sees that it did not get through', async () => {
    await queue();
    let tries = 0;
    for (let hour = 0; hour < 40; hour++) {
      const { later: again, failed } = await deliver(busy, later(hour * 3 * 3600));
      tries += again + failed;
    }
    expect(tries).toBe(8);
    expect(await messages()).toMatchObject([{ state: 'failed', attempts: 8, lastError: 'EENVELOPE 451' }]);
    expect((await facts()).at(-1)).toMatchObject({ kind: 'bounced', value: { error: 'EENVELOPE 451' } });
  });

  it('does not try again when the server refuses the address for good', async () => {
    await queue();
    const refuse = () =>
      Promise.reject(Object.assign(new Error('no such user'), { code: 'EENVELOPE', responseCode: 550 }));
    expect(await deliver(refuse)).toEqual({ sent: 0, later: 0, failed: 1 });
    expect((await facts()).at(-1)).toMatchObject({ kind: 'bounced', value: { error: 'EENVELOPE 550' } });
  });

  it('fails at once for a person without an address', async () => {
    const { rows } = await owner.query(
      `insert into person (id, name) values (uuidv7(), 'Uten') returning id`,
    );
    await queue();
    await owner.query('update message set "personId" = $1', [rows[0].id]);
    expect(await deliver(busy)).toEqual({ sent: 0, later: 0, failed: 1 });
    expect(await messages()).toMatchObject([{ state: 'failed', lastError: 'NO_ADDRESS' }]);
  });

  it('by several workers at once sends each message once', async () => {
    await queue(60);
    const batch = 10;
    const sent: string[] = [];
    let goOn = () => {};
    const allHaveTheirs = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const send = async (mail: Mail) => {
      if (sent.push(mail.messageId) === 3 * batch) goOn();
      await allHaveTheirs;
    };
    const done = await Promise.all([1, 2, 3].map(() => deliver(send, june, { batch })));
    expect(done.reduce((total, { sent }) => total + sent, 0)).toBe(60);
    expect(new Set(sent).size).toBe(60);
    expect(sent).toHaveLength(60);
    expect(await facts().then((rows) => rows.filter((f) => f.kind === 'sent').length)).toBeGreaterThanOrEqual(
      60,
    );
  });

  it('takes over what a worker that died had claimed, but not before its claim runs out', async () => {
    await queue();
    await owner.query(
      `update message set state = 'sending', attempts = 1, "claimedUntil" = now() + interval '1 minute'`,
    );
    const send = async () => {};
    expect(await deliver(send, later(86_400))).toEqual({ sent: 0, later: 0, failed: 0 });
    await owner.query(`update message set "claimedUntil" = now() - interval '1 second'`);
    expect(await deliver(send)).toEqual({ sent: 1, later: 0, failed: 0 });
    expect(await messages()).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  it('does not settle a message whose claim somebody else has taken over', async () => {
    await queue();
    const before = (await facts()).length;
    await deliver(async () => {
      await owner.query(`update message set "claimedUntil" = now() + interval '9 minutes'`);
    });
    expect(await messages()).toMatchObject([{ state: 'sending' }]);
    expect(await facts()).toHaveLength(before);
  });

  it('sends who waits for a sign-in link first', async () => {
    await queue(3);
    await queue(1, 'sign_in');
    const subjects: string[] = [];
    await deliver(async (mail) => void subjects.push(mail.subject), june, { batch: 1 });
    expect(subjects[0]).toBe('Logg inn på Kvittert');
  });

  it('is not held up by a server that hangs over one message', async () => {
    await queue(1);
    let answerAtLast = () => {};
    const hangs = new Promise<void>((resolve) => {
      answerAtLast = resolve;
    });
    const sent: string[] = [];
    const send = async (mail: Mail) => {
      if (sent.push(mail.messageId) === 1) await hangs;
    };
    const delivering = deliver(send);
    await expect.poll(() => sent.length).toBe(1);
    await queue(2);
    await queue(1, 'sign_in');
    await expect
      .poll(async () => (await messages()).map((m) => m.state), { timeout: 5000 })
      .toEqual(['sending', 'sent', 'sent', 'sent']);
    answerAtLast();
    expect(await delivering).toEqual({ sent: 4, later: 0, failed: 0 });
    expect(new Set(sent).size).toBe(4);
    expect(sent).toHaveLength(4);
  });

  it('remembers what was sent while the database was away, and does not send it again', async () => {
    await queue(1);
    let sent = 0;
    let calls = 0;
    const inTx: Delivery['inTx'] = (run) => {
      calls += 1;
      return calls === 2 ? Promise.reject(new Error('away')) : asActor(system, run);
    };
    const send = async () => {
      sent += 1;
    };
    expect(await deliver(send, june, { inTx })).toEqual({ sent: 1, later: 0, failed: 0 });
    expect(sent).toBe(1);
    expect(await messages()).toMatchObject([{ state: 'sent', attempts: 1 }]);
  });

  it('does not wait for a clock that ran ahead when a mail was queued, but does for a later try', async () => {
    await queue(2);
    await owner.query(
      `update message set "createdAt" = $1, "nextTryAt" = $1, attempts = (row_number - 1)
       from (select id as which, row_number() over () from message) x where id = which`,
      [later(43_200)],
    );
    expect(await deliver(async () => {})).toEqual({ sent: 1, later: 0, failed: 0 });
  });

  it('tells an administrator of an alarm, without a link that signs anybody in', async () => {
    await queue(1);
    const alarm = { at: june.toISOString(), since: june.toISOString(), count: 1, kinds: { GAP: 1 } };
    await owner.query(`update message set kind = 'alarm', "requestId" = null, params = $1`, [{ alarm }]);
    const sent: Mail[] = [];
    expect(await deliver(async (mail) => void sent.push(mail))).toEqual({ sent: 1, later: 0, failed: 0 });
    expect(sent[0]?.text).toContain('én kvittering mangler i rekken');
    expect((await owner.query('select from sign_in_link')).rows).toHaveLength(0);
  });

  it('stops between batches when it is told to', async () => {
    await queue(10);
    let sent = 0;
    const send = async () => {
      sent += 1;
    };
    await deliver(send, june, { batch: 2, stopping: () => sent >= 4 });
    expect(sent).toBe(4);
  });
});

describe('mail servers', () => {
  const mail: Mail = {
    to: 'a@example.test',
    subject: 'Æøå',
    text: 'Hei\n\nDå',
    html: '<p>Hei</p>',
    messageId: '<1@kvittert.test>',
  };

  it('the built-in mailbox keeps what it is sent', async () => {
    const kept: unknown[] = [];
    const mailbox = await startMailbox(async (received) => void kept.push(received));
    const server = mailServer(mailbox.url, 'Kvittert <ikke-svar@kvittert.test>');
    await server.send(mail);
    expect(kept).toMatchObject([
      { to: 'a@example.test', subject: 'Æøå', text: expect.stringContaining('Då') },
    ]);
    server.close();
    await mailbox.close();
  });

  it('one that takes the connection and says nothing is left after ten seconds', async () => {
    const silent = createServer(() => {});
    const port = await new Promise<number>((resolve) => {
      silent.listen(0, '127.0.0.1', () => resolve((silent.address() as { port: number }).port));
    });
    const server = mailServer(`smtp://127.0.0.1:${port}`, 'Kvittert <ikke-svar@kvittert.test>');
    const began = performance.now();
    await expect(server.send(mail)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    expect(performance.now() - began).toBeLessThan(15_000);
    silent.close();
  });

  it('one that is not there is an error at once', async () => {
    const server = mailServer('smtp://127.0.0.1:1', 'Kvittert <ikke-svar@kvittert.test>');
    await expect(server.send(mail)).rejects.toMatchObject({ code: 'ESOCKET' });
  });
});
