import { beforeAll, describe, expect, it } from 'vitest';
import { createIncident } from '@/domain/incidents/mutations';
import type { Answer } from '@/domain/questionnaires/schema';
import { type Fact, requestStatus } from '@/domain/requests/rules';
import { createSurvey, openSurvey } from '@/domain/surveys/mutations';
import type { Actor } from '@/lib/actor';
import { atMoment } from '@/lib/clock';
import { asActorStatement } from '@/lib/db';
import { useDatabase } from '@/tests/database';
import { does, must } from '@/tests/outcomes';
import { insertSampleRegister, people } from '@/tests/sample-register';
import { listRequests, listRequestsCsv } from './data';
import { getTrackedRequest } from './detail-data';
import { exemptRequests, extendRequests, remindRequests, unexemptRequests } from './mutations';
import type { TrackingPage } from './schema';

const { owner } = useDatabase();
const { bufdir, trondelag, more } = people;
const opened = new Date('2023-06-07T14:00:00Z');
const dueAt = new Date('2023-06-15T10:00:00Z');
const during = new Date('2023-06-12T10:00:00Z');
const after = new Date('2023-06-16T10:00:00Z');

let surveyId: string;
const requests = new Map<string, string>();
const id = (serviceId: string) => requests.get(serviceId) ?? '';

beforeAll(async () => {
  await insertSampleRegister(owner);
  const incident = { title: 'Tapte meldinger', system: 'Familia', summary: 'Noe forsvant.' };
  const { incidentId } = await must(does(bufdir, opened, (tx) => createIncident(bufdir, tx, incident)));
  const survey = {
    incidentId,
    template: 'status-round',
    introduction: 'Hei',
    legalBasis: 'Loven',
    dueAt: dueAt.toISOString(),
  };
  surveyId = (await must(does(bufdir, opened, (tx) => createSurvey(bufdir, tx, survey)))).surveyId;
  await must(does(bufdir, opened, (tx) => openSurvey(bufdir, tx, { surveyId })));
  const rows = await owner.query(`select id, "serviceId" from request where "surveyId" = $1`, [surveyId]);
  for (const row of rows.rows) requests.set(row.serviceId, row.id);
});

const says = (value: string | number): Answer => ({ kind: 'stated', value });

async function submits(
  actor: Actor,
  serviceId: string,
  lost: Record<string, number>,
  at: Date,
  version: number,
) {
  const lines = Object.entries(lost).map(([municipalityNumber, n]) => ({
    municipalityNumber,
    grade: 'final',
    answers: { affected: says(n > 0 ? 'yes' : 'no'), lost: says(n) },
  }));
  const result = await atMoment(at, () =>
    asActorStatement<{ ok: boolean; reason?: string }>(actor, 'submit_return', {
      requestId: id(serviceId),
      baseVersion: version - 1,
      idempotencyKey: `${serviceId} ${version}`,
      content: JSON.stringify({ schema: 1, answers: {}, lines }),
      lines: lines.map(({ answers, ...line }) => ({ ...line, indicators: answers })),
      reason: version > 1 ? 'Talte om igjen' : null,
      givenById: actor.personId,
      givenByRole: 'leader',
      recordedById: actor.personId,
      audit: { role: 'leader' },
    }),
  );
  expect(result).toMatchObject({ ok: true });
}

const query = { sort: 'service' as const, descending: false, limit: 500 };
const list = (actor: Actor, at: Date, more: object = {}) =>
  must(does(actor, at, (tx) => listRequests(actor, tx, { surveyId, ...query, ...more })));
const responses = (page: TrackingPage) => page.rows.map((row) => `${row.serviceId} ${row.response}`);

