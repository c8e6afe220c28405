import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/actor';
import { useDatabase } from '@/tests/database';
import { does, must } from '@/tests/outcomes';
import { during, ReviewedSurvey } from '@/tests/reviewed-survey';
import { people } from '@/tests/sample-register';
import { sendBack, writeInThread, writeNote } from './mutations';

// The first answer got lost on its way, and whoever wrote pressed the button again.

const { owner } = useDatabase();
const { bufdir, leaderTrondheim, leaderMolde } = people;
const survey = new ReviewedSurvey(owner);
const reused = { status: 422, reason: 'KEY_REUSED' };

beforeAll(() => survey.open());

const count = async (sql: string, ...values: unknown[]) =>
  (await owner.query(`select count(*)::int as n from ${sql}`, values)).rows[0].n;
const events = (kind: string) => count('audit_event where kind = $1', kind);

describe('what is written in the thread', () => {
  const write = (actor: Actor, id: string, text = 'Vi tror vi tok feil.', serviceId = 'mr-molde') =>
    does(actor, during, (tx) => writeInThread(actor, tx, { requestId: survey.id(serviceId), id, text }));

  it('is stored, mailed and recorded once, also when it is sent twice at once', async () => {
    const id = randomUUID();
    const both = await Promise.all([must(write(bufdir, id)), must(write(bufdir, id))]);
    expect([...both, await must(write(bufdir, id))]).toEqual(Array(3).fill({ entryId: id }));
    expect(await count('thread_entry where id = $1', id)).toBe(1);
    expect(await survey.mails('thread')).toHaveLength(1);
    expect(await events('request.written')).toBe(1);
  });

  it('is refused under an id of something else: of another text, another person or another request', async () => {
    const id = randomUUID();
    await must(write(leaderMolde, id));
    expect(await write(leaderMolde, id, 'Noe annet.')).toMatchObject(reused);
    expect(await write(bufdir, id)).toMatchObject(reused);
    expect(await write(leaderTrondheim, id, undefined, 'tr-trondheim')).toMatchObject(reused);
    expect(await count('thread_entry where id = $1', id)).toBe(1);
  });
});

describe('what the authority notes for itself', () => {
  const note = (id: string, text = 'Ring dem mandag') =>
    does(bufdir, during, (tx) => writeNote(bufdir, tx, { requestId: survey.id('mr-molde'), id, text }));

  it('is stored once, and refused under the id of another text', async () => {
    const id = randomUUID();
    await must(note(id));
    expect(await must(note(id))).toEqual({ noteId: id });
    expect(await note(id, 'Ring dem tirsdag')).toMatchObject(reused);
    expect(await count('internal_note')).toBe(1);
    expect(await events('request.noted')).toBe(1);
  });
});

describe('sending back', () => {
  const dueAt = '2023-06-20T10:00:00.000Z';
  const ask = (path: string) => [{ path, text: 'Hvor mange er det omtrent?' }];
  const send = (id: string, change: object = {}) => {
    const sent = { requestId: survey.id('tr-trondheim'), version: 1, dueAt, questions: ask('5001.lost') };
    return does(bufdir, during, (tx) => sendBack(bufdir, tx, { ...sent, id, ...change }));
  };

  it('happens once, and answers the same when it is sent again', async () => {
    const id = randomUUID();
    const both = await Promise.all([must(send(id)), must(send(id))]);
    expect([...both, await must(send(id))]).toEqual(Array(3).fill({ correctionDueAt: dueAt, mailed: true }));
    expect(await count('correction')).toBe(1);
    expect(await count(`request_fact where kind = 'returned'`)).toBe(1);
    expect(await survey.mails('returned')).toHaveLength(1);
    expect(await events('return.sent_back')).toBe(1);
    const molde = { requestId: survey.id('mr-molde'), questions: ask('1506.lost') };
    expect(await send(id, molde)).toMatchObject(reused);
    expect(await send(id, { dueAt: '2023-06-21T10:00:00.000Z' })).toMatchObject(reused);
  });
});
