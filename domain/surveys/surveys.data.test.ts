import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listIncidents } from '@/domain/incidents/data';
import { createIncident } from '@/domain/incidents/mutations';
import type { Actor } from '@/lib/actor';
import { useDatabase } from '@/tests/database';
import { does, must } from '@/tests/outcomes';
import { insertSampleRegister, people } from '@/tests/sample-register';
import { getSurvey, listSurveys } from './data';
import { closeSurvey, createSurvey, deleteDraft, openSurvey, reopenSurvey, updateSurvey } from './mutations';
import { previewRecipients } from './recipients-data';
import { everyone, type NewSurvey } from './schema';

const { owner } = useDatabase();
const opening = new Date('2023-06-07T14:00:00Z');
const { trondelag, more, bufdir } = people;

let incidentId: string;
beforeAll(async () => {
  await insertSampleRegister(owner);
  const incident = { title: 'Tapte meldinger', system: 'Familia', summary: 'Noe forsvant.' };
  incidentId = (await must(does(bufdir, opening, (tx) => createIncident(bufdir, tx, incident)))).incidentId;
});

async function draft(actor: Actor, more: Partial<NewSurvey> = {}): Promise<string> {
  const survey = {
    incidentId,
    template: 'county-three-questions',
    introduction: 'Vi spør alle.',
    legalBasis: 'Barnevernsloven.',
    ...more,
  };
  return (await must(does(actor, opening, (tx) => createSurvey(actor, tx, survey)))).surveyId;
}
const opens = (actor: Actor, surveyId: string, revision?: number) =>
  does(actor, opening, (tx) => openSurvey(actor, tx, { surveyId, revision }));
const get = (actor: Actor, surveyId: string) => does(actor, opening, (tx) => getSurvey(actor, tx, surveyId));
const rowsOf = async (sql: string, surveyId: string) => (await owner.query(sql, [surveyId])).rows;
const count = async (table: string, surveyId: string) =>
  (await rowsOf(`select from ${table} where "surveyId" = $1`, surveyId)).length;
const invitations = (surveyId: string) =>
  rowsOf(
    `select m."serviceId", p.name from message m join request r on r.id = m."requestId" join person p on p.id = m."personId"
     where m.kind = 'invitation' and r."surveyId" = $1 order by 1`,
    surveyId,
  );

describe('a draft', () => {
  it('is made from a template, with its title, the suggested due time and everybody as recipients', async () => {
    expect(await must(get(trondelag, await draft(trondelag)))).toMatchObject({
      title: 'Statsforvalterens tre spørsmål',
      state: 'draft',
      dueAt: '2023-06-15T10:00:00.000Z',
      recipients: everyone,
      officeId: 'sf-tr',
      may: { edit: true, open: true, close: false },
    });
  });

  it('is made by authorities in their own name only', async () => {
    const make = (actor: Actor, officeId?: string) =>
      does(actor, opening, (tx) =>
        createSurvey(actor, tx, { incidentId, template: 'status-round', officeId }),
      );
    for (const actor of [people.ministry, people.ks])
      expect(await make(actor)).toMatchObject({ status: 403 });
    expect(await make(people.leaderMolde)).toMatchObject({ status: 404 });
    expect(await make(trondelag, 'sf-mr')).toMatchObject({ status: 403 });
    expect(
      await does(bufdir, opening, (tx) => createSurvey(bufdir, tx, { incidentId, template: 'no-such' })),
    ).toMatchObject({ status: 422, fields: [{ path: 'template', code: 'QUESTIONNAIRE_UNKNOWN' }] });
  });

  it('is seen by its own authority and the directorate, and by nobody else', async () => {
    const surveyId = await draft(trondelag);
    for (const actor of [trondelag, bufdir]) expect(await get(actor, surveyId)).toMatchObject({ ok: true });
    for (const actor of [more, people.ministry, people.ks, people.leaderTrondheim, people.nobody]) {
      expect(await get(actor, surveyId)).toMatchObject({ ok: false, status: 404 });
    }
    const listed = await must(does(more, opening, (tx) => listSurveys(more, tx, { incidentId })));
    expect(listed.rows).toEqual([]);
  });

  it('keeps what the first of two editors wrote and shows it to the second', async () => {
    const surveyId = await draft(trondelag);
    const edit = (title: string) =>
      does(trondelag, opening, (tx) => updateSurvey(trondelag, tx, { surveyId, revision: 0, title }));
    expect(await edit('Min tittel')).toMatchObject({ ok: true, value: { title: 'Min tittel', revision: 1 } });
    expect(await edit('Din tittel')).toMatchObject({
      ok: false,
      status: 409,
      reason: 'SOMEBODY_FIRST',
      more: { current: { title: 'Min tittel', revision: 1 } },
    });
    const both = await Promise.all(
      ['a', 'b'].map((title) =>
        does(trondelag, opening, (tx) => updateSurvey(trondelag, tx, { surveyId, revision: 1, title })),
      ),
    );
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
  });

  it('is deleted by its authority, and only as long as it is a draft', async () => {
    const surveyId = await draft(trondelag);
    const remove = (actor: Actor) => does(actor, opening, (tx) => deleteDraft(actor, tx, { surveyId }));
    expect(await remove(bufdir)).toMatchObject({ status: 403 });
    expect(await remove(trondelag)).toMatchObject({ ok: true });
    expect(await get(trondelag, surveyId)).toMatchObject({ status: 404 });
    const opened = await draft(trondelag);
    await must(opens(trondelag, opened));
    expect(
      await does(trondelag, opening, (tx) => deleteDraft(trondelag, tx, { surveyId: opened })),
    ).toMatchObject({
      status: 409,
    });
  });
});

