import { beforeAll, describe, expect, it } from 'vitest';
import { createIncident } from '@/domain/incidents/mutations';
import type { Answer } from '@/domain/questionnaires/schema';
import { createSurvey, openSurvey } from '@/domain/surveys/mutations';
import { listRequests } from '@/domain/tracking/data';
import { getTrackedRequest } from '@/domain/tracking/detail-data';
import {
  acceptReturns,
  extendRequests,
  remindByPlan,
  remindRequests,
  setReminderPlan,
  unacceptReturns,
} from '@/domain/tracking/mutations';
import { type Actor, systemActor } from '@/lib/actor';
import { atMoment } from '@/lib/clock';
import { asActor, asActorStatement } from '@/lib/db';
import { useDatabase } from '@/tests/database';
import { does, must } from '@/tests/outcomes';
import { insertSampleRegister, people } from '@/tests/sample-register';
import { getDialogue } from './data';
import { decideFlag, sendBack, setChecklist, tickPoint, writeInThread, writeNote } from './mutations';

const { owner } = useDatabase();
const { bufdir, trondelag, more, leaderTrondheim, leaderMolde } = people;
const opened = new Date('2023-06-07T14:00:00Z');
const dueAt = new Date('2023-06-15T10:00:00Z');
const early = new Date('2023-06-12T10:00:00Z');
const during = new Date('2023-06-13T10:00:00Z');
const correctionDue = '2023-06-20T10:00:00.000Z';

let surveyId: string;
const requests = new Map<string, string>();
const id = (serviceId: string) => requests.get(serviceId) ?? '';

beforeAll(async () => {
  await insertSampleRegister(owner);
  const incident = { title: 'Tapte meldinger', system: 'Familia', summary: 'Noe forsvant.' };
  const { incidentId } = await must(does(bufdir, opened, (tx) => createIncident(bufdir, tx, incident)));
  const survey = {
    incidentId,
    template: 'one-week-deviation-report',
    introduction: 'Hei',
    legalBasis: 'Loven',
    dueAt: dueAt.toISOString(),
  };
  surveyId = (await must(does(bufdir, opened, (tx) => createSurvey(bufdir, tx, survey)))).surveyId;
  await must(does(bufdir, opened, (tx) => openSurvey(bufdir, tx, { surveyId })));
  const rows = await owner.query(`select id, "serviceId" from request where "surveyId" = $1`, [surveyId]);
  for (const row of rows.rows) requests.set(row.serviceId, row.id);
  await submits(leaderTrondheim, 'tr-trondheim', early, 1, {
    '5001': { affected: says('yes'), lost: { kind: 'notKnownYet' } },
  });
  await submits(leaderMolde, 'mr-molde', early, 1, { '1506': { affected: says('no'), lost: says(0) } });
});

const says = (value: string | number): Answer => ({ kind: 'stated', value });

async function submits(
  actor: Actor,
  serviceId: string,
  at: Date,
  version: number,
  answers: Record<string, Record<string, Answer>>,
  grade = 'final',
) {
  const lines = Object.entries(answers).map(([municipalityNumber, said]) => ({
    municipalityNumber,
    grade,
    answers: said,
  }));
  const result = await atMoment(at, () =>
    asActorStatement<{ ok: boolean }>(actor, 'submit_return', {
      requestId: id(serviceId),
      baseVersion: version - 1,
      idempotencyKey: `${serviceId} ${version}`,
      content: JSON.stringify({ schema: 1, answers: {}, lines }),
      lines: lines.map(({ answers: said, ...line }) => ({ ...line, indicators: said })),
      reason: version > 1 ? 'Rettet' : null,
      givenById: actor.personId,
      givenByRole: 'leader',
      recordedById: actor.personId,
      audit: { role: 'leader' },
    }),
  );
  expect(result).toMatchObject({ ok: true });
}

const query = { sort: 'service' as const, descending: false, limit: 500 };
const rowOf = async (serviceId: string, at = during, actor: Actor = bufdir) => {
  const page = await must(does(actor, at, (tx) => listRequests(actor, tx, { surveyId, ...query })));
  const row = page.rows.find((one) => one.serviceId === serviceId);
  if (!row) throw new Error(`${serviceId} is not in the list`);
  return row;
};
const detail = (serviceId: string, actor: Actor = bufdir, at = during) =>
  must(does(actor, at, (tx) => getTrackedRequest(actor, tx, { requestId: id(serviceId) })));
