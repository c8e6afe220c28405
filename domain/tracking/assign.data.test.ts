import { beforeAll, describe, expect, it } from 'vitest';
import { createIncident } from '@/domain/incidents/mutations';
import { createSurvey, openSurvey } from '@/domain/surveys/mutations';
import type { Actor } from '@/lib/actor';
import { asActor } from '@/lib/db';
import { useDatabase } from '@/tests/database';
import { does, must } from '@/tests/outcomes';
import { insertSampleRegister, people } from '@/tests/sample-register';
import { listRequests } from './data';
import { assignRequests } from './mutations';

const { owner } = useDatabase();
const { bufdir, trondelag, more } = people;
const at = new Date('2023-06-07T14:00:00Z');
const colleague: Actor = { ...bufdir, personId: '00000000-0000-7000-8000-0000000000aa' };

let surveyId: string;
const requests = new Map<string, string>();

beforeAll(async () => {
  await insertSampleRegister(owner);
  await owner.query(
    `insert into person (id, name, email) values ($1, 'Kari Kollega', 'kari@bufdir.example.test')`,
    [colleague.personId],
  );
  for (const one of [bufdir, colleague, trondelag])
    await owner.query(
      `insert into membership (id, "personId", role, "officeId") select gen_random_uuid(), $1, $2, $3
         where not exists (select from membership where "personId" = $1)`,
      [one.personId, one.memberships[0]?.role, one.memberships[0]?.officeId],
    );
  const incident = { title: 'Tapte meldinger', system: 'Familia', summary: 'Noe forsvant.' };
  const { incidentId } = await must(does(bufdir, at, (tx) => createIncident(bufdir, tx, incident)));
  const survey = {
    incidentId,
    template: 'status-round',
    introduction: 'Hei',
    legalBasis: 'Loven',
    dueAt: '2023-06-15T10:00:00Z',
  };
  surveyId = (await must(does(bufdir, at, (tx) => createSurvey(bufdir, tx, survey)))).surveyId;
  await must(does(bufdir, at, (tx) => openSurvey(bufdir, tx, { surveyId })));
  const { rows } = await owner.query(`select id, "serviceId" from request where "surveyId" = $1`, [surveyId]);
  for (const row of rows) requests.set(row.serviceId, row.id);
});

/** Gives to `personId` what `seen`, or else nobody, followed when it was looked at. */
const assign = (actor: Actor, personId: string | null, services: string[], seen: string | null = null) => {
  const looked = services.map((one) => ({ requestId: requests.get(one) ?? '', assigneeId: seen }));
  return does(actor, at, (tx) => assignRequests(actor, tx, { surveyId, requests: looked, personId }));
};
const list = (actor: Actor, assigned?: 'mine' | 'others' | 'nobody') =>
  must(
    does(actor, at, (tx) =>
      listRequests(actor, tx, {
        surveyId,
        sort: 'service',
        descending: false,
        limit: 500,
        ...(assigned ? { assigned } : {}),
      }),
    ),
  );
const services = async (...asked: Parameters<typeof list>) =>
  (await list(...asked)).rows.map((row) => row.serviceId).sort();

describe('who follows a request', () => {
  it('is oneself or a colleague, and everybody of the authority sees it as it is', async () => {
    expect(await must(assign(bufdir, bufdir.personId, ['tr-trondheim', 'mr-molde']))).toMatchObject({
      changed: 2,
    });
    expect(await must(assign(bufdir, colleague.personId, ['mr-molde'], bufdir.personId))).toMatchObject({
      changed: 1,
    });
    expect(await services(bufdir, 'mine')).toEqual(['tr-trondheim']);
    expect(await services(bufdir, 'others')).toEqual(['mr-molde']);
    expect(await services(colleague, 'mine')).toEqual(['mr-molde']);
    expect(await services(bufdir, 'nobody')).toHaveLength(3);
    const { settings } = await list(colleague);
    expect(settings?.colleagues[0]).toEqual({ id: colleague.personId, name: 'Kari Kollega', you: true });
  });

  it('is passed over when it is so already, taken away again, and written down each time', async () => {
    expect(await must(assign(bufdir, bufdir.personId, ['tr-trondheim'], bufdir.personId))).toMatchObject({
      changed: 0,
      skipped: [{ reason: 'SAME_PERSON' }],
    });
    expect(await must(assign(colleague, colleague.personId, ['tr-trondheim']))).toMatchObject({
      changed: 0,
      skipped: [{ reason: 'ANOTHER_FOLLOWS' }],
    });
    expect(await must(assign(colleague, null, ['tr-trondheim'], bufdir.personId))).toMatchObject({
      changed: 1,
    });
    expect(await services(bufdir, 'mine')).toEqual([]);
    const { rows } = await owner.query(
      `select after -> 'personId' as "personId" from audit_event where kind = 'requests.assigned' order by id`,
    );
    expect(rows.map((row) => row.personId)).toEqual([bufdir.personId, colleague.personId, null]);
  });

  it('is nobody when who followed has left the authority, and can be given on', async () => {
    const followed = (row: string) =>
      list(bufdir).then(({ rows }) => rows.find((one) => one.serviceId === row)?.assignee);
    expect(await followed('mr-molde')).toMatchObject({ id: colleague.personId });
    await owner.query(`update membership set "validTo" = $2 where "personId" = $1`, [colleague.personId, at]);
    expect(await followed('mr-molde')).toBeNull();
    expect(await services(bufdir, 'others')).toEqual([]);
    expect(await services(bufdir, 'nobody')).toHaveLength(5);
    expect(await must(assign(bufdir, bufdir.personId, ['mr-molde']))).toMatchObject({
      changed: 1,
      skipped: [],
    });
    expect(await services(bufdir, 'mine')).toEqual(['mr-molde']);
    const { rows } = await owner.query(
      `select before, after from audit_event where kind = 'requests.assigned' order by id desc limit 1`,
    );
    expect(rows[0].before.assigned).toEqual({ [requests.get('mr-molde') ?? '']: colleague.personId });
  });

  it('is nobody of another office, and neither set nor seen by another authority or the service', async () => {
    expect(await assign(bufdir, trondelag.personId, ['mr-molde'])).toMatchObject({
      status: 422,
      fields: [{ path: 'personId', code: 'NOT_A_COLLEAGUE' }],
    });
    expect(await assign(more, more.personId, ['mr-molde'])).toMatchObject({ status: 403 });
    expect((await list(more)).rows.every((row) => row.assignee === null)).toBe(true);
    expect((await list(more)).settings).toBeNull();
    expect(await asActor(people.leaderMolde, (tx) => tx.assignment.count())).toBe(0);
  });
});