describe('recipients before anything is sent', () => {
  it('are the services of the county, about its own municipalities, with warnings', async () => {
    const surveyId = await draft(trondelag);
    const preview = await must(
      does(trondelag, opening, (tx) => previewRecipients(trondelag, tx, { surveyId })),
    );
    expect(
      preview.services.map((s) => [s.id, s.municipalities.map((m) => m.name).join(), s.hasContact]),
    ).toEqual([
      ['tr-oppdal', 'Oppdal', false],
      ['tr-orkland', 'Orkland', true],
      ['mr-surnadal-rindal', 'Rindal', true],
      ['tr-trondheim', 'Trondheim', true],
    ]);
    expect(preview).toMatchObject({
      serviceCount: 4,
      municipalityCount: 4,
      reach: { counties: [{ number: '50', municipalities: 5 }] },
    });
    expect(preview.warnings).toEqual([
      { code: 'NO_CONTACT', subjects: [{ id: 'tr-oppdal', name: 'Oppdal barneverntjeneste' }] },
      { code: 'NO_SERVICE', subjects: [{ id: '5025', name: 'Røros' }] },
    ]);
    expect(await count('request', surveyId)).toBe(0);
  });

  it('can be tried out without being saved', async () => {
    const surveyId = await draft(bufdir);
    const recipients = { ...everyone, all: false, counties: ['15'] };
    const preview = await must(
      does(bufdir, opening, (tx) => previewRecipients(bufdir, tx, { surveyId, recipients })),
    );
    expect(preview.services.map((s) => s.id)).toEqual(['mr-molde', 'mr-surnadal-rindal']);
    expect((await must(get(bufdir, surveyId))).recipients).toEqual(everyone);
  });
});

