import { beforeAll, describe, expect, it } from 'vitest';
import {
  acceptReturns,
  remindByPlan,
  remindRequests,
  setReminderPlan,
  unacceptReturns,
} from '@/domain/tracking/mutations';
import { type Actor, systemActor } from '@/lib/actor';
import { atMoment } from '@/lib/clock';
import { asActor } from '@/lib/db';
import { useDatabase } from '@/tests/database';
import { holding, untilWaiting } from '@/tests/holding';
import { does, must } from '@/tests/outcomes';
import { during, ReviewedSurvey, says } from '@/tests/reviewed-survey';
import { people } from '@/tests/sample-register';
import { setChecklist, tickPoint, writeInThread, writeNote } from './mutations';

const { owner } = useDatabase();
const { bufdir, trondelag, more, leaderTrondheim, leaderMolde } = people;
const survey = new ReviewedSurvey(owner);

beforeAll(async () => {
  await survey.open();
  await survey.submit(leaderTrondheim, 'tr-trondheim', during, 2, {
    '5001': { affected: says('yes'), lost: says(4) },
  });
});

describe('accepting', () => {
  const accept = (answers: { requestId: string; version: number }[], unproblematic = false, at = during) =>
    must(
      does(bufdir, at, (tx) =>
        acceptReturns(bufdir, tx, { surveyId: survey.surveyId, answers, unproblematic }),
      ),
    );
  const both = () => [
    { requestId: survey.id('tr-trondheim'), version: 2 },
    { requestId: survey.id('mr-molde'), version: 1 },
  ];

  it('takes the version that was looked at, once, and can be taken back', async () => {
    const old = await accept([{ requestId: survey.id('tr-trondheim'), version: 1 }]);
    expect(old).toMatchObject({ changed: 0, skipped: [{ reason: 'NEWER_VERSION' }] });
    const done = await Promise.all([accept(both()), accept(both())]);
    expect(done.map((one) => one.changed).sort()).toEqual([0, 2]);
    expect((await survey.row('mr-molde')).review).toBe('accepted');
    const undo = { surveyId: survey.surveyId, answers: [{ requestId: survey.id('mr-molde'), version: 1 }] };
    const other = {
      surveyId: survey.surveyId,
      answers: [{ requestId: survey.id('tr-trondheim'), version: 1 }],
    };
    expect(await must(does(bufdir, during, (tx) => unacceptReturns(bufdir, tx, other)))).toMatchObject({
      changed: 0,
      skipped: [{ reason: 'NEWER_VERSION' }],
    });
    expect(await must(does(bufdir, during, (tx) => unacceptReturns(bufdir, tx, undo)))).toMatchObject({
      changed: 1,
    });
    expect((await survey.row('mr-molde')).review).toBe('waiting');
    expect(await accept([{ requestId: survey.id('tr-orkland'), version: 1 }])).toMatchObject({
      skipped: [{ reason: 'NOT_ANSWERED' }],
    });
  });

  it('in bulk passes over what has become a problem meanwhile', async () => {
    await must(
      does(leaderMolde, during, (tx) =>
        writeInThread(leaderMolde, tx, { requestId: survey.id('mr-molde'), text: 'Vi tror vi tok feil.' }),
      ),
    );
    const bulk = await accept([{ requestId: survey.id('mr-molde'), version: 1 }], true);
    expect(bulk).toMatchObject({ changed: 0, skipped: [{ reason: 'PROBLEM' }] });
  });
});

describe('the thread', () => {
  const write = (actor: Actor, text: string, serviceId = 'mr-molde') =>
    does(actor, during, (tx) => writeInThread(actor, tx, { requestId: survey.id(serviceId), text }));

  it('is read by both sides, with author and time, and mails the other side a notice without the text', async () => {
    expect((await survey.row('mr-molde')).awaitsReply).toBe(true);
    await must(write(bufdir, 'Rett svaret, så ser vi på det.'));
    expect((await survey.row('mr-molde')).awaitsReply).toBe(false);
    const seen = await must(survey.dialogue(leaderMolde, 'mr-molde'));
    expect(seen.entries).toMatchObject([
      { side: 'service', text: 'Vi tror vi tok feil.', by: 'leaderMolde', you: true },
      { side: 'authority', text: 'Rett svaret, så ser vi på det.', by: 'bufdir', you: false },
    ]);
    const notices = await survey.mails('thread');
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
        writeNote(actor, tx, { requestId: survey.id('mr-molde'), text: 'Ring dem mandag' }),
      );
    await must(note(bufdir));
    expect(await note(leaderMolde)).toMatchObject({ status: 403 });
    expect((await survey.detail('mr-molde')).review?.notes).toMatchObject([
      { text: 'Ring dem mandag', by: 'bufdir' },
    ]);
    expect(JSON.stringify(await survey.dialogue(leaderMolde, 'mr-molde'))).not.toContain('mandag');
    const withheld = await asActor(leaderMolde, (tx) => tx.internalNote.count());
    expect(withheld).toBe(0);
  });
});

