import { beforeAll, describe, expect, it } from 'vitest';
import { getIncident, listIncidents } from '@/domain/incidents/data';
import { listMunicipalityFacts } from '@/domain/incidents/facts-data';
import {
  addNote,
  addNotice,
  createIncident,
  importOperatorList,
  retractNotice,
  updateIncident,
} from '@/domain/incidents/mutations';
import type { Actor } from '@/lib/actor';
import { readPlain } from '@/lib/db';
import { useDatabase } from '@/tests/database';
import { does, must } from '@/tests/outcomes';
import { insertSampleRegister, people } from '@/tests/sample-register';
import { concernWords } from './concern-words';
import { withText } from './suggest-words';
import type { IncidentWords } from './words';

const { owner } = useDatabase();
const june = new Date('2023-06-05T10:00:00Z');
const later = new Date('2023-06-09T10:00:00Z');

const incident = { title: 'Tapte meldinger', system: 'Familia', summary: 'Noe forsvant.' };
const start = (actor: Actor) => does(actor, june, (tx) => createIncident(actor, tx, incident));

let incidentId: string;
beforeAll(async () => {
  await insertSampleRegister(owner);
  incidentId = (await must(start(people.trondelag))).incidentId;
});

describe('an incident', () => {
  it('is started by authorities only', async () => {
    for (const actor of [people.ks, people.ministry, people.admin, people.leaderMolde]) {
      expect(await start(actor)).toMatchObject({ ok: false, status: 403 });
    }
  });

  it('is seen by authorities, ministry and operators, not by a leader whom nobody asked', async () => {
    for (const actor of [people.more, people.bufdir, people.ministry, people.ks]) {
      expect((await must(does(actor, later, (tx) => getIncident(actor, tx, incidentId)))).title).toBe(
        'Tapte meldinger',
      );
    }
    for (const actor of [people.leaderMolde, people.admin]) {
      expect(await does(actor, later, (tx) => getIncident(actor, tx, incidentId))).toMatchObject({
        ok: false,
        status: 404,
      });
      expect((await must(does(actor, later, (tx) => listIncidents(actor, tx, {})))).rows).toEqual([]);
    }
  });

  it('is changed by its own authority and the directorate, not by another county', async () => {
    const change = (actor: Actor) =>
      does(actor, later, (tx) =>
        updateIncident(actor, tx, {
          incidentId,
          editRevision: 0,
          retentionDays: 14,
          inProductionOn: '2020-09-30',
        }),
      );
    expect(await change(people.more)).toMatchObject({ ok: false, status: 403 });
    expect(await change(people.bufdir)).toMatchObject({ ok: true, value: { retentionDays: 14 } });
    const audit = await owner.query(`select before, after from audit_event where kind = 'incident.updated'`);
    expect(audit.rows).toEqual([
      {
        before: { retentionDays: null, inProductionOn: null },
        after: { retentionDays: 14, inProductionOn: '2020-09-30' },
      },
    ]);
  });

  it('refuses dates that contradict those it has', async () => {
    expect(
      await does(people.trondelag, later, (tx) =>
        updateIncident(people.trondelag, tx, { incidentId, editRevision: 1, discoveredOn: '2019-01-01' }),
      ),
    ).toMatchObject({ ok: false, status: 422, fields: [{ path: 'discoveredOn', code: 'BEFORE_INCIDENT' }] });
  });

  it('is not changed over what somebody else has changed meanwhile', async () => {
    const change = (actor: Actor, system: string) =>
      does(actor, later, (tx) => updateIncident(actor, tx, { incidentId, editRevision: 1, system }));
    const [first, second] = await Promise.all([
      change(people.bufdir, 'Familia 2'),
      change(people.trondelag, 'Familia 3'),
    ]);
    const [won, lost] = first.ok ? [first, second] : [second, first];
    const { system } = await must(Promise.resolve(won));
    expect(lost).toMatchObject({
      ok: false,
      status: 409,
      reason: 'SOMEBODY_FIRST',
      more: { current: { system, editRevision: 2 } },
    });
    expect(
      await must(does(people.bufdir, later, (tx) => getIncident(people.bufdir, tx, incidentId))),
    ).toMatchObject({
      system,
      editRevision: 2,
    });
  });

  it('keeps a timeline in order of time, and refuses what has not happened yet', async () => {
    const note = (at: string, text: string) =>
      does(people.trondelag, later, (tx) => addNote(people.trondelag, tx, { incidentId, at, text }));
    await must(note('2023-06-08T10:00:00Z', 'sist'));
    await must(note('2020-09-30T10:00:00Z', 'først'));
    expect(await note('2023-11-02T10:00:00Z', 'senere')).toMatchObject({
      status: 422,
      fields: [{ path: 'at', code: 'IN_FUTURE' }],
    });
    const seen = await must(
      does(people.trondelag, later, (tx) => getIncident(people.trondelag, tx, incidentId)),
    );
    expect(seen.notes.map((n) => n.text)).toEqual(['først', 'sist']);
  });
});

