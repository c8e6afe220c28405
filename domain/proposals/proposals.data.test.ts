import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeSurvey } from '@/domain/surveys/mutations';
import { exemptRequests } from '@/domain/tracking/mutations';
import type { Actor } from '@/lib/actor';
import { actorByEmail } from '@/lib/auth';
import { env } from '@/lib/env';
import { actorOf, type Cast, makeCast } from '@/tests/access/cast';
import { useDatabase } from '@/tests/database';
import { untilWaiting } from '@/tests/holding';
import { does, must } from '@/tests/outcomes';
import { listProposals } from './data';
import * as mutations from './mutations';

const { owner } = useDatabase();
const at = new Date('2023-06-09T13:05:00Z');
let cast: Cast;
let one: Actor;
let another: Actor;
let elsewhere: Actor;
let surveyId: string;
let unanswered: string[];

beforeAll(async () => {
  cast = await makeCast(owner);
  const id = randomUUID();
  await owner.query(`insert into person (id, name, email) values ($1, 'Kollega', 'kollega@example.test')`, [
    id,
  ]);
  await owner.query(
    `insert into membership (id, "personId", role, "officeId") values (uuidv7(), $1, 'directorate', 'bufdir')`,
    [id],
  );
  [one, another, elsewhere] = await Promise.all([
    actorOf('directorate'),
    actorByEmail('kollega@example.test'),
    actorOf('governor'),
  ]);
  const { rows } = await owner.query(
    `select s.id, array_agg(r.id) as requests from survey s join request r on r."surveyId" = s.id
     where s.state = 'open' and s."officeId" = 'bufdir' and r."currentVersion" = 0
     group by s.id order by count(*) desc limit 1`,
  );
  surveyId = rows[0].id;
  unanswered = rows[0].requests;
  // In the demo it is off.
  expect(env().TWO_PERSON_RULE).toBe(false);
  Object.assign(env(), { TWO_PERSON_RULE: true });
}, 120_000);
afterAll(() => Object.assign(env(), { TWO_PERSON_RULE: false }));

const close = (actor: Actor) => does(actor, at, (tx) => closeSurvey(actor, tx, { surveyId }));
const exempt = (actor: Actor, requestIds: string[]) =>
  does(actor, at, (tx) => exemptRequests(actor, tx, { surveyId, requestIds, reason: 'Slått sammen' }));
const ask = (actor: Actor, what: object = { kind: 'close_survey' }) =>
  does(actor, at, (tx) => mutations.askForAnother(actor, tx, { surveyId, ...what } as never));
const confirm = (actor: Actor, proposalId: string) =>
  does(actor, at, (tx) => mutations.confirmProposal(actor, tx, { proposalId }));
const withdraw = (actor: Actor, proposalId: string) =>
  does(actor, at, (tx) => mutations.withdrawProposal(actor, tx, { proposalId }));
const list = (actor: Actor) => must(does(actor, at, (tx) => listProposals(actor, tx, { surveyId })));
const state = async () =>
  (await owner.query('select state from survey where id = $1', [surveyId])).rows[0].state;
const events = async (proposalId: string) =>
  (
    await owner.query(
      `select kind, "personId" from audit_event where after ->> 'proposalId' = $1 order by id`,
      [proposalId],
    )
  ).rows;

test('one person alone neither closes a survey nor exempts many, also not few at a time', async () => {
  expect(await close(one)).toMatchObject({ status: 409, reason: 'NEEDS_ANOTHER' });
  expect(await exempt(one, unanswered.slice(0, 4))).toMatchObject({ status: 409, reason: 'NEEDS_ANOTHER' });
  expect(await must(exempt(one, unanswered.slice(0, 2)))).toMatchObject({ changed: 2 });
  expect(await must(exempt(one, unanswered.slice(2, 3)))).toMatchObject({ changed: 1 });
  expect(await exempt(one, unanswered.slice(3, 4))).toMatchObject({ reason: 'NEEDS_ANOTHER' });
  expect(await state()).toBe('open');
});

test('nor many in two goes at the same moment: the second waits, and counts what the first has exempted', async () => {
  const [hasExempted, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const first = does(another, at, async (tx) => {
    const input = { surveyId, requestIds: unanswered.slice(10, 13), reason: 'Slått sammen' };
    const exempted = await exemptRequests(another, tx, input);
    hasExempted.resolve();
    await mayEnd.promise;
    return exempted;
  });
  await hasExempted.promise;
  const second = exempt(another, unanswered.slice(13, 16));
  await untilWaiting(owner, 1);
  mayEnd.resolve();
  expect(await must(first)).toMatchObject({ changed: 3 });
  expect(await second).toMatchObject({ status: 409, reason: 'NEEDS_ANOTHER' });
});

test('what one asks for waits, seen by both, until another of the same authority confirms', async () => {
  const { proposalId } = await must(ask(one));
  expect(await ask(another)).toMatchObject({ status: 409, reason: 'ALREADY_ASKED' });
  expect(await list(one)).toMatchObject([
    { id: proposalId, mine: true, mayConfirm: false, mayWithdraw: true },
  ]);
  expect(await list(another)).toMatchObject([{ id: proposalId, mine: false, mayConfirm: true }]);

  expect(await confirm(one, proposalId)).toMatchObject({ status: 403, reason: 'OWN_PROPOSAL' });
  expect(await confirm(elsewhere, proposalId)).toMatchObject({ status: 404 });
  expect(await confirm({ ...another, tokenId: randomUUID() }, proposalId)).toMatchObject({ status: 403 });
  expect(await state()).toBe('open');

  const both = await Promise.all([confirm(another, proposalId), confirm(another, proposalId)]);
  expect(both.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
  expect(await state()).toBe('closed');
  expect(await list(one)).toEqual([]);
  expect(await events(proposalId)).toEqual([
    { kind: 'proposal.asked', personId: one.personId },
    { kind: 'proposal.confirmed', personId: another.personId },
  ]);
  await owner.query(`update survey set state = 'open', "closedAt" = null where id = $1`, [surveyId]);
});

test('many are exempted when another confirms, and not when it was withdrawn', async () => {
  const what = { kind: 'exempt_requests', requestIds: unanswered.slice(4, 10), reason: 'Slått sammen' };
  const first = await must(ask(one, what));
  expect(await list(another)).toMatchObject([{ requests: 6, reason: 'Slått sammen' }]);
  await must(withdraw(one, first.proposalId));
  expect(await confirm(another, first.proposalId)).toMatchObject({ status: 409, reason: 'DECIDED' });

  const second = await must(ask(one, what));
  await must(confirm(another, second.proposalId));
  const { rows } = await owner.query(
    `select count(*)::int as count from request_fact where kind = 'exempted' and "requestId" = any ($1)`,
    [what.requestIds],
  );
  expect(rows[0].count).toBe(6);
  expect(await ask(one, { ...what, requestIds: [cast.requests.county.requestId] })).toMatchObject({
    status: 404,
  });
});

test('the database itself refuses that somebody confirms what they asked for', async () => {
  const { proposalId } = await must(ask(one));
  const self = `update proposal set state = 'confirmed', "decidedById" = "askedById" where id = $1`;
  await expect(owner.query(self, [proposalId])).rejects.toMatchObject({ code: 'KV003' });
  await must(withdraw(another, proposalId));
});