describe('the tracking list', () => {
  it('shows everybody outstanding before the due time and overdue after it', async () => {
    const before = await list(bufdir, during);
    expect(before.counts).toMatchObject({ asked: 5, outstanding: 5, overdue: 0 });
    expect(before).toMatchObject({ total: 5, municipalityCount: 6, nextCursor: null });
    expect((await list(bufdir, after)).counts).toMatchObject({ asked: 5, outstanding: 0, overdue: 5 });
  });

  it('says what requestStatus says of every request, at every moment', async () => {
    await submits(people.leaderTrondheim, 'tr-trondheim', { '5001': 3 }, during, 1);
    await submits(people.leaderMolde, 'mr-molde', { '1506': 0 }, after, 1);
    const facts = await owner.query(
      `select "requestId", kind, at, "recordedAt", value from request_fact where "surveyId" = $1`,
      [surveyId],
    );
    for (const moment of [after, new Date('2023-07-01T10:00:00Z')]) {
      const page = await list(bufdir, moment);
      for (const row of page.rows) {
        const own = facts.rows.filter((fact) => fact.requestId === row.id) as Fact[];
        expect(row.response).toBe(requestStatus(own, moment)?.response);
      }
    }
    expect(responses(await list(bufdir, after))).toEqual([
      'mr-molde answered_late',
      'tr-oppdal overdue',
      'tr-orkland overdue',
      'mr-surnadal-rindal overdue',
      'tr-trondheim answered_on_time',
    ]);
    expect((await list(bufdir, after)).counts).toMatchObject({
      asked: 5,
      answered: 2,
      onTime: 1,
      late: 1,
      overdue: 3,
    });
  });

  it('adds up the latest lines and says the finding', async () => {
    const trondheim = (await list(bufdir, after)).rows.find((row) => row.serviceId === 'tr-trondheim');
    expect(trondheim).toMatchObject({
      version: 1,
      lost: 3,
      finding: 'affected',
      opened: true,
    });
  });

  it('is searched, filtered and cut into pages by the server too', async () => {
    const found = await list(bufdir, after, { search: 'rindal' });
    expect(responses(found)).toEqual(['mr-surnadal-rindal overdue']);
    expect((await list(bufdir, after, { status: 'no_contact' })).rows.map((r) => r.serviceId)).toEqual([
      'tr-oppdal',
    ]);
    const first = await list(bufdir, after, { limit: 2 });
    const second = await list(bufdir, after, { limit: 500, cursor: first.nextCursor });
    expect(first.rows.length + second.rows.length).toBe(5);
    expect(first.total).toBe(5);
  });

  it('shows a governor the own counties only, also of a service across the border', async () => {
    const page = await list(more, after);
    expect(page.rows.map((row) => [row.serviceId, row.municipalities.map((m) => m.name)])).toEqual([
      ['mr-molde', ['Molde']],
      ['mr-surnadal-rindal', ['Surnadal']],
    ]);
    expect(page.counts.asked).toBe(2);
  });

  it('is not for leaders, ministry, operators or administrators', async () => {
    for (const actor of [people.leaderTrondheim, people.ministry, people.ks, people.admin, people.nobody]) {
      expect(await does(actor, after, (tx) => listRequests(actor, tx, { surveyId, ...query }))).toMatchObject(
        { status: 403 },
      );
    }
  });

  it('downloads as CSV whose cells cannot become formulas', async () => {
    await owner.query(`update person set name = '=cmd()' where name = 'leaderMolde'`);
    const csv = await must(
      does(bufdir, after, (tx) =>
        listRequestsCsv(bufdir, tx, { surveyId, language: 'nb', sort: 'service', descending: false }),
      ),
    );
    const lines = csv.trim().split('\r\n');
    expect(lines).toHaveLength(6);
    expect(lines[1]).toContain(`;'=cmd();`);
    expect(lines[0]).toMatch(/;Per \(norsk tid\)$/);
    for (const line of lines.slice(1)) expect(line).toMatch(/;2023-06-16T12:00:00\+02:00$/);
  });
});