describe('a notice', () => {
  it('is posted by an operator, and retracted by it or by the incident’s authority, once', async () => {
    const post = (actor: Actor, at = '2023-06-05T10:00:00Z') =>
      does(actor, later, (tx) =>
        addNotice(actor, tx, {
          incidentId,
          at,
          from: 'KS',
          kind: 'self_check',
          title: 'Slik',
          body: '1.',
        }),
      );
    expect(await post(people.more)).toMatchObject({ ok: false, status: 403 });
    expect(await post(people.ks, '2030-01-01T10:00:00Z')).toMatchObject({
      status: 422,
      fields: [{ path: 'at', code: 'IN_FUTURE' }],
    });
    const { noticeId } = await must(post(people.ks));
    const retract = (actor: Actor) =>
      does(actor, later, (tx) => retractNotice(actor, tx, { incidentId, noticeId }));
    expect(await retract(people.more)).toMatchObject({ ok: false, status: 403 });
    expect(await retract(people.ks)).toMatchObject({ ok: true });
    expect(await retract(people.trondelag)).toMatchObject({
      ok: false,
      status: 409,
      reason: 'ALREADY_RETRACTED',
    });
    const seen = (actor: Actor) => must(does(actor, later, (tx) => getIncident(actor, tx, incidentId)));
    expect((await seen(people.more)).notices).toEqual([]);
    expect((await seen(people.trondelag)).notices).toMatchObject([{ title: 'Slik', mayRetract: false }]);
  });
});

