import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createIncident } from '@/domain/incidents/mutations';
import { differenceOf } from '@/domain/questionnaires/diff';
import { createQuestionnaire, publishQuestionnaire, saveDraft } from '@/domain/questionnaires/mutations';
import type { Definition, Fields } from '@/domain/questionnaires/schema';
import { getRequestForAnswering } from '@/domain/requests/data/answering';
import { markOpened } from '@/domain/requests/mutations/mark-opened';
import { saveDraft as saveAnswers } from '@/domain/requests/mutations/save-draft';
import { listReturns } from '@/domain/returns/data';
import { submitReturn } from '@/domain/returns/mutations';
import { createSurvey, openSurvey } from '@/domain/surveys/mutations';
import { getTrackedRequest } from '@/domain/tracking/detail-data';
import type { Actor } from '@/lib/actor';
import { atMoment } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import type { Outcome } from '@/lib/outcome';
import { useDatabase } from '@/tests/database';
import { does, must } from '@/tests/outcomes';
import { own } from '@/tests/own-question';
import { insertSampleRegister, people } from '@/tests/sample-register';
import { getQuestionCorrection } from './data';
import { beginCorrection, correctQuestions } from './mutations';

const { owner } = useDatabase();
const { trondelag, more, leaderTrondheim, leaderSurnadal } = people;
const opening = new Date('2023-06-07T14:00:00Z');
const later = new Date('2023-06-08T10:00:00Z');
const dueAt = '2023-06-20T10:00:00.000Z';

const stated = (value: string | number) => ({ kind: 'stated' as const, value });
const first: Definition = {
  items: [
    { type: 'core', key: 'usesSystem' },
    { type: 'core', key: 'affected' },
    own('hours'),
    own('people'),
  ],
};
/** Asks those who are affected how many calls they got, and asks no more for people. */
const second: Definition = {
  items: [
    ...first.items.slice(0, 3),
    own('calls', { required: true, showWhen: [{ key: 'affected', in: ['yes', 'under_investigation'] }] }),
  ],
};

const now = <T>(actor: Actor, run: (tx: Tx) => Promise<Outcome<T>>, at = later) => does(actor, at, run);

beforeAll(() => insertSampleRegister(owner));

let surveyId: string;
let versionId: string;
beforeEach(async () => {
  const at = opening;
  const { questionnaireVersionId } = await must(
    now(trondelag, (tx) => createQuestionnaire(trondelag, tx, { title: 'Timer' }), at),
  );
  versionId = questionnaireVersionId;
  await must(
    now(
      trondelag,
      (tx) => saveDraft(trondelag, tx, { ...{ questionnaireVersionId }, revision: 0, definition: first }),
      at,
    ),
  );
  await must(
    now(trondelag, (tx) => publishQuestionnaire(trondelag, tx, { questionnaireVersionId, revision: 1 }), at),
  );
  const incident = { title: 'Tapte meldinger', system: 'Familia', summary: 'Noe forsvant.' };
  const { incidentId } = await must(now(trondelag, (tx) => createIncident(trondelag, tx, incident), at));
  const survey = { incidentId, questionnaireVersionId, introduction: 'Hei', legalBasis: 'Loven' };
  surveyId = (await must(now(trondelag, (tx) => createSurvey(trondelag, tx, survey), at))).surveyId;
  await must(now(trondelag, (tx) => openSurvey(trondelag, tx, { surveyId }), at));
});

const requestOf = async (serviceId: string): Promise<string> =>
  (
    await owner.query('select id from request where "surveyId" = $1 and "serviceId" = $2', [
      surveyId,
      serviceId,
    ])
  ).rows[0].id;