const dialogue = (actor: Actor, serviceId: string, at = during) =>
  does(actor, at, (tx) => getDialogue(actor, tx, { requestId: id(serviceId) }));
const mails = async (kind: string) =>
  (
    await owner.query(`select "personId", params from message where kind = $1 order by "createdAt", id`, [
      kind,
    ])
  ).rows;

describe('flags', () => {
  it('stand in the list and in the detail, say where, and are dismissed with a reason and taken up again', async () => {
    expect((await rowOf('tr-trondheim')).flags).toMatchObject([
      { kind: 'affectedWithoutCounts', municipalityNumber: '5001', field: 'lost' },
    ]);
    const [flag] = (await detail('tr-trondheim')).review?.flags ?? [];
    const decide = (decision: 'dismissed' | 'restored', actor: Actor = bufdir) =>
      does(actor, during, (tx) =>
        decideFlag(actor, tx, {
          requestId: id('tr-trondheim'),
          flag: flag?.id ?? '',
          decision,
          reason: 'De teller fortsatt',
        }),
      );
    await must(decide('dismissed'));
    expect((await rowOf('tr-trondheim')).flags).toEqual([]);
    expect((await detail('tr-trondheim')).review?.flags[0]?.dismissed).toMatchObject({
      reason: 'De teller fortsatt',
      by: 'bufdir',
    });
    await must(decide('restored'));
    expect((await rowOf('tr-trondheim')).flags).toHaveLength(1);
    expect(await decide('dismissed', leaderTrondheim)).toMatchObject({ status: 403 });
    expect(await decide('dismissed', trondelag)).toMatchObject({ status: 403 });
    const audited = await owner.query(
      `select kind, after from audit_event where kind like 'flag.%' order by id`,
    );
    expect(audited.rows.map((row) => row.kind)).toEqual(['flag.dismissed', 'flag.restored']);
  });

  it('are not shown to who does not review the survey', async () => {
    expect((await rowOf('tr-trondheim', during, trondelag)).flags).toEqual([]);
    expect((await rowOf('tr-trondheim', during, trondelag)).invitation).toBe('hidden');
    const seen = await detail('tr-trondheim', trondelag);
    expect(seen).toMatchObject({ review: null, dialogue: null });
  });
});

describe('sending back', () => {
  const send = (actor: Actor, change: object = {}, serviceId = 'tr-trondheim') =>
    does(actor, during, (tx) =>
      sendBack(actor, tx, {
        requestId: id(serviceId),
        version: 1,
        dueAt: correctionDue,
        questions: [{ path: '5001.lost', text: 'Hvor mange er det omtrent?' }],
        ...change,
      }),
    );

  it('refuses another version, a field that was not asked, a time that has passed and an identity number', async () => {
    expect(await send(bufdir, { version: 2 })).toMatchObject({ status: 409, reason: 'SOMEBODY_FIRST' });
    expect(await send(bufdir, { questions: [{ path: '1506.lost', text: 'Hei' }] })).toMatchObject({
      status: 422,
      fields: [{ path: 'questions.0.path', code: 'UNKNOWN_FIELD' }],
    });
    expect(await send(bufdir, { dueAt: '2023-06-01T10:00:00Z' })).toMatchObject({ status: 422 });
    await expect(
      send(bufdir, { questions: [{ path: '5001.lost', text: 'Gjelder 13097248022' }] }),
    ).rejects.toThrow('IDENTITY_NUMBER');
    expect(await send(trondelag)).toMatchObject({ status: 403 });
    expect(await send(leaderTrondheim)).toMatchObject({ status: 403 });
    expect(await send(bufdir, {}, 'tr-orkland')).toMatchObject({ status: 409 });
  });

  it('mails the service, keeps the answer answered, and puts it on the chase list with a due time of its own', async () => {
    expect(await must(send(bufdir))).toEqual({ correctionDueAt: correctionDue, mailed: true });
    expect(await mails('returned')).toMatchObject([
      { personId: leaderTrondheim.personId, params: { dueAt: correctionDue } },
    ]);
    expect(await rowOf('tr-trondheim')).toMatchObject({
      response: 'answered_on_time',
      review: 'returned',
      correctionDueAt: correctionDue,
      dueAt: dueAt.toISOString(),
    });
    const remind = await must(
      does(bufdir, during, (tx) =>
        remindRequests(bufdir, tx, { surveyId, requestIds: [id('tr-trondheim')] }),
      ),
    );
    expect(remind.changed).toBe(1);
    expect((await mails('reminder')).at(-1)?.params).toMatchObject({
      about: 'correction',
      dueAt: correctionDue,
    });
  });

  it('shows the leader the questions, and no other leader', async () => {
    expect(await must(dialogue(leaderTrondheim, 'tr-trondheim'))).toMatchObject({
      review: 'returned',
      correction: {
        dueAt: correctionDue,
        questions: [{ path: '5001.lost', text: 'Hvor mange er det omtrent?' }],
      },
    });
    expect(await dialogue(leaderMolde, 'tr-trondheim')).toMatchObject({ status: 404 });
    expect(await dialogue(trondelag, 'tr-trondheim')).toMatchObject({ status: 403 });
  });

  it('can be given more time, which the service is told and sees with the reason', async () => {
    const later = '2023-06-27T10:00:00.000Z';
    await must(
      does(bufdir, during, (tx) =>
        extendRequests(bufdir, tx, {
          surveyId,
          requestIds: [id('tr-trondheim')],
          dueAt: later,
          reason: 'Ferie',
        }),
      ),
    );
    expect(await rowOf('tr-trondheim')).toMatchObject({
      response: 'answered_on_time',
      correctionDueAt: later,
      dueAt: dueAt.toISOString(),
    });
    expect(await must(dialogue(leaderTrondheim, 'tr-trondheim'))).toMatchObject({
      extension: { dueAt: later, reason: 'Ferie' },
      correction: { dueAt: later },
    });
    expect(await mails('extended')).toMatchObject([{ params: { dueAt: later } }]);
  });

  it('ends with a new version, whose flag is gone with the answer that raised it', async () => {
    await submits(leaderTrondheim, 'tr-trondheim', during, 2, {
      '5001': { affected: says('yes'), lost: says(4) },
    });
    expect(await rowOf('tr-trondheim')).toMatchObject({
      review: 'waiting',
      correctionDueAt: null,
      flags: [],
      version: 2,
    });
    expect((await must(dialogue(leaderTrondheim, 'tr-trondheim'))).correction).toBeNull();
    expect((await detail('tr-trondheim')).review?.corrections).toHaveLength(1);
  });
});

