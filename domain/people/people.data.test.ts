import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nobody, systemActor } from '@/lib/actor';
import { actorByEmail, authenticate } from '@/lib/auth';
import type { Grant } from '@/lib/claims';
import { asActor } from '@/lib/db';
import type { Outcome } from '@/lib/outcome';
import { newSecret, sha256 } from '@/lib/secrets';
import { useDatabase } from '@/tests/database';
import { does, must } from '@/tests/outcomes';
import { insertSampleRegister, people } from '@/tests/sample-register';
import { getLink, getMe, listApiTokens, listSessions } from './data';
import * as mutations from './mutations';

const { owner } = useDatabase();
const june = new Date('2023-06-09T13:05:00Z');
const system = systemActor('test');
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

const leader = people.leaderSurnadal.personId as string;
const makeLink = (
  more: { requestId?: string; browserHash?: string; hours?: number; personId?: string } = {},
) => asActor(system, (tx) => mutations.createSignInLink(tx, { personId: leader, hours: 1, ...more }));
const use = (token: string, browser: string | null = null) =>
  does(nobody, june, (tx) =>
    mutations.signInWithLink(nobody, tx, { token, browser, userAgent: 'Firefox/140 Linux' }),
  );
const who = async (cookie: string) =>
  (await authenticate({ cookie, bearer: null, address: null, correlation: null })).actor;
const reason = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.reason);
const count = async (sql: string, values: unknown[] = []) =>
  Number((await owner.query(sql, values)).rows[0].count);