const answers = async (actor: Actor, serviceId: string, fields: Fields, baseVersion = 0) => {
  const requestId = await requestOf(serviceId);
  return atMoment(later, () =>
    submitReturn(actor, {
      requestId,
      idempotencyKey: `${requestId}-${baseVersion}`,
      baseVersion,
      questionnaireVersionId: versionId,
      answers: fields,
      ...(baseVersion > 0 ? { reason: 'Rettet' } : {}),
    }),
  );
};
/** A published correction, made as a coordinator does. */
const corrected = async (definition: Definition): Promise<string> => {
  const { questionnaireVersionId: id } = await must(
    now(trondelag, (tx) => beginCorrection(trondelag, tx, { surveyId })),
  );
  await must(
    now(trondelag, (tx) => saveDraft(trondelag, tx, { questionnaireVersionId: id, revision: 0, definition })),
  );
  await must(
    now(trondelag, (tx) => publishQuestionnaire(trondelag, tx, { questionnaireVersionId: id, revision: 1 })),
  );
  return id;
};
const corrects = (questionnaireVersionId: string, askAgain: string[] = [], actor: Actor = trondelag) =>
  now(actor, (tx) =>
    correctQuestions(actor, tx, {
      surveyId,
      questionnaireVersionId,
      askAgain,
      reason: 'Vi glemte samtaler.',
      dueAt,
    }),
  );
const sees = async (actor: Actor, serviceId: string) => {
  const requestId = await requestOf(serviceId);
  return must(now(actor, (tx) => getRequestForAnswering(actor, tx, { requestId })));
};

const trondheim = {
  '5001.usesSystem': stated('yes'),
  '5001.affected': stated('under_investigation'),
  '5001.hours': stated(3),
  '5001.people': stated(2),
};
const rindal = { '5061.usesSystem': stated('no'), '5061.hours': stated(1) };

