import { beforeAll, describe, expect, it } from 'vitest';
import { getSurveyFigures } from '@/domain/figures/data';
import { createIncident } from '@/domain/incidents/mutations';
import type { Answer } from '@/domain/questionnaires/schema';
import { getOverlap, type Overlap } from '@/domain/returns/overlap';
import { sendBack } from '@/domain/reviews/mutations';
import { getSurvey } from '@/domain/surveys/data';
import { createSurvey, openSurvey } from '@/domain/surveys/mutations';
import type { Actor } from '@/lib/actor';
import { atMoment } from '@/lib/clock';
import { asActorStatement } from '@/lib/db';
import { useDatabase } from './database';
import { does, must } from './outcomes';
import { insertSampleRegister, people } from './sample-register';

const { owner } = useDatabase();
const { bufdir, trondelag, more, leaderTrondheim, leaderMolde } = people;
const opened = new Date('2023-06-07T14:00:00Z');
const during = new Date('2023-06-12T10:00:00Z');
const dueAt = '2023-06-15T10:00:00.000Z';
const all = ['tr-trondheim', 'mr-molde', 'tr-orkland', 'mr-surnadal-rindal'];

let incidentId: string;
let first: string;
const requests = new Map<string, string>();
const says = (value: string | number): Answer => ({ kind: 'stated', value });

async function survey(actor: Actor, template: string): Promise<string> {
  const input = { incidentId, template, introduction: 'Hei', legalBasis: 'Loven', dueAt };
  return (await must(does(actor, opened, (tx) => createSurvey(actor, tx, input)))).surveyId;
}

async function submits(
  actor: Actor,
  serviceId: string,
  version: number,
  number: string,
  said: Record<string, Answer>,
) {
  const line = { municipalityNumber: number, grade: 'final' };
  const result = await atMoment(during, () =>
    asActorStatement<{ ok: boolean }>(actor, 'submit_return', {
      requestId: requests.get(serviceId),
      baseVersion: version - 1,
      idempotencyKey: `${serviceId} ${version}`,
      content: JSON.stringify({
        schema: 1,
        answers: { comment: says('Nei') },
        lines: [{ ...line, answers: said }],
      }),
      lines: [{ ...line, indicators: said }],
      reason: version > 1 ? 'Rettet' : null,
      givenById: actor.personId,
      givenByRole: 'leader',
      recordedById: actor.personId,
      audit: { role: 'leader' },
    }),
  );
  expect(result).toMatchObject({ ok: true });
}

beforeAll(async () => {
  await insertSampleRegister(owner);
  const incident = { title: 'Tapte meldinger', system: 'Familia', summary: 'Noe forsvant.' };
  incidentId = (await must(does(bufdir, opened, (tx) => createIncident(bufdir, tx, incident)))).incidentId;
  first = await survey(bufdir, 'one-week-deviation-report');
  await must(does(bufdir, opened, (tx) => openSurvey(bufdir, tx, { surveyId: first })));
  const { rows } = await owner.query(`select id, "serviceId" from request where "surveyId" = $1`, [first]);
  for (const row of rows) requests.set(row.serviceId, row.id);
  await submits(leaderTrondheim, 'tr-trondheim', 1, '5001', {
    affected: says('yes'),
    lost: says(3),
    recovered: says(0),
    followedUp: { kind: 'notKnownYet' },
  });
  await submits(leaderMolde, 'mr-molde', 1, '1506', { affected: says('yes'), lost: says(2) });
  await submits(leaderMolde, 'mr-molde', 2, '1506', { affected: says('no'), lost: { kind: 'notRelevant' } });
});

const overlap = (actor: Actor, surveyId: string, serviceIds = all) =>
  does(actor, during, async (tx) => {
    const found = await getSurvey(actor, tx, surveyId);
    return found.ok ? getOverlap(actor, tx, { survey: found.value, serviceIds }) : found;
  });
const told = ({ told }: Overlap) => Object.fromEntries(told.map(({ key, services }) => [key, services]));

describe('a coordinator who drafts a survey', () => {
  it('sees by how many each question is answered: stated, zero too, in the newest version, among whom she asks', async () => {
    const draft = await survey(bufdir, 'one-week-deviation-report');
    // Molde stated a loss in its first version and takes it back in its second; "not known yet" is no answer.
    expect(told(await must(overlap(bufdir, draft)))).toEqual({
      affected: 2,
      lost: 1,
      recovered: 1,
      comment: 2,
    });
    expect(told(await must(overlap(bufdir, draft, ['mr-molde'])))).toEqual({ affected: 1, comment: 1 });
    expect(told(await must(overlap(bufdir, draft, ['tr-orkland'])))).toEqual({});
  });

  it('sees as a governor what the lines of her counties say, and nothing of what only another authority asked', async () => {
    const draft = await survey(trondelag, 'county-three-questions');
    const seen = told(await must(overlap(trondelag, draft)));
    // A governor reads the lines of the own counties: Trondheim's, not Molde's.
    expect(seen).toMatchObject({ affected: 1, lost: 1 });
    expect(Object.keys(seen)).not.toContain('comment');
  });

  it('sees who else is asking whom now', async () => {
    const draft = await survey(bufdir, 'status-round');
    const { open } = await must(overlap(bufdir, draft, ['tr-trondheim', 'mr-molde']));
    expect(open).toMatchObject([{ id: first, officeName: 'Bufdir', services: 2, dueAt }]);
  });

  it('is of the authority itself', async () => {
    const draft = await survey(bufdir, 'status-round');
    for (const actor of [trondelag, more, leaderMolde])
      expect(await overlap(actor, draft)).toMatchObject({ ok: false });
  });
});

describe('an answer that was sent back', () => {
  it('stays in the figures and among what is told, until a new version comes', async () => {
    const draft = await survey(bufdir, 'one-week-deviation-report');
    const figures = (at: Date) =>
      must(does(bufdir, at, (tx) => getSurveyFigures(bufdir, tx, { surveyId: first })));
    const before = await figures(new Date(Number(during) + 30_000));
    expect(before.requests).toMatchObject({ answered: 2 });
    const back = {
      requestId: requests.get('tr-trondheim') ?? '',
      version: 1,
      dueAt: '2023-06-20T10:00:00.000Z',
      questions: [{ path: '5001.lost', text: 'Er alle talt?' }],
    };
    await must(does(bufdir, during, (tx) => sendBack(bufdir, tx, back)));
    const { asOf: _, ...rest } = await figures(new Date(Number(during) + 60_000));
    const { asOf: __, ...was } = before;
    expect(rest.requests).toEqual(was.requests);
    expect(rest.totals).toEqual(was.totals);
    expect(told(await must(overlap(bufdir, draft)))).toMatchObject({ lost: 1 });
    await submits(leaderTrondheim, 'tr-trondheim', 2, '5001', { affected: says('yes'), lost: says(5) });
    const after = await figures(new Date(Number(during) + 120_000));
    expect(after.requests).toEqual(was.requests);
    expect(after.totals.lost).not.toEqual(was.totals.lost);
  });
});