describe('a link', () => {
  it('begins a session for its person, and its secrets are stored as hashes only', async () => {
    const token = await makeLink();
    const { secret } = await must(use(token));
    expect(await who(secret)).toMatchObject({
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
    expect(await must(use(token))).toMatchObject({ requestId });
    expect(await use(token)).toMatchObject({ status: 409, reason: 'LINK_USED' });
    expect(await must(does(nobody, june, (tx) => getLink(nobody, tx, token)))).toMatchObject({
      state: 'used',
    });
  });

  it('gives one session when it is used twice at the same moment', async () => {
    const token = await makeLink();
    const before = await count('select count(*) from session');
    const outcomes = await Promise.all([use(token), use(token), use(token), use(token)]);
    expect(outcomes.map(reason).sort()).toEqual(['LINK_USED', 'LINK_USED', 'LINK_USED', 'ok']);
    expect(await count('select count(*) from session')).toBe(before + 1);
  });

  it('that was asked for in one browser is refused in another, and stays unused', async () => {
    const browser = newSecret();
    const token = await makeLink({ browserHash: sha256(browser) });
    expect(await use(token)).toMatchObject({ status: 403, reason: 'OTHER_BROWSER' });
    expect(await use(token, newSecret())).toMatchObject({ status: 403, reason: 'OTHER_BROWSER' });
    expect(reason(await use(token, browser))).toBe('ok');
  });

  it('is refused when it is too old or unknown', async () => {
    expect(await use(await makeLink({ hours: -1 }))).toMatchObject({ status: 409, reason: 'LINK_EXPIRED' });
    expect(await use(newSecret())).toMatchObject({ status: 404, reason: 'LINK_UNKNOWN' });
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
    expect(await use(token)).toMatchObject({ status: 403, reason: 'NO_ROLE' });
    expect(await must(does(nobody, june, (tx) => getLink(nobody, tx, token)))).toMatchObject({
      state: 'open',
    });
  });

  it("ends the browser's earlier session when another is begun", async () => {
    const first = await must(use(await makeLink()));
    const as = await who(first.secret);
    await must(
      does(as, june, async (tx) =>
        mutations.signInWithLink(as, tx, {
          token: await mutations.createSignInLink(tx, { personId: leader, hours: 1 }),
          browser: null,
          userAgent: null,
        }),
      ),
    );
    expect((await who(first.secret)).kind).toBe('nobody');
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

describe('sessions', () => {
  const begin = async () => (await must(use(await makeLink()))).secret;

  it('are listed for their owner, and one that is ended is refused at once', async () => {
    const [here, there] = [await begin(), await begin()];
    const as = await who(here);
    const listed = await must(does(as, june, (tx) => listSessions(as, tx)));
    expect(listed.filter((s) => s.current)).toHaveLength(1);
    expect(listed[0]).toMatchObject({ userAgent: 'Firefox, Linux' });
    const other = (await who(there)).sessionId as string;
    await must(does(as, june, (tx) => mutations.endSession(as, tx, { sessionId: other })));
    expect((await who(there)).kind).toBe('nobody');
    expect((await who(here)).kind).toBe('person');
  });

  it("cannot be ended by somebody else, and somebody else's are not listed", async () => {
    const as = await who(await begin());
    const token = await makeLink({ personId: people.leaderMolde.personId as string });
    const other = await who((await must(use(token))).secret);
    const end = await does(other, june, (tx) =>
      mutations.endSession(other, tx, { sessionId: as.sessionId as string }),
    );
    expect(end).toMatchObject({ status: 404 });
    const listed = await must(does(other, june, (tx) => listSessions(other, tx)));
    expect(listed.map((s) => s.id)).toEqual([other.sessionId]);
  });

  it('end when one signs out', async () => {
    const secret = await begin();
    const as = await who(secret);
    await must(does(as, june, (tx) => mutations.signOut(as, tx)));
    expect((await who(secret)).kind).toBe('nobody');
    expect(await does(nobody, june, (tx) => mutations.signOut(nobody, tx))).toMatchObject({ ok: true });
  });

  it('end when nobody uses them, and last as long as they are used, but not beyond their time', async () => {
    const secret = await begin();
    const hash = sha256(secret);
    const { rows } = await owner.query(
      `select extract(epoch from "idleUntil" - "createdAt")::int as idle, extract(epoch from "expiresAt" - "createdAt")::int as whole
       from session where "tokenHash" = $1`,
      [hash],
    );
    expect(rows).toEqual([{ idle: 3600, whole: 12 * 3600 }]);
    const rests = (until: string) =>
      owner.query(`update session set "idleUntil" = now() + $2::interval where "tokenHash" = $1`, [
        hash,
        until,
      ]);
    const idle = async () =>
      (
        await owner.query(
          `select "idleUntil" > now() + interval '59 minutes' as far from session where "tokenHash" = $1`,
          [hash],
        )
      ).rows[0].far as boolean;

    // A page that renews itself while nobody is there moves nothing on; a person who asks does.
    await rests('10 minutes');
    await authenticate({ cookie: secret, bearer: null, address: null, correlation: null, resting: true });
    expect(await idle()).toBe(false);
    expect((await who(secret)).kind).toBe('person');
    expect(await idle()).toBe(true);

    await rests('-1 second');
    expect((await who(secret)).kind).toBe('nobody');
    await rests('1 hour');
    await owner.query(`update session set "expiresAt" = now() - interval '1 second' where "tokenHash" = $1`, [
      hash,
    ]);
    expect((await who(secret)).kind).toBe('nobody');
  });

  it('that ended long ago are swept, with the links of that time', async () => {
    await owner.query(`update session set "expiresAt" = now() - interval '91 days' where "endedAt" is null`);
    await owner.query(`update sign_in_link set "expiresAt" = now() - interval '91 days'`);
    const swept = await asActor(system, (tx) => mutations.sweepExpired(system, tx));
    expect(swept.links).toBeGreaterThan(5);
    expect(swept.sessions).toBeGreaterThan(1);
    expect(await count('select count(*) from sign_in_link')).toBe(0);
  });
});

describe('API tokens', () => {
  const session = async () => who((await must(use(await makeLink()))).secret);
  const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const bearer = async (token: string) =>
    (await authenticate({ cookie: null, bearer: token, address: null, correlation: null })).actor;

  it('act as their owner, are shown once, stored hashed, and stop when revoked', async () => {
    const as = await session();
    const made = await must(
      does(as, june, (tx) => mutations.createApiToken(as, tx, { name: 'Regneark', lastDay: inAMonth })),
    );
    expect(made.token).toMatch(/^kvt_[\w-]{43}$/);
    expect(await bearer(made.token)).toMatchObject({ personId: leader, tokenId: made.id, sessionId: null });
    const listed = await must(does(as, june, (tx) => listApiTokens(as, tx)));
    expect(listed).toMatchObject([{ id: made.id, name: 'Regneark', lastDay: inAMonth }]);
    expect(JSON.stringify([listed, (await owner.query('select * from api_token')).rows])).not.toContain(
      made.token,
    );
    await must(does(as, june, (tx) => mutations.revokeApiToken(as, tx, { tokenId: made.id })));
    expect((await bearer(made.token)).kind).toBe('nobody');
    expect(await must(does(as, june, (tx) => listApiTokens(as, tx)))).toEqual([]);
  });

  it('end with their last day, which is not past and not more than a year away', async () => {
    const as = await session();
    const make = (lastDay: string) =>
      does(as, june, (tx) => mutations.createApiToken(as, tx, { name: 'x', lastDay }));
    expect(await make('2023-06-10')).toMatchObject({
      status: 422,
      fields: [{ path: 'lastDay', code: 'DATE_PAST' }],
    });
    expect(await make('2099-01-01')).toMatchObject({
      status: 422,
      fields: [{ path: 'lastDay', code: 'DATE_TOO_FAR' }],
    });
    const { token, id } = await must(make(inAMonth));
    await owner.query(`update api_token set "expiresAt" = now() - interval '1 second' where id = $1`, [id]);
    expect((await bearer(token)).kind).toBe('nobody');
  });

  it('make no tokens, end no sessions and change no names themselves', async () => {
    const as = await session();
    const { token } = await must(
      does(as, june, (tx) => mutations.createApiToken(as, tx, { name: 'x', lastDay: inAMonth })),
    );
    const robot = await bearer(token);
    const tried = [
      await does(robot, june, (tx) => mutations.createApiToken(robot, tx, { name: 'y', lastDay: inAMonth })),
      await does(robot, june, (tx) => mutations.endSession(robot, tx, { sessionId: as.sessionId as string })),
      await does(robot, june, (tx) => mutations.updateMe(robot, tx, { name: 'Robot' })),
    ];
    expect(tried.map(reason)).toEqual(['SIGN_IN', 'SIGN_IN', 'SIGN_IN']);
    expect(await must(does(robot, june, (tx) => getMe(robot, tx)))).toMatchObject({ email: surnadal });
  });

  it('stop acting as a leader the moment the contact ends, with the session', async () => {
    const { secret } = await must(use(await makeLink()));
    const as = await who(secret);
    expect(as.serviceIds).not.toEqual([]);
    const { token } = await must(
      does(as, june, (tx) => mutations.createApiToken(as, tx, { name: 'x', lastDay: inAMonth })),
    );
    await owner.query(`update contact set "validTo" = now() where "personId" = $1`, [leader]);
    expect((await bearer(token)).serviceIds).toEqual([]);
    expect((await who(secret)).serviceIds).toEqual([]);
    expect((await actorByEmail(surnadal)).serviceIds).toEqual([]);
    await owner.query(`update contact set "validTo" = null where "personId" = $1`, [leader]);
  });
});

it('a person changes name, phone and language, and the audit says which fields but not what they hold', async () => {
  const as = await who((await must(use(await makeLink()))).secret);
  const input = { name: 'Kari Nordmann', phone: '22 00 00 00', language: 'nn' as const };
  expect(await must(does(as, june, (tx) => mutations.updateMe(as, tx, input)))).toMatchObject(input);
  const { rows } = await owner.query(`select * from audit_event where kind = 'person.changed'`);
  expect(rows[0].after).toEqual({ fields: ['name', 'phone', 'language'] });
  expect(JSON.stringify(rows)).not.toContain('Nordmann');
});

it('in the demo one signs in through a link that is made and used at once', async () => {
  const enter = (email: string) =>
    does(nobody, june, (tx) => mutations.signInToDemo(nobody, tx, { email, userAgent: null }));
  expect((await who((await must(enter(surnadal))).secret)).personId).toBe(leader);
  expect(
    await count(`select count(*) from sign_in_link where "usedAt" is null and "expiresAt" > now()`),
  ).toBe(0);
  expect(await enter('nobody-at-all@example.test')).toMatchObject({ status: 404 });
});

describe('claims', () => {
  const admit = (email: string, grants: Grant[] | null) =>
    asActor(nobody, (tx) => mutations.sessionStore.admit(nobody, tx, { email, name: 'Ny', grants }));
  const held = async (email: string) =>
    (
      await owner.query(
        `select m.role, m."officeId", m.source from membership m join person p on p.id = m."personId"
         where p.email = $1 and m."validTo" is null order by m.role`,
        [email],
      )
    ).rows.map((row) => `${row.role} ${row.officeId} ${row.source}`);

  it('give a role to somebody new, move it to another office, and take it away', async () => {
    const email = 'claimed@example.test';
    expect(await admit(email, [{ role: 'governor', officeId: 'sf-tr' }])).toMatchObject({ email });
    expect(await held(email)).toEqual(['governor sf-tr claims']);
    await admit(email, [{ role: 'governor', officeId: 'sf-mr' }]);
    expect(await held(email)).toEqual(['governor sf-mr claims']);
    expect((await actorByEmail(email)).memberships).toEqual([{ role: 'governor', officeId: 'sf-mr' }]);
    expect(await admit(email, [])).toBeNull();
    expect((await actorByEmail(email)).memberships).toEqual([]);
  });

  it('leave what was given by hand, and do not double it', async () => {
    const email = 'trondelag@example.test';
    await admit(email, [
      { role: 'governor', officeId: 'sf-tr' },
      { role: 'governor', officeId: 'sf-mr' },
    ]);
    expect(await held(email)).toEqual(['governor sf-tr hand', 'governor sf-mr claims']);
    expect(await admit(email, [])).toMatchObject({ email });
    expect(await held(email)).toEqual(['governor sf-tr hand']);
    expect(await admit(email, null)).toMatchObject({ email });
  });

  it('make nobody of who is unknown and gets nothing, nor of an office that is not there', async () => {
    expect(await admit('stranger@example.test', [])).toBeNull();
    expect(await admit('stranger@example.test', null)).toBeNull();
    expect(await admit('stranger@example.test', [{ role: 'governor', officeId: 'nowhere' }])).toBeNull();
    expect(await count(`select count(*) from person where email = 'stranger@example.test'`)).toBe(0);
  });

  it('at two sign-ins at once give one membership', async () => {
    const email = 'twice@example.test';
    const grants: Grant[] = [{ role: 'ministry', officeId: 'bfd' }];
    await Promise.all(Array.from({ length: 4 }, () => admit(email, grants)));
    expect(await held(email)).toEqual(['ministry bfd claims']);
  });
});
