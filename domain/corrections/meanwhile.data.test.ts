import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { publishQuestionnaire, saveDraft } from '@/domain/questionnaires/mutations';
import type { Definition, Fields } from '@/domain/questionnaires/schema';
import { factOfRow, factSelect } from '@/domain/requests/data/facts';
import { markOpened } from '@/domain/requests/mutations/mark-opened';
import { requestStatus } from '@/domain/requests/rules';
import { submitReturn } from '@/domain/returns/mutations';
import { getDialogue } from '@/domain/reviews/data';
import { sendBack } from '@/domain/reviews/mutations';
import { acceptReturns } from '@/domain/tracking/mutations';
import type { Actor } from '@/lib/actor';
import { atMoment } from '@/lib/clock';
import { asActor } from '@/lib/db';
import { type Asked, type AskedService, askServices } from '@/tests/asked';
import { useDatabase } from '@/tests/database';
import { holding, untilWaiting } from '@/tests/holding';
import { must } from '@/tests/outcomes';
import { own } from '@/tests/own-question';
import { beginCorrection, correctQuestions } from './mutations';

const { owner } = useDatabase();

const first: Definition = {
  items: [
    { type: 'core', key: 'usesSystem' },
    { type: 'core', key: 'affected' },
    own('hours'),
    own('people'),
  ],
};
const asking = (...keys: string[]): Definition => ({
  items: [...first.items.slice(0, 3), ...keys.map((key) => own(key, { required: true }))],
});
const answers: Fields = {
  '4601.usesSystem': { kind: 'stated', value: 'yes' },
  '4601.affected': { kind: 'stated', value: 'no' },
};
const inDays = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString();

let asked: Asked;
let service: AskedService;
beforeEach(async () => {
  asked = await askServices(owner, { services: [['4601'], ['4602']], definition: first });
  service = asked.services[0] as AskedService;
});

const begins = () =>
  asActor(asked.governor, (tx) => beginCorrection(asked.governor, tx, { surveyId: asked.surveyId }));
async function published(definition: Definition): Promise<string> {
  const { governor } = asked;
  const { questionnaireVersionId } = await must(begins());
  const draft = { questionnaireVersionId, revision: 0, definition };
  await must(asActor(governor, (tx) => saveDraft(governor, tx, draft)));
  const saved = { questionnaireVersionId, revision: 1 };
  await must(asActor(governor, (tx) => publishQuestionnaire(governor, tx, saved)));
  return questionnaireVersionId;
}
const corrects = (questionnaireVersionId: string) =>
  asActor(asked.governor, (tx) =>
    correctQuestions(asked.governor, tx, {
      surveyId: asked.surveyId,
      questionnaireVersionId,
      reason: 'Vi glemte samtaler.',
      dueAt: inDays(5),
    }),
  );
const submits = (extra: Partial<Parameters<typeof submitReturn>[1]> = {}) =>
  submitReturn(service.leader, {
    requestId: service.requestId,
    baseVersion: 0,
    answers,
    idempotencyKey: randomUUID(),
    ...extra,
  });
const status = async () => {
  const where = { requestId: service.requestId };
  const facts = await asActor(asked.governor, (tx) => tx.requestFact.findMany({ where, select: factSelect }));
  return requestStatus(facts.map(factOfRow), new Date());
};

test('an answer that is on its way when the questions are corrected comes before, and is asked again', async () => {
  const next = await published(asking('calls'));
  const release = await holding(`select pg_advisory_xact_lock(hashtext('kvittert.receipt'))`);
  const answer = submits();
  await untilWaiting(owner, 1);
  const correction = corrects(next);
  await untilWaiting(owner, 2);
  await release();
  expect(await answer).toMatchObject({ ok: true });
  expect(await correction).toMatchObject({ ok: true, value: { asked: 1 } });
  expect(await status()).toMatchObject({ review: 'returned', version: 1 });
});

test('an answer that comes while the questions are corrected waits, and does not stand in the way', async () => {
  const next = await published(asking('calls'));
  await must(submits());
  const release = await holding('lock table question_correction in share row exclusive mode');
  const correction = corrects(next);
  await untilWaiting(owner, 1);
  const answer = submits({ baseVersion: 1, reason: 'Rettet' });
  await untilWaiting(owner, 2);
  await release();
  expect(await correction).toMatchObject({ ok: true, value: { asked: 1 } });
  expect(await answer).toMatchObject({ status: 409, reason: 'QUESTIONS_CHANGED' });
});