describe('the checklist', () => {
  it('is ticked per version, and starts anew with the next', async () => {
    await must(
      does(bufdir, during, (tx) =>
        setChecklist(bufdir, tx, {
          surveyId: survey.surveyId,
          points: [{ key: 'log', text: 'Loggen er søkt gjennom' }],
          revision: 0,
        }),
      ),
    );
    const tick = (version: number, ticked = true) =>
      does(bufdir, during, (tx) =>
        tickPoint(bufdir, tx, { requestId: survey.id('mr-molde'), version, key: 'log', ticked }),
      );
    await must(tick(1));
    await must(tick(1));
    expect(await tick(2)).toMatchObject({ reason: 'SOMEBODY_FIRST' });
    expect((await survey.detail('mr-molde')).review?.checklist).toMatchObject([
      { ticked: true, by: 'bufdir' },
    ]);
    await survey.submit(
      leaderMolde,
      'mr-molde',
      during,
      2,
      {
        '1506': { affected: says('under_investigation') },
      },
      'under_investigation',
    );
    expect((await survey.detail('mr-molde')).review?.checklist).toMatchObject([{ ticked: false }]);
  });

  it('is not changed over what somebody else has changed meanwhile', async () => {
    const change = (actor: Actor, text: string) =>
      does(actor, during, (tx) =>
        setChecklist(actor, tx, { surveyId: survey.surveyId, points: [{ key: 'log', text }], revision: 1 }),
      );
    const both = await Promise.all([change(bufdir, 'Loggen'), change(bufdir, 'Alle logger')]);
    const won = both.find((one) => one.ok);
    expect(won).toMatchObject({ value: { revision: 2 } });
    expect(both.find((one) => !one.ok)).toMatchObject({
      status: 409,
      reason: 'SOMEBODY_FIRST',
      more: { current: won?.ok ? won.value : null },
    });
  });
});

describe('reminders by plan', () => {
  const worker = systemActor('remind');
  const run = (at: string) => atMoment(new Date(at), () => asActor(worker, (tx) => remindByPlan(worker, tx)));

  it('reach nobody on the day on which the service was asked, nor on the day after', async () => {
    const plan = { surveyId: survey.surveyId, days: [-8], revision: 0 };
    await must(does(bufdir, during, (tx) => setReminderPlan(bufdir, tx, plan)));
    expect(await run('2023-06-07T14:10:00Z')).toEqual({ reminded: 0 });
    expect(await run('2023-06-08T07:00:00Z')).toEqual({ reminded: 0 });
  });

  it('go once to whoever is on the chase list on the day, however many workers ask', async () => {
    const plan = { surveyId: survey.surveyId, days: [1, -1, 1], revision: 1 };
    const set = () => does(bufdir, during, (tx) => setReminderPlan(bufdir, tx, plan));
    const holds = { days: [-1, 1], revision: 2 };
    expect(await must(set())).toEqual(holds);
    expect(await set()).toMatchObject({ status: 409, reason: 'SOMEBODY_FIRST', more: { current: holds } });
    expect(await run('2023-06-13T10:00:00Z')).toEqual({ reminded: 0 });
    const both = await Promise.all([run('2023-06-14T07:00:00Z'), run('2023-06-14T07:00:00Z')]);
    // Orkland and Surnadal–Rindal have not answered, Molde is looking into it; nobody can be reached at Oppdal.
    expect(both.reduce((sum, one) => sum + one.reminded, 0)).toBe(3);
    expect(await run('2023-06-14T12:00:00Z')).toEqual({ reminded: 0 });
    expect(await run('2023-06-16T07:00:00Z')).toEqual({ reminded: 3 });
    expect((await survey.mails('reminder')).map((row) => row.params.about)).toContain('investigation');
  });

  it('come once on a day, by plan or by hand, whichever is first; the second says so', async () => {
    const { surveyId } = survey;
    // The worker was away on the 16th, and sends that day's reminders on the 17th.
    const late = '2023-06-17T07:00:00Z';
    await owner.query(`delete from message where kind = 'reminder'`);
    const requestIds = [survey.id('tr-orkland'), survey.id('mr-surnadal-rindal')];
    const byHand = () =>
      does(bufdir, new Date(late), (tx) => remindRequests(bufdir, tx, { surveyId, requestIds }));
    const release = await holding('lock table message in share mode');
    const plan = run(late);
    await untilWaiting(owner, 1);
    const hand = byHand();
    await untilWaiting(owner, 2);
    await release();
    const { changed, skipped } = await must(hand);
    // Molde is looking into it, and was not chosen.
    expect((await plan).reminded + changed).toBe(3);
    expect(skipped.map(({ reason }) => reason)).toEqual(['REMINDED_TODAY', 'REMINDED_TODAY']);
    expect(await survey.mails('reminder')).toHaveLength(3);
    expect(await run(late)).toEqual({ reminded: 0 });
  });

  it('wait for the day on which an investigation knows more, and go out once that has passed', async () => {
    const { surveyId } = survey;
    await must(
      does(bufdir, during, (tx) => setReminderPlan(bufdir, tx, { surveyId, days: [3, 4], revision: 2 })),
    );
    const answers = { '1506': { affected: says('under_investigation') } };
    const then = new Date('2023-06-17T10:00:00Z');
    await survey.submit(leaderMolde, 'mr-molde', then, 3, answers, 'under_investigation', '2023-06-19');
    const [molde] = (await owner.query('select "personId" from contact where "serviceId" = $1', ['mr-molde']))
      .rows;
    const toMolde = async () =>
      (await survey.mails('reminder')).filter(({ personId }) => personId === molde.personId).length;
    const before = await toMolde();
    // On the planned days the others are reminded; it has said that it knows more on the second of them.
    expect(await run('2023-06-18T07:00:00Z')).toEqual({ reminded: 2 });
    expect(await run('2023-06-19T07:00:00Z')).toEqual({ reminded: 2 });
    expect(await run('2023-06-20T05:59:00Z')).toEqual({ reminded: 0 });
    expect(await toMolde()).toBe(before);
    expect(await run('2023-06-20T06:00:00Z')).toEqual({ reminded: 1 });
    expect(await toMolde()).toBe(before + 1);
    expect(await run('2023-06-20T12:00:00Z')).toEqual({ reminded: 0 });
    expect(await run('2023-06-21T07:00:00Z')).toEqual({ reminded: 0 });
  });
});