describe('accepting', () => {
  const accept = (answers: { requestId: string; version: number }[], unproblematic = false, at = during) =>
    must(does(bufdir, at, (tx) => acceptReturns(bufdir, tx, { surveyId, answers, unproblematic })));
  const both = () => [
    { requestId: id('tr-trondheim'), version: 2 },
    { requestId: id('mr-molde'), version: 1 },
  ];

  it('takes the version that was looked at, once, and can be taken back', async () => {
    const old = await accept([{ requestId: id('tr-trondheim'), version: 1 }]);
    expect(old).toMatchObject({ changed: 0, skipped: [{ reason: 'NEWER_VERSION' }] });
    const done = await Promise.all([accept(both()), accept(both())]);
    expect(done.map((one) => one.changed).sort()).toEqual([0, 2]);
    expect((await rowOf('mr-molde')).review).toBe('accepted');
    const undo = { surveyId, answers: [{ requestId: id('mr-molde'), version: 1 }] };
    const other = { surveyId, answers: [{ requestId: id('tr-trondheim'), version: 1 }] };
    expect(await must(does(bufdir, during, (tx) => unacceptReturns(bufdir, tx, other)))).toMatchObject({
      changed: 0,
      skipped: [{ reason: 'NEWER_VERSION' }],
    });
    expect(await must(does(bufdir, during, (tx) => unacceptReturns(bufdir, tx, undo)))).toMatchObject({
      changed: 1,
    });
    expect((await rowOf('mr-molde')).review).toBe('waiting');
    expect(await accept([{ requestId: id('tr-orkland'), version: 1 }])).toMatchObject({
      skipped: [{ reason: 'NOT_ANSWERED' }],
    });
  });

  it('in bulk passes over what has become a problem meanwhile', async () => {
    await must(
      does(leaderMolde, during, (tx) =>
        writeInThread(leaderMolde, tx, { requestId: id('mr-molde'), text: 'Vi tror vi tok feil.' }),
      ),
    );
    const bulk = await accept([{ requestId: id('mr-molde'), version: 1 }], true);
    expect(bulk).toMatchObject({ changed: 0, skipped: [{ reason: 'PROBLEM' }] });
  });
});