test('an answer that is sent again after the correction gets its receipt, whether it names its questions or not', async () => {
  const next = await published(asking('calls'));
  const questions = { questionnaireVersionId: asked.questionnaireVersionId };
  const key = { idempotencyKey: 'sent again' };
  const receipt = await must(submits(key));
  await must(corrects(next));
  expect(await must(submits(key))).toEqual(receipt);
  expect(await must(submits({ ...key, ...questions }))).toEqual(receipt);
  expect(await submits({ ...key, questionnaireVersionId: next })).toMatchObject({ reason: 'KEY_REUSED' });
  expect(await submits({ ...questions, baseVersion: 1, reason: 'x' })).toMatchObject({
    reason: 'QUESTIONS_CHANGED',
  });
});

test('what is decided in the millisecond of a burst of answers comes after them, and the next answer after that', async () => {
  const burst = new Date();
  asked = await askServices(owner, { services: [['4601'], ['4602'], ['4603'], ['4604']], definition: first });
  const next = await published(asking('calls'));
  const then = <T>(run: () => Promise<T>) => atMoment(burst, run);
  const answer = (of: AskedService, version: number, questionnaireVersionId?: string) =>
    must(
      submitReturn(of.leader, {
        requestId: of.requestId,
        baseVersion: version - 1,
        answers: Object.fromEntries(
          Object.entries(answers).map(([path, said]) => [
            path.replace('4601', of.municipalityNumbers[0] ?? ''),
            said,
          ]),
        ),
        idempotencyKey: randomUUID(),
        ...(version > 1 ? { reason: 'Rettet' } : {}),
        ...(questionnaireVersionId ? { questionnaireVersionId } : {}),
      }),
    );
  await then(() => Promise.all(asked.services.map((one) => answer(one, 1))));
  const { rows } = await owner.query(
    `select "requestId" from request_fact where "surveyId" = $1 and kind = 'submitted' order by "recordedAt"`,
    [asked.surveyId],
  );
  const [last, beforeLast] = rows.toReversed().map((row) => row.requestId as string);
  const { governor, surveyId } = asked;
  service = asked.services.find((one) => one.requestId === last) as AskedService;
  const place = service.municipalityNumbers[0];
  const questions = [{ path: `${place}.hours`, text: 'Er timene med?' }];
  await then(() =>
    must(
      asActor(governor, (tx) =>
        sendBack(governor, tx, { requestId: last ?? '', version: 1, dueAt: inDays(2), questions }),
      ),
    ),
  );
  expect(await status()).toMatchObject({ review: 'returned' });
  await then(() => answer(service, 2));
  expect(await status()).toMatchObject({ review: 'waiting', version: 2 });
  const answered = [{ requestId: beforeLast ?? '', version: 1 }];
  await then(() =>
    must(asActor(governor, (tx) => acceptReturns(governor, tx, { surveyId, answers: answered }))),
  );
  await then(() => must(corrects(next)));
  expect(await status()).toMatchObject({ review: 'returned', version: 2 });
  service = asked.services.find((one) => one.requestId === beforeLast) as AskedService;
  expect(await status()).toMatchObject({ review: 'returned', version: 1 });
});

test('what a reviewer has asked is asked along with every field that is new, by the earlier due time', async () => {
  const { requestId, leader } = service;
  const sooner = inDays(2);
  const keys = Array.from({ length: 60 }, (_, at) => `calls${at}`);
  const next = await published(asking(...keys));
  await must(submits());
  const questions = [
    { path: '4601.hours', text: 'Er timene med?' },
    { path: '4601.people', text: 'Dette spør vi ikke lenger om.' },
  ];
  await must(
    asActor(asked.governor, (tx) =>
      sendBack(asked.governor, tx, { requestId, version: 1, dueAt: sooner, questions }),
    ),
  );
  await must(corrects(next));
  const { correction } = await must(asActor(leader, (tx) => getDialogue(leader, tx, { requestId })));
  expect(correction?.dueAt).toBe(sooner);
  expect(correction?.questions).toEqual([
    { ...questions[0], former: null },
    ...keys.map((key) => ({ path: `4601.${key}`, text: 'Vi glemte samtaler.', former: null })),
  ]);
});

