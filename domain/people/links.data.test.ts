import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nobody } from '@/lib/actor';
import { newSecret, sha256 } from '@/lib/secrets';
import { useDatabase } from '@/tests/database';
import { does, must } from '@/tests/outcomes';
import { insertSampleRegister, people } from '@/tests/sample-register';
import { june, leader, makeLink, reason, useLink, whoIs } from '@/tests/signing-in';
import { getLink } from './data';
import * as mutations from './mutations';

const { owner } = useDatabase();
const surnadal = 'leadersurnadal@example.test';
const requestId = randomUUID();

beforeAll(async () => {
  await insertSampleRegister(owner);
  await owner.query(`
    insert into incident (id, "officeId", title, system, summary, words, "createdAt")
      values ('00000000-0000-7000-8000-0000000000a1', 'bufdir', 'Tapte meldinger', 'Familia', 'Noe forsvant.', '{}', now());
    insert into questionnaire (id, title) values ('00000000-0000-7000-8000-0000000000a2', 'Skjema');
    insert into questionnaire_version (id, "questionnaireId", version, definition)
      values ('00000000-0000-7000-8000-0000000000a3', '00000000-0000-7000-8000-0000000000a2', 1, '{}');
    insert into survey (id, "incidentId", "officeId", "questionnaireVersionId", title, introduction, "legalBasis", state, recipients, "dueAt", "createdAt")
      values ('00000000-0000-7000-8000-0000000000a4', '00000000-0000-7000-8000-0000000000a1', 'sf-tr', '00000000-0000-7000-8000-0000000000a3',
        'Tre spørsmål', 'Hei', 'Loven', 'open', '{}', '2023-06-12T10:00:00Z', now());
    insert into request (id, "surveyId", "incidentId", "serviceId", "officeId", "countyOfficeIds", "queuedAt", "dueAt")
      values ('${requestId}', '00000000-0000-7000-8000-0000000000a4', '00000000-0000-7000-8000-0000000000a1', 'mr-surnadal-rindal', 'sf-tr',
        '{sf-tr}', now(), '2023-06-12T10:00:00Z');
    insert into request_municipality ("requestId", "municipalityNumber", "surveyId", "incidentId", "serviceId", "officeId", "countyOfficeId")
      values ('${requestId}', '5061', '00000000-0000-7000-8000-0000000000a4', '00000000-0000-7000-8000-0000000000a1', 'mr-surnadal-rindal', 'sf-tr', 'sf-tr');
  `);
});

const count = async (sql: string, values: unknown[] = []) =>
  Number((await owner.query(sql, values)).rows[0].count);

describe('a link', () => {
  it('begins a session for its person, and its secrets are stored as hashes only', async () => {
    const token = await makeLink();
    const { secret } = await must(useLink(token));
    expect(await whoIs(secret)).toMatchObject({
      kind: 'person',
      personId: leader,
      serviceIds: ['mr-surnadal-rindal'],
    });
    const stored = JSON.stringify([
      (await owner.query('select * from sign_in_link')).rows,
      (await owner.query('select * from session')).rows,
      (await owner.query('select * from audit_event')).rows,
    ]);
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(secret);
    expect(stored).toContain(sha256(secret));
  });

  it('is refused when it is used, and reading its page uses nothing up', async () => {
    const token = await makeLink({ requestId });
    for (let visits = 0; visits < 3; visits++) {
      expect(await must(does(nobody, june, (tx) => getLink(nobody, tx, token)))).toMatchObject({
        state: 'open',
      });
    }
    expect(await must(useLink(token))).toMatchObject({ requestId });
    expect(await useLink(token)).toMatchObject({ status: 409, reason: 'LINK_USED' });
    expect(await must(does(nobody, june, (tx) => getLink(nobody, tx, token)))).toMatchObject({
      state: 'used',
    });
  });

  it('gives one session when it is used twice at the same moment', async () => {
    const token = await makeLink();
    const before = await count('select count(*) from session');
    const outcomes = await Promise.all([useLink(token), useLink(token), useLink(token), useLink(token)]);
    expect(outcomes.map(reason).sort()).toEqual(['LINK_USED', 'LINK_USED', 'LINK_USED', 'ok']);
    expect(await count('select count(*) from session')).toBe(before + 1);
  });

  it('that was asked for in one browser is refused in another, and stays unused', async () => {
    const browser = newSecret();
    const token = await makeLink({ browserHash: sha256(browser) });
    expect(await useLink(token)).toMatchObject({ status: 403, reason: 'OTHER_BROWSER' });
    expect(await useLink(token, newSecret())).toMatchObject({ status: 403, reason: 'OTHER_BROWSER' });
    expect(reason(await useLink(token, browser))).toBe('ok');
  });

  it('is refused when it is too old or unknown', async () => {
    expect(await useLink(await makeLink({ hours: -1 }))).toMatchObject({
      status: 409,
      reason: 'LINK_EXPIRED',
    });
    expect(await useLink(newSecret())).toMatchObject({ status: 404, reason: 'LINK_UNKNOWN' });
    expect(await does(nobody, june, (tx) => getLink(nobody, tx, newSecret()))).toMatchObject({ status: 404 });
  });

  it('leads nobody in who has nothing to do here any more, and is not used up by trying', async () => {
    const gone = randomUUID();
    await owner.query(`insert into person (id, name, email) values ($1, 'Gått', 'gone@example.test')`, [
      gone,
    ]);
    await owner.query(
      `insert into contact (id, "serviceId", "personId", role, "validTo") values (uuidv7(), 'mr-molde', $1, 'leader', '2023-06-01')`,
      [gone],
    );
    const token = await makeLink({ personId: gone });
    expect(await useLink(token)).toMatchObject({ status: 403, reason: 'NO_ROLE' });
    expect(await must(does(nobody, june, (tx) => getLink(nobody, tx, token)))).toMatchObject({
      state: 'open',
    });
  });

  it("ends the browser's earlier session when another is begun", async () => {
    const first = await must(useLink(await makeLink()));
    const as = await whoIs(first.secret);
    await must(
      does(as, june, async (tx) =>
        mutations.signInWithLink(as, tx, {
          token: await mutations.createSignInLink(tx, { personId: leader, hours: 1 }),
          browser: null,
          userAgent: null,
        }),
      ),
    );
    expect((await whoIs(first.secret)).kind).toBe('nobody');
    const ended = `select count(*) from audit_event where kind = 'session.ended' and "objectId" = $1`;
    expect(await count(ended, [first.sessionId])).toBe(1);
  });
});