describe('the thread', () => {
  const write = (actor: Actor, text: string, serviceId = 'mr-molde') =>
    does(actor, during, (tx) => writeInThread(actor, tx, { requestId: id(serviceId), text }));

  it('is read by both sides, with author and time, and mails the other side a notice without the text', async () => {
    expect((await rowOf('mr-molde')).awaitsReply).toBe(true);
    await must(write(bufdir, 'Rett svaret, så ser vi på det.'));
    expect((await rowOf('mr-molde')).awaitsReply).toBe(false);
    const seen = await must(dialogue(leaderMolde, 'mr-molde'));
    expect(seen.entries).toMatchObject([
      { side: 'service', text: 'Vi tror vi tok feil.', by: 'leaderMolde', you: true },
      { side: 'authority', text: 'Rett svaret, så ser vi på det.', by: 'bufdir', you: false },
    ]);
    const notices = await mails('thread');
    expect(notices.map((row) => row.personId)).toEqual([bufdir.personId, leaderMolde.personId]);
    expect(JSON.stringify(notices)).not.toContain('Rett');
  });

  it('is closed to others and to identity numbers, and holds no text in the audit', async () => {
    expect(await write(trondelag, 'Hei')).toMatchObject({ status: 404 });
    expect(await write(more, 'Hei')).toMatchObject({ status: 403 });
    expect(await write(leaderTrondheim, 'Hei')).toMatchObject({ status: 404 });
    await expect(write(leaderMolde, 'Barnet er 13097248022')).rejects.toThrow('IDENTITY_NUMBER');
    const audited = await owner.query(`select after from audit_event where kind = 'request.written'`);
    expect(JSON.stringify(audited.rows)).not.toContain('feil');
  });

  it('notes are the authority’s alone', async () => {
    const note = (actor: Actor) =>
      does(actor, during, (tx) =>
        writeNote(actor, tx, { requestId: id('mr-molde'), text: 'Ring dem mandag' }),
      );
    await must(note(bufdir));
    expect(await note(leaderMolde)).toMatchObject({ status: 403 });
    expect((await detail('mr-molde')).review?.notes).toMatchObject([
      { text: 'Ring dem mandag', by: 'bufdir' },
    ]);
    expect(JSON.stringify(await dialogue(leaderMolde, 'mr-molde'))).not.toContain('mandag');
    const withheld = await asActor(leaderMolde, (tx) => tx.internalNote.count());
    expect(withheld).toBe(0);
  });
});

describe('the checklist', () => {
  it('is ticked per version, and starts anew with the next', async () => {
    await must(
      does(bufdir, during, (tx) =>
        setChecklist(bufdir, tx, { surveyId, points: [{ key: 'log', text: 'Loggen er søkt gjennom' }] }),
      ),
    );
    const tick = (version: number, ticked = true) =>
      does(bufdir, during, (tx) =>
        tickPoint(bufdir, tx, { requestId: id('mr-molde'), version, key: 'log', ticked }),
      );
    await must(tick(1));
    await must(tick(1));
    expect(await tick(2)).toMatchObject({ reason: 'SOMEBODY_FIRST' });
    expect((await detail('mr-molde')).review?.checklist).toMatchObject([{ ticked: true, by: 'bufdir' }]);
    await submits(
      leaderMolde,
      'mr-molde',
      during,
      2,
      {
        '1506': { affected: says('under_investigation') },
      },
      'under_investigation',
    );
    expect((await detail('mr-molde')).review?.checklist).toMatchObject([{ ticked: false }]);
  });
});

describe('reminders by plan', () => {
  it('go once to whoever is on the chase list on the day, however many workers ask', async () => {
    const plan = { surveyId, days: [1, -1, 1] };
    expect(await must(does(bufdir, during, (tx) => setReminderPlan(bufdir, tx, plan)))).toEqual({
      days: [-1, 1],
    });
    const worker = systemActor('remind');
    const run = (at: string) =>
      atMoment(new Date(at), () => asActor(worker, (tx) => remindByPlan(worker, tx)));
    expect(await run('2023-06-13T10:00:00Z')).toEqual({ reminded: 0 });
    const both = await Promise.all([run('2023-06-14T07:00:00Z'), run('2023-06-14T07:00:00Z')]);
    // Orkland and Surnadal–Rindal have not answered, Molde is looking into it; nobody can be reached at Oppdal.
    expect(both.reduce((sum, one) => sum + one.reminded, 0)).toBe(3);
    expect(await run('2023-06-14T12:00:00Z')).toEqual({ reminded: 0 });
    expect(await run('2023-06-16T07:00:00Z')).toEqual({ reminded: 3 });
    expect((await mails('reminder')).map((row) => row.params.about)).toContain('investigation');
  });
});