test('what a reviewer has asked and is not asked any more keeps its words, and says so to both', async () => {
  const { requestId, leader } = service;
  const next = await published(asking());
  await must(submits());
  const questions = [
    { path: '4601.hours', text: 'Er timene med?' },
    { path: '4601.people', text: 'Hvem var dette?' },
    { path: '4601.affected', text: 'Er det sikkert?' },
  ];
  await must(
    asActor(asked.governor, (tx) =>
      sendBack(asked.governor, tx, { requestId, version: 1, dueAt: inDays(2), questions }),
    ),
  );
  expect(await must(corrects(next))).toMatchObject({ asked: 0 });
  const of = async (actor: typeof leader) =>
    (await must(asActor(actor, (tx) => getDialogue(actor, tx, { requestId })))).correction?.questions.map(
      ({ path, former }) => [path, former],
    );
  const now = [
    ['4601.hours', null],
    ['4601.people', { nb: 'people' }],
    ['4601.affected', null],
  ];
  expect(await of(leader)).toEqual(now);
  expect(await of(asked.governor)).toEqual(now);
});

test('nobody is chased for what is not asked any more: the answer waits to be looked at again', async () => {
  const { requestId, leader } = service;
  const next = await published(asking());
  await must(submits());
  const questions = [{ path: '4601.people', text: 'Hvem var dette?' }];
  await must(
    asActor(asked.governor, (tx) =>
      sendBack(asked.governor, tx, { requestId, version: 1, dueAt: inDays(2), questions }),
    ),
  );
  expect(await status()).toMatchObject({ review: 'returned' });
  expect(await must(corrects(next))).toMatchObject({ asked: 0 });
  expect(await status()).toMatchObject({ review: 'waiting', correctionDueAt: null, version: 1 });
  expect((await must(asActor(leader, (tx) => getDialogue(leader, tx, { requestId })))).correction).toBeNull();
});

test('whoever has asked about a field that falls away is told, and neither whoever corrects nor who has left', async () => {
  const { requestId } = service;
  const colleague: Actor = { ...asked.governor, personId: randomUUID() };
  for (const { personId, memberships } of [colleague, asked.governor]) {
    await owner.query(
      `insert into person (id, name, email) values ($1::uuid, 'Kari', $1 || '@example.test')
       on conflict (id) do update set email = excluded.email`,
      [personId],
    );
    await owner.query(
      `insert into membership (id, "personId", role, "officeId") values (uuidv7(), $1, 'governor', $2)`,
      [personId, memberships[0]?.officeId],
    );
  }
  const next = await published(asking());
  await must(submits());
  const asks = (actor: Actor, ...keys: string[]) => {
    const questions = keys.map((key) => ({ path: `4601.${key}`, text: 'Hvem?' }));
    const sent = { requestId, version: 1, dueAt: inDays(2), questions };
    return must(asActor(actor, (tx) => sendBack(actor, tx, sent)));
  };
  await asks(colleague, 'people');
  // The second keeps the first's question, and asks about what stays.
  await asks(asked.governor, 'hours');
  const mails = `select "personId" as to from message where kind = 'questions_corrected' and "requestId" = $1`;
  const mailed = async () => (await owner.query(mails, [requestId])).rows.map(({ to }) => to);
  await must(corrects(next));
  expect(await mailed()).toEqual([colleague.personId]);

  // Asked about what falls away next, by one who has left.
  await asks(colleague, 'hours');
  await owner.query(`update membership set "validTo" = 'today' where "personId" = $1`, [colleague.personId]);
  await must(corrects(await published({ items: first.items.slice(0, 2) })));
  expect(await mailed()).toEqual([colleague.personId]);
});

test('of those who have opened and not answered, those are told who have an address', async () => {
  // Municipalities of its own: an authority sees the contacts of those it oversees.
  asked = await askServices(owner, { services: [['4611'], ['4612']], definition: first });
  service = asked.services[0] as AskedService;
  const next = await published(asking('calls'));
  for (const { leader, requestId } of asked.services)
    await must(asActor(leader, (tx) => markOpened(leader, tx, { requestId })));
  await owner.query('update person set email = null where id = $1', [service.leader.personId]);
  expect(await must(corrects(next))).toMatchObject({ asked: 0, told: 1 });
});

test('two who begin a correction at once get the same draft', async () => {
  await owner.query(
    `update questionnaire set "officeId" = s."officeId" from survey s
     where s.id = $1 and questionnaire.id = (select "questionnaireId" from questionnaire_version where id = $2)`,
    [asked.surveyId, asked.questionnaireVersionId],
  );
  const release = await holding('lock table questionnaire_version in share mode');
  const both = Promise.all([must(begins()), must(begins())]);
  await untilWaiting(owner, 2);
  await release();
  const [one, other] = await both;
  expect(other).toEqual(one);
});