describe('asking for a link', () => {
  const ask = (email: string) =>
    does(nobody, june, (tx) =>
      mutations.askForSignInLink(nobody, tx, { email, next: '/me', browser: 'b'.repeat(43) }),
    );
  const queued = () => count(`select count(*) from message where kind = 'sign_in'`);
  beforeEach(() => owner.query('delete from message'));

  it('answers the same whether anybody has the address, and mails only those with something to do', async () => {
    const known = await ask('LeaderSurnadal@Example.test');
    expect(await queued()).toBe(1);
    const unknown = await ask('nobody-at-all@example.test');
    const gone = await ask('gone@example.test');
    expect([unknown, gone]).toEqual([known, known]);
    expect(await queued()).toBe(1);
    const { rows } = await owner.query(`select "personId", params from message`);
    expect(rows).toEqual([
      { personId: leader, params: { browserHash: sha256('b'.repeat(43)), next: '/me' } },
    ]);
  });

  it('stops at five mails in a quarter of an hour, also when asked many times at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => ask(surnadal)));
    expect(await queued()).toBe(5);
    await does(nobody, new Date(june.getTime() + 16 * 60_000), (tx) =>
      mutations.askForSignInLink(nobody, tx, { email: surnadal, browser: 'b'.repeat(43) }),
    );
    expect(await queued()).toBe(6);
  });
});

describe('an invitation', () => {
  const renew = (token: string, at = june) =>
    does(nobody, at, (tx) => mutations.renewInvitation(nobody, tx, token));
  const minutesLater = (minutes: number) => new Date(june.getTime() + minutes * 60_000);
  beforeEach(() => owner.query('delete from message'));

  it('says who asks, about what and until when, to whoever holds it, and hides the address', async () => {
    const token = await makeLink({ requestId, hours: 24 });
    expect(await must(does(nobody, june, (tx) => getLink(nobody, tx, token)))).toEqual({
      state: 'open',
      mine: false,
      maskedEmail: 'l•••@example.test',
      asks: {
        requestId,
        survey: 'Tre spørsmål',
        incident: 'Tapte meldinger',
        office: 'Statsforvalteren i Trøndelag',
        service: 'Surnadal og Rindal barnevern',
        municipalities: 1,
        dueAt: '2023-06-12T10:00:00.000Z',
        closed: false,
        answered: false,
      },
    });
  });

  it('that is used or expired gives a new one to the same address for the same request', async () => {
    const expired = await makeLink({ requestId, hours: -1 });
    await must(renew(expired));
    const { rows } = await owner.query(
      'select kind, "personId", "requestId", "serviceId", "officeId" from message',
    );
    expect(rows).toEqual([
      { kind: 'invitation', personId: leader, requestId, serviceId: 'mr-surnadal-rindal', officeId: 'sf-tr' },
    ]);
  });

  it('is renewed at most once a minute and ten times a day', async () => {
    const expired = await makeLink({ requestId, hours: -1 });
    expect((await Promise.all([renew(expired), renew(expired), renew(expired)])).map(reason).sort()).toEqual([
      'TOO_MANY',
      'TOO_MANY',
      'ok',
    ]);
    for (let n = 1; n < 10; n++) expect(reason(await renew(expired, minutesLater(n * 2)))).toBe('ok');
    expect(await renew(expired, minutesLater(30))).toMatchObject({ status: 429, reason: 'TOO_MANY' });
    expect(reason(await renew(expired, minutesLater(26 * 60)))).toBe('ok');
  });

  it('is not renewed while it works, nor with a link that leads to no request, nor with none', async () => {
    expect(await renew(await makeLink({ requestId }))).toMatchObject({
      status: 409,
      reason: 'LINK_STILL_VALID',
    });
    expect(await renew(await makeLink({ hours: -1 }))).toMatchObject({ status: 404, reason: 'LINK_UNKNOWN' });
    expect(await renew(newSecret())).toMatchObject({ status: 404, reason: 'LINK_UNKNOWN' });
  });

  it('is not renewed for somebody who is no longer a contact of the service', async () => {
    const molde = people.leaderMolde.personId as string;
    const token = await makeLink({ requestId, hours: -1, personId: molde });
    expect(await renew(token)).toMatchObject({ status: 403, reason: 'NO_LONGER_CONTACT' });
  });
});