describe('opening', () => {
  let surveyId: string;
  beforeEach(async () => {
    surveyId = await draft(trondelag);
  });

  it('makes one request and one invitation per service, to leader or mailbox, with facts and audit', async () => {
    expect(await must(opens(trondelag, surveyId))).toEqual({
      surveyId,
      opened: true,
      requests: 4,
      invitations: 3,
    });
    expect(await invitations(surveyId)).toEqual([
      { serviceId: 'mr-surnadal-rindal', name: 'leaderSurnadal' },
      { serviceId: 'tr-orkland', name: 'mailboxOrkland' },
      { serviceId: 'tr-trondheim', name: 'leaderTrondheim' },
    ]);
    const facts = await owner.query(
      `select kind, count(*)::int from request_fact where "surveyId" = $1 and kind in ('queued', 'due_set') group by 1 order by 1`,
      [surveyId],
    );
    expect(facts.rows).toEqual([
      { kind: 'due_set', count: 4 },
      { kind: 'queued', count: 4 },
    ]);
    const asked = await owner.query(
      `select "municipalityNumber", "countyOfficeId" from request_municipality where "surveyId" = $1 and "serviceId" = 'mr-surnadal-rindal'`,
      [surveyId],
    );
    expect(asked.rows).toEqual([{ municipalityNumber: '5061', countyOfficeId: 'sf-tr' }]);
    const audit = await owner.query(
      `select "personId", "officeId" from audit_event where kind = 'survey.opened' and "objectId" = $1`,
      [surveyId],
    );
    expect(audit.rows).toEqual([{ personId: trondelag.personId, officeId: 'sf-tr' }]);
  });

  it('twice sends nothing again', async () => {
    await must(opens(trondelag, surveyId));
    expect(await must(opens(trondelag, surveyId))).toEqual({
      surveyId,
      opened: false,
      requests: 4,
      invitations: 3,
    });
    expect([await count('request', surveyId), (await invitations(surveyId)).length]).toEqual([4, 3]);
  });

  it('by eight at the same moment sends once', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => must(opens(trondelag, surveyId))));
    expect(all.filter((one) => one.opened)).toHaveLength(1);
    expect(all.every((one) => one.requests === 4 && one.invitations === 3)).toBe(true);
    expect([await count('request', surveyId), (await invitations(surveyId)).length]).toEqual([4, 3]);
  });

  it('of another revision than the one looked at is refused', async () => {
    await must(
      does(trondelag, opening, (tx) => updateSurvey(trondelag, tx, { surveyId, revision: 0, title: 'Ny' })),
    );
    expect(await opens(trondelag, surveyId, 0)).toMatchObject({ status: 409, reason: 'SOMEBODY_FIRST' });
    expect(await opens(trondelag, surveyId, 1)).toMatchObject({ ok: true, value: { opened: true } });
  });

  it('is refused without introduction, with a due time gone by, or with nobody to ask, and stays a draft', async () => {
    const bare = await draft(trondelag, { introduction: '', dueAt: '2023-06-01T10:00:00Z' });
    expect(await opens(trondelag, bare)).toMatchObject({
      status: 422,
      fields: [{ path: 'introduction' }, { path: 'dueAt', code: 'IN_PAST' }],
    });
    const lonely = await draft(trondelag, { recipients: { ...everyone, all: false } });
    expect(await opens(trondelag, lonely)).toMatchObject({
      fields: [{ path: 'recipients', code: 'NOBODY_ASKED' }],
    });
    expect(await must(get(trondelag, lonely))).toMatchObject({ state: 'draft', openedAt: null });
  });

  it('is for its own authority: not the directorate, not another county, not a leader', async () => {
    expect(await opens(bufdir, surveyId)).toMatchObject({ status: 403 });
    for (const actor of [more, people.leaderTrondheim, people.ministry]) {
      expect(await opens(actor, surveyId)).toMatchObject({ status: 404 });
    }
  });

  it('lets those see it whom it asks, and a governor whose county it asks about', async () => {
    await must(opens(trondelag, surveyId));
    expect(await get(people.leaderTrondheim, surveyId)).toMatchObject({ ok: true });
    expect(await get(people.leaderMolde, surveyId)).toMatchObject({ status: 404 });
    expect(await get(more, surveyId)).toMatchObject({ status: 404 });
    const national = await draft(bufdir);
    await must(opens(bufdir, national));
    expect(await get(more, national)).toMatchObject({
      ok: true,
      value: { may: { chase: false, readWhole: false } },
    });
  });

  it('keeps the municipalities of its day when the register changes afterwards', async () => {
    await must(opens(trondelag, surveyId));
    await owner.query(
      `update service_municipality set "validTo" = '2023-06-08' where "serviceId" = 'tr-orkland'`,
    );
    expect(await count('request_municipality', surveyId)).toBe(4);
    await owner.query(`update service_municipality set "validTo" = null where "serviceId" = 'tr-orkland'`);
  });
});

describe('closing and reopening', () => {
  it('goes both ways, asks for a reason to reopen, and a retry answers the same', async () => {
    const surveyId = await draft(trondelag);
    const closes = (actor: Actor) => does(actor, opening, (tx) => closeSurvey(actor, tx, { surveyId }));
    const reopens = () =>
      does(trondelag, opening, (tx) => reopenSurvey(trondelag, tx, { surveyId, reason: 'For tidlig' }));
    expect(await closes(trondelag)).toMatchObject({ status: 409, reason: 'WRONG_STATE' });
    await must(opens(trondelag, surveyId));
    expect(await closes(bufdir)).toMatchObject({ status: 403 });
    expect(await closes(trondelag)).toMatchObject({
      value: { state: 'closed', may: { chase: false, reopen: true } },
    });
    expect(await closes(trondelag)).toMatchObject({ ok: true, value: { state: 'closed' } });
    expect(await reopens()).toMatchObject({ ok: true, value: { state: 'open', closedAt: null } });
    const recorded = `select after from audit_event where kind = 'survey.reopened' and "objectId" = $1`;
    expect(await rowsOf(recorded, surveyId)).toEqual([{ after: { state: 'open', reason: 'For tidlig' } }]);
  });
});

it('is counted in the list of incidents only for those who may see it', async () => {
  const before = new Map<Actor, number>();
  const counted = async (actor: Actor) => {
    const list = await must(does(actor, opening, (tx) => listIncidents(actor, tx, {})));
    const { draft, open, closed } = list.rows.find((row) => row.id === incidentId)?.surveys ?? {};
    return (draft ?? 0) + (open ?? 0) + (closed ?? 0);
  };
  const everybody = [trondelag, more, bufdir, people.ministry, people.ks];
  for (const actor of everybody) before.set(actor, await counted(actor));
  const surveyId = await draft(trondelag, { recipients: { ...everyone, counties: ['50'] } });
  const added = async () =>
    Promise.all(everybody.map(async (actor) => (await counted(actor)) - (before.get(actor) ?? 0)));
  expect(await added()).toEqual([1, 0, 1, 0, 0]);
  await must(opens(trondelag, surveyId));
  expect(await added()).toEqual([1, expect.any(Number), 1, 1, 0]);
  const seen = (await must(does(more, opening, (tx) => listSurveys(more, tx, { incidentId })))).rows;
  expect(await counted(more)).toBe(seen.length);
});
