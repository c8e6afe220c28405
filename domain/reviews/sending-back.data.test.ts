import { beforeAll, describe, expect, it } from 'vitest';
import { extendRequests, remindRequests } from '@/domain/tracking/mutations';
import type { Actor } from '@/lib/actor';
import { useDatabase } from '@/tests/database';
import { does, must } from '@/tests/outcomes';
import { dueAt, during, ReviewedSurvey, says } from '@/tests/reviewed-survey';
import { people } from '@/tests/sample-register';
import { decideFlag, sendBack } from './mutations';

const { owner } = useDatabase();
const { bufdir, trondelag, leaderTrondheim, leaderMolde } = people;
const correctionDue = '2023-06-20T10:00:00.000Z';
const survey = new ReviewedSurvey(owner);

beforeAll(() => survey.open());

describe('flags', () => {
  it('stand in the list and in the detail, say where, and are dismissed with a reason and taken up again', async () => {
    expect((await survey.row('tr-trondheim')).flags).toMatchObject([
      { kind: 'affectedWithoutCounts', municipalityNumber: '5001', field: 'lost' },
    ]);
    const [flag] = (await survey.detail('tr-trondheim')).review?.flags ?? [];
    const decide = (decision: 'dismissed' | 'restored', actor: Actor = bufdir) =>
      does(actor, during, (tx) =>
        decideFlag(actor, tx, {
          requestId: survey.id('tr-trondheim'),
          flag: flag?.id ?? '',
          decision,
          reason: 'De teller fortsatt',
        }),
      );
    await must(decide('dismissed'));
    expect((await survey.row('tr-trondheim')).flags).toEqual([]);
    expect((await survey.detail('tr-trondheim')).review?.flags[0]?.dismissed).toMatchObject({
      reason: 'De teller fortsatt',
      by: 'bufdir',
    });
    await must(decide('restored'));
    expect((await survey.row('tr-trondheim')).flags).toHaveLength(1);
    expect(await decide('dismissed', leaderTrondheim)).toMatchObject({ status: 403 });
    expect(await decide('dismissed', trondelag)).toMatchObject({ status: 403 });
    const audited = await owner.query(
      `select kind, after from audit_event where kind like 'flag.%' order by id`,
    );
    expect(audited.rows.map((row) => row.kind)).toEqual(['flag.dismissed', 'flag.restored']);
  });

  it('are not shown to who does not review the survey', async () => {
    expect((await survey.row('tr-trondheim', trondelag)).flags).toEqual([]);
    expect((await survey.row('tr-trondheim', trondelag)).invitation).toBe('hidden');
    const seen = await survey.detail('tr-trondheim', trondelag);
    expect(seen).toMatchObject({ review: null, dialogue: null });
  });
});

describe('sending back', () => {
  const send = (actor: Actor, change: object = {}, serviceId = 'tr-trondheim') =>
    does(actor, during, (tx) =>
      sendBack(actor, tx, {
        requestId: survey.id(serviceId),
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
    expect(await survey.mails('returned')).toMatchObject([
      { personId: leaderTrondheim.personId, params: { dueAt: correctionDue } },
    ]);
    expect(await survey.row('tr-trondheim')).toMatchObject({
      response: 'answered_on_time',
      review: 'returned',
      correctionDueAt: correctionDue,
      dueAt: dueAt.toISOString(),
    });
    const remind = await must(
      does(bufdir, during, (tx) =>
        remindRequests(bufdir, tx, { surveyId: survey.surveyId, requestIds: [survey.id('tr-trondheim')] }),
      ),
    );
    expect(remind.changed).toBe(1);
    expect((await survey.mails('reminder')).at(-1)?.params).toMatchObject({
      about: 'correction',
      dueAt: correctionDue,
    });
  });

  it('shows the leader the questions, and no other leader', async () => {
    expect(await must(survey.dialogue(leaderTrondheim, 'tr-trondheim'))).toMatchObject({
      review: 'returned',
      correction: {
        dueAt: correctionDue,
        questions: [{ path: '5001.lost', text: 'Hvor mange er det omtrent?' }],
      },
    });
    expect(await survey.dialogue(leaderMolde, 'tr-trondheim')).toMatchObject({ status: 404 });
    expect(await survey.dialogue(trondelag, 'tr-trondheim')).toMatchObject({ status: 403 });
  });

  it('once more keeps what was asked before and is not answered yet', async () => {
    const more = [
      { path: '5001.affected', text: 'Er det sikkert?' },
      { path: '5001.lost', text: 'Ring oss gjerne.' },
    ];
    await must(send(bufdir, { questions: more }));
    const { correction } = await must(survey.dialogue(leaderTrondheim, 'tr-trondheim'));
    expect(correction?.questions.map(({ path, text }) => [path, text])).toEqual([
      ['5001.lost', 'Hvor mange er det omtrent?\nRing oss gjerne.'],
      ['5001.affected', 'Er det sikkert?'],
    ]);
  });

  it('can be given more time, which the service is told and sees with the reason', async () => {
    const later = '2023-06-27T10:00:00.000Z';
    await must(
      does(bufdir, during, (tx) =>
        extendRequests(bufdir, tx, {
          surveyId: survey.surveyId,
          requestIds: [survey.id('tr-trondheim')],
          dueAt: later,
          reason: 'Ferie',
        }),
      ),
    );
    expect(await survey.row('tr-trondheim')).toMatchObject({
      response: 'answered_on_time',
      correctionDueAt: later,
      dueAt: dueAt.toISOString(),
    });
    expect(await must(survey.dialogue(leaderTrondheim, 'tr-trondheim'))).toMatchObject({
      extension: { dueAt: later, reason: 'Ferie' },
      correction: { dueAt: later },
    });
    expect(await survey.mails('extended')).toMatchObject([{ params: { dueAt: later } }]);
  });

  it('ends with a new version, whose flag is gone with the answer that raised it', async () => {
    await survey.submit(leaderTrondheim, 'tr-trondheim', during, 2, {
      '5001': { affected: says('yes'), lost: says(4) },
    });
    expect(await survey.row('tr-trondheim')).toMatchObject({
      review: 'waiting',
      correctionDueAt: null,
      flags: [],
      version: 2,
    });
    expect((await must(survey.dialogue(leaderTrondheim, 'tr-trondheim'))).correction).toBeNull();
    expect((await survey.detail('tr-trondheim')).review?.corrections).toHaveLength(2);
  });

  it('and given more time to the same day as once before, is mailed again', async () => {
    const before = (await survey.mails('extended')).length;
    await must(send(bufdir, { version: 2 }));
    const input = {
      surveyId: survey.surveyId,
      requestIds: [survey.id('tr-trondheim')],
      dueAt: '2023-06-27T10:00:00.000Z',
      reason: 'Ferie',
    };
    const extended = () => must(does(bufdir, during, (tx) => extendRequests(bufdir, tx, input)));
    expect(await extended()).toMatchObject({ changed: 1 });
    expect(await survey.mails('extended')).toHaveLength(before + 1);
    expect(await extended()).toMatchObject({ changed: 0 });
    expect(await survey.mails('extended')).toHaveLength(before + 1);
  });
});