describe('one request', () => {
  const detail = (actor: Actor, serviceId: string) =>
    does(actor, after, (tx) => getTrackedRequest(actor, tx, { requestId: id(serviceId) }));

  it('shows the authority its contacts, facts, mails and versions with receipts', async () => {
    await submits(people.leaderTrondheim, 'tr-trondheim', { '5001': 4 }, after, 2);
    const seen = await must(detail(bufdir, 'tr-trondheim'));
    expect(seen.whole).toBe(true);
    expect(seen.contacts).toMatchObject([{ role: 'leader', email: 'leadertrondheim@example.test' }]);
    expect(seen.facts.map((fact) => fact.kind)).toEqual(
      expect.arrayContaining(['submitted', 'submitted', 'due_set', 'queued']),
    );
    expect(seen.messages).toMatchObject([{ kind: 'invitation', to: 'leaderTrondheim' }]);
    expect(seen.versions.map((v) => [v.version, v.reason, v.onTime])).toEqual([
      [2, 'Talte om igjen', true],
      [1, null, true],
    ]);
    expect(seen.versions[0]?.receiptNumber).toMatch(/^KV-\d{7}-\d$/);
    expect(seen.versions[0]?.lines[0]?.answers.lost).toEqual(says(4));
  });

  it('shows another governor the lines of the own county, without names, receipts or mails', async () => {
    const seen = await must(detail(more, 'mr-molde'));
    expect(seen).toMatchObject({
      whole: false,
      messages: [],
      versions: [{ version: 1, givenBy: null, receiptNumber: null }],
    });
    expect(await detail(more, 'tr-trondheim')).toMatchObject({ status: 404 });
    expect(await detail(people.leaderMolde, 'mr-molde')).toMatchObject({ status: 403 });
  });
});

describe('chasing', () => {
  const chosen = (...serviceIds: string[]) => ({ surveyId, requestIds: serviceIds.map(id) });
  const reason = 'Ferie';

  it('reminds those who have not answered, once a day, whoever clicks how often', async () => {
    const all = chosen('tr-orkland', 'tr-oppdal', 'tr-trondheim');
    const remind = (at: Date) => does(bufdir, at, (tx) => remindRequests(bufdir, tx, all));
    const both = await Promise.all([must(remind(after)), must(remind(after))]);
    expect(both.map((done) => done.changed).sort()).toEqual([0, 1]);
    expect(
      both
        .find((done) => done.changed === 1)
        ?.skipped.map((s) => s.reason)
        .sort(),
    ).toEqual(['ANSWERED', 'NO_CONTACT']);
    expect((await must(remind(new Date('2023-06-17T10:00:00Z')))).changed).toBe(1);
    const queued = await owner.query(`select count(*)::int from message where kind = 'reminder'`);
    expect(queued.rows).toEqual([{ count: 2 }]);
  });

  it('extends with a reason: what was overdue is outstanding again, and the due time before is kept', async () => {
    const later = '2023-06-30T10:00:00.000Z';
    const extend = (to: string) =>
      does(bufdir, after, (tx) =>
        extendRequests(bufdir, tx, { ...chosen('tr-orkland', 'tr-trondheim'), dueAt: to, reason }),
      );
    expect(await extend('2023-06-16T09:00:00Z')).toMatchObject({
      status: 422,
      fields: [{ path: 'dueAt', code: 'IN_PAST' }],
    });
    expect(await must(extend(later))).toMatchObject({ changed: 1, skipped: [{ reason: 'ANSWERED' }] });
    expect(await must(extend(later))).toMatchObject({ changed: 0 });
    const row = (await list(bufdir, after)).rows.find((r) => r.serviceId === 'tr-orkland');
    expect(row).toMatchObject({ response: 'outstanding', dueAt: later, extended: true });
    const facts = await owner.query(`select value from request_fact where kind = 'extended'`);
    expect(facts.rows).toEqual([{ value: { dueAt: later, reason } }]);
  });

  it('exempts and takes it back', async () => {
    const input = { ...chosen('tr-oppdal', 'mr-molde'), reason };
    const exempt = await must(does(bufdir, after, (tx) => exemptRequests(bufdir, tx, input)));
    expect(exempt).toMatchObject({ changed: 1, skipped: [{ reason: 'ANSWERED' }] });
    expect((await list(bufdir, after)).counts).toMatchObject({ exempt: 1 });
    expect(await must(does(bufdir, after, (tx) => unexemptRequests(bufdir, tx, input)))).toMatchObject({
      changed: 1,
    });
    expect((await list(bufdir, after)).counts).toMatchObject({ exempt: 0 });
  });

  it('is for the survey’s own authority, and for its own requests', async () => {
    for (const actor of [more, trondelag]) {
      expect(
        await does(actor, after, (tx) => remindRequests(actor, tx, chosen('mr-surnadal-rindal'))),
      ).toMatchObject({ status: 403 });
    }
    const stranger = { surveyId, requestIds: [surveyId] };
    expect(await does(bufdir, after, (tx) => remindRequests(bufdir, tx, stranger))).toMatchObject({
      status: 404,
    });
  });
});