describe('a correction of an open survey', () => {
  test('keeps what was answered, and asks only those to whom a new question is shown', async () => {
    await must(answers(leaderTrondheim, 'tr-trondheim', trondheim));
    await must(answers(leaderSurnadal, 'mr-surnadal-rindal', rindal));
    const next = await corrected(second);
    const { proposed } = await must(
      now(trondelag, (tx) =>
        getQuestionCorrection(trondelag, tx, { surveyId, questionnaireVersionId: next, askAgain: [] }),
      ),
    );
    expect(proposed?.concerned).toEqual([
      expect.objectContaining({
        service: expect.objectContaining({ id: 'tr-trondheim' }),
        reasons: [{ path: '5001.calls', why: 'missing' }],
      }),
    ]);
    expect(proposed?.unconcerned).toBe(1);
    expect(await must(corrects(next))).toMatchObject({ asked: 1, told: 0 });

    const view = await sees(leaderTrondheim, 'tr-trondheim');
    expect(view.questionnaireVersionId).toBe(next);
    expect(view.status.correctionDueAt).toBe(dueAt);
    // Two answers came in the same millisecond; the correction comes after both.
    const at = new Date(Number(later) + 2).toISOString();
    expect(view.corrected?.corrections).toEqual([{ at, reason: 'Vi glemte samtaler.' }]);
    expect(differenceOf(view.corrected?.before ?? { items: [] }, view.definition).questions).toEqual([
      { kind: 'added', key: 'calls' },
      { kind: 'removed', key: 'people' },
    ]);
    expect(view.current?.content.lines[0]?.answers).toMatchObject({ hours: stated(3) });
    expect(view.current?.content.lines[0]?.answers).not.toHaveProperty('people');
    const unconcerned = await sees(leaderSurnadal, 'mr-surnadal-rindal');
    expect(unconcerned.status.correctionDueAt).toBeNull();
    expect(unconcerned.corrected).toEqual(view.corrected);
    const mails = await owner.query(
      `select m.kind, m."serviceId" from message m join request r on r.id = m."requestId" where r."surveyId" = $1 and m.kind in ('returned', 'questions_corrected')`,
      [surveyId],
    );
    expect(mails.rows).toEqual([{ kind: 'returned', serviceId: 'tr-trondheim' }]);

    const requestId = await requestOf('tr-trondheim');
    versionId = next;
    await must(
      answers(
        leaderTrondheim,
        'tr-trondheim',
        {
          '5001.usesSystem': stated('yes'),
          '5001.affected': stated('under_investigation'),
          '5001.hours': stated(3),
          '5001.calls': stated(9),
        },
        1,
      ),
    );
    const { rows } = await must(
      now(leaderTrondheim, (tx) => listReturns(leaderTrondheim, tx, { requestId })),
    );
    expect(rows.map((row) => row.definition.items.map((item) => item.key))).toEqual([
      ['usesSystem', 'affected', 'hours', 'calls'],
      ['usesSystem', 'affected', 'hours', 'people'],
    ]);
    expect(rows[1]?.content.lines[0]?.answers.people).toEqual(stated(2));
    expect((await sees(leaderTrondheim, 'tr-trondheim')).corrected).toBeNull();
    const tracked = await must(
      now(trondelag, (tx) => getTrackedRequest(trondelag, tx, { requestId }), later),
    );
    expect(tracked.versions.map(({ definition }) => definition?.items.map((item) => item.key))).toEqual([
      ['usesSystem', 'affected', 'hours', 'calls'],
      ['usesSystem', 'affected', 'hours', 'people'],
    ]);
  });

  test('asks those anew whom the coordinator wants to, and tells those who have opened the form', async () => {
    await must(answers(leaderSurnadal, 'mr-surnadal-rindal', rindal));
    const requestId = await requestOf('tr-trondheim');
    await must(now(leaderTrondheim, (tx) => markOpened(leaderTrondheim, tx, { requestId })));
    await must(
      now(leaderTrondheim, (tx) =>
        saveAnswers(leaderTrondheim, tx, {
          requestId,
          baseVersion: 0,
          fields: [
            { path: '5001.hours', value: stated(3), revision: 0 },
            { path: '5001.people', value: stated(2), revision: 0 },
          ],
        }),
      ),
    );
    const worded: Definition = {
      items: first.items.map((item) =>
        item.key === 'hours' ? own('hours', { label: { nb: 'Timer i alt' } }) : item,
      ),
    };
    const next = await corrected({ items: worded.items.filter((item) => item.key !== 'people') });
    expect(await must(corrects(next, ['hours']))).toMatchObject({ asked: 1, told: 1 });
    const { draft, corrected: since } = await sees(leaderTrondheim, 'tr-trondheim');
    expect(since?.before.items.map((item) => item.key)).toEqual([
      'usesSystem',
      'affected',
      'hours',
      'people',
    ]);
    expect(draft.fields.map((field) => field.path)).toEqual(['5001.hours']);
    const old = await answers(leaderTrondheim, 'tr-trondheim', trondheim);
    expect(old).toMatchObject({ status: 409, reason: 'QUESTIONS_CHANGED' });
  });

  test('is its own authority’s, of an open survey, by a published version made from its questions', async () => {
    const next = await corrected(second);
    expect(await corrects(next, [], more)).toMatchObject({ status: 404 });
    expect(await corrects(next, [], leaderTrondheim)).toMatchObject({ status: 403 });
    const { questionnaireVersionId: other } = await must(
      now(trondelag, (tx) => createQuestionnaire(trondelag, tx, { title: 'Annet' })),
    );
    expect(await corrects(other)).toMatchObject({ status: 422 });
    await must(corrects(next));
    expect(await corrects(next)).toMatchObject({ status: 409, reason: 'SOMEBODY_FIRST' });
    await expect(
      owner.query('update survey set "questionnaireVersionId" = $1 where id = $2', [versionId, surveyId]),
    ).rejects.toThrow('corrected by a version made from them');
  });

  test('is begun once, and as a copy where the questions are not the authority’s own', async () => {
    const begin = () => now(trondelag, (tx) => beginCorrection(trondelag, tx, { surveyId }));
    const begun = await must(begin());
    expect(await must(begin())).toEqual(begun);
    const template = { template: 'county-three-questions', introduction: 'Hei', legalBasis: 'Loven' };
    const { rows } = await owner.query('select "incidentId" from survey where id = $1', [surveyId]);
    const created = await must(
      now(trondelag, (tx) => createSurvey(trondelag, tx, { ...template, incidentId: rows[0].incidentId })),
    );
    await must(now(trondelag, (tx) => openSurvey(trondelag, tx, created)));
    const copy = await must(now(trondelag, (tx) => beginCorrection(trondelag, tx, created)));
    const stored = await owner.query(
      `select q."officeId", v.version, v."basedOnId" = s."questionnaireVersionId" as based
       from questionnaire_version v join questionnaire q on q.id = v."questionnaireId", survey s
       where v.id = $1 and s.id = $2`,
      [copy.questionnaireVersionId, created.surveyId],
    );
    expect(stored.rows).toEqual([{ officeId: 'sf-tr', version: 1, based: true }]);
  });
});