describe("an operator's list", () => {
  const csv = 'list_date,municipality_number,uses_system,integration,fixed_version_on\n';
  const first = `${csv}2023-06-05T12:00:00+02:00,5001,yes,yes,2023-06-01\n2023-06-05T12:00:00+02:00,1506,no,,\n`;
  const imports = (actor: Actor, text: string, dryRun = false) =>
    does(actor, later, (tx) => importOperatorList(actor, tx, { incidentId, csv: text, dryRun }));
  const stored = async () =>
    Number((await owner.query('select count(*) from municipality_fact')).rows[0].count);
  const facts = (actor: Actor) =>
    must(does(actor, later, (tx) => listMunicipalityFacts(actor, tx, { incidentId })));

  it('comes from the operator, the directorate or the incident’s authority, nobody else', async () => {
    for (const actor of [people.more, people.ministry]) {
      expect(await imports(actor, first)).toMatchObject({ ok: false, status: 403 });
    }
    for (const actor of [people.leaderMolde, people.admin]) {
      expect(await imports(actor, first)).toMatchObject({ ok: false, status: 404 });
    }
  });

  it('says in a dry run what it would do and writes nothing', async () => {
    expect(await must(imports(people.ks, first, true))).toMatchObject({
      added: 2,
      facts: 4,
      usesSystem: 1,
      fixedVersion: 1,
    });
    expect(await stored()).toBe(0);
  });

  it('writes nothing when a line is wrong, and names the line', async () => {
    expect(await imports(people.ks, `${first}2023-06-05T12:00:00+02:00,9999,yes,,\n`)).toMatchObject({
      ok: false,
      status: 422,
      fields: [{ path: 'csv.4.municipality_number', code: 'UNKNOWN_MUNICIPALITY' }],
    });
    expect(await imports(people.ks, `${csv}2023-12-05T12:00:00+01:00,5001,yes,,\n`)).toMatchObject({
      fields: [{ code: 'IN_FUTURE' }],
    });
    expect(await imports(people.ks, `${first}2023-06-05T12:00:00+02:00,5001,no,,\n`)).toMatchObject({
      fields: [{ code: 'DUPLICATE' }],
    });
    expect(await imports(people.ks, `${csv},5001,yes,,2023-12-01\n,1506,yes,,1999-01-01\n`)).toMatchObject({
      fields: [
        { path: 'csv.2.fixed_version_on', code: 'IN_FUTURE' },
        { path: 'csv.3.fixed_version_on', code: 'BEFORE_INCIDENT' },
      ],
    });
    expect(await stored()).toBe(0);
  });

  it('is appended once, raises the revision, and adds nothing when sent again, also at the same moment', async () => {
    const before = await must(does(people.bufdir, later, (tx) => getIncident(people.bufdir, tx, incidentId)));
    // Held, so that both have looked at what is known before either has written.
    await owner.query('begin');
    await owner.query('select from incident where id = $1 for update', [incidentId]);
    const both = Promise.all([must(imports(people.ks, first)), must(imports(people.ks, first))]);
    const waiting = `select 1 from pg_locks join pg_stat_activity using (pid)
      where datname = current_database() and not granted`;
    while ((await readPlain(waiting, [])).length < 2);
    await owner.query('commit');
    await both;
    expect(await stored()).toBe(4);
    expect(await must(imports(people.ks, first))).toMatchObject({ facts: 0, unchanged: 2 });
    expect(await stored()).toBe(4);
    const after = await must(does(people.bufdir, later, (tx) => getIncident(people.bufdir, tx, incidentId)));
    expect(after.revision).toBe(before.revision + 1);
  });

  it('is replaced by a newer one, where an empty cell takes back what was said', async () => {
    const second = await must(imports(people.ks, `${csv}2023-06-07T12:00:00+02:00,5001,yes,no,\n`));
    expect(second.changes).toEqual([
      { municipalityNumber: '5001', name: 'Trondheim', kind: 'integrationInUse', before: 'yes', after: 'no' },
      {
        municipalityNumber: '5001',
        name: 'Trondheim',
        kind: 'fixedVersionOn',
        before: '2023-06-01',
        after: null,
      },
    ]);
    const trondheim = (await facts(people.bufdir)).find((m) => m.number === '5001');
    expect(trondheim).toMatchObject({
      usesSystem: { value: 'yes', own: null },
      integrationInUse: { value: 'no' },
      fixedVersionOn: { value: null },
    });
  });

  it('is read for the own counties by another governor, for its own lists by the operator', async () => {
    expect((await facts(people.more)).map((m) => m.number)).toEqual(['1506']);
    expect((await facts(people.ks)).map((m) => m.number)).toEqual(['1506', '5001']);
    expect(
      await does(people.admin, later, (tx) => listMunicipalityFacts(people.admin, tx, { incidentId })),
    ).toMatchObject({ status: 404 });
  });
});

describe('the words of an incident', () => {
  const change = (words: IncidentWords, editRevision: number) =>
    does(people.trondelag, later, (tx) =>
      updateIncident(people.trondelag, tx, { incidentId: ownId, words, editRevision }),
    );
  let ownId: string;
  beforeAll(async () => {
    ownId = (await must(start(people.trondelag))).incidentId;
  });

  it('can be changed, with the fields that apply, until a survey was opened', async () => {
    const words = withText(concernWords, 'nb.rungs.lost.many', 'uleste meldinger');
    const changed = await must(change({ ...words, applies: ['affected', 'measures'] }, 0));
    expect(changed.words.nb.rungs.lost.many).toBe('uleste meldinger');
    expect(changed.may.editWords).toBe(true);
    await owner.query(
      `with q as (insert into questionnaire (id, title) values (uuidv7(), 'Q') returning id),
        v as (insert into questionnaire_version (id, "questionnaireId", version, definition) select uuidv7(), id, 1, '{}' from q returning id)
       insert into survey (id, "incidentId", "officeId", "questionnaireVersionId", title, introduction, "legalBasis", recipients, state, "dueAt", "openedAt", "createdAt")
       select uuidv7(), $1, i."officeId", v.id, 'S', '', '', '{}', 'open', now(), now(), now() from v, incident i where i.id = $1`,
      [ownId],
    );
    expect(await change(concernWords, 1)).toMatchObject({ ok: false, status: 409, reason: 'WORDS_IN_USE' });
    const after = await must(does(people.trondelag, later, (tx) => getIncident(people.trondelag, tx, ownId)));
    expect(after.may.editWords).toBe(false);
    expect(after.words.nb.rungs.lost.many).toBe('uleste meldinger');
  });
});
