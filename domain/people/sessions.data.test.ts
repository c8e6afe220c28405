import { beforeAll, describe, expect, it } from 'vitest';
import { nobody, systemActor } from '@/lib/actor';
import { actorByEmail, authenticate } from '@/lib/auth';
import { asActor } from '@/lib/db';
import { sha256 } from '@/lib/secrets';
import { askServices } from '@/tests/asked';
import { useDatabase } from '@/tests/database';
import { does, must } from '@/tests/outcomes';
import { insertSampleRegister, people } from '@/tests/sample-register';
import { june, leader, makeLink, reason, useLink, whoIs } from '@/tests/signing-in';
import { getMe, listApiTokens, listSessions } from './data';
import * as mutations from './mutations';

const { owner } = useDatabase();
const system = systemActor('test');
const surnadal = 'leadersurnadal@example.test';

beforeAll(() => insertSampleRegister(owner));

const count = async (sql: string, values: unknown[] = []) =>
  Number((await owner.query(sql, values)).rows[0].count);

describe('sessions', () => {
  const begin = async () => (await must(useLink(await makeLink()))).secret;

  it('are listed for their owner, and one that is ended is refused at once', async () => {
    const [here, there] = [await begin(), await begin()];
    const as = await whoIs(here);
    const listed = await must(does(as, june, (tx) => listSessions(as, tx)));
    expect(listed.filter((s) => s.current)).toHaveLength(1);
    expect(listed[0]).toMatchObject({ userAgent: 'Firefox, Linux' });
    const other = (await whoIs(there)).sessionId as string;
    await must(does(as, june, (tx) => mutations.endSession(as, tx, { sessionId: other })));
    expect((await whoIs(there)).kind).toBe('nobody');
    expect((await whoIs(here)).kind).toBe('person');
  });

  it("cannot be ended by somebody else, and somebody else's are not listed", async () => {
    const as = await whoIs(await begin());
    const token = await makeLink({ personId: people.leaderMolde.personId as string });
    const other = await whoIs((await must(useLink(token))).secret);
    const end = await does(other, june, (tx) =>
      mutations.endSession(other, tx, { sessionId: as.sessionId as string }),
    );
    expect(end).toMatchObject({ status: 404 });
    const listed = await must(does(other, june, (tx) => listSessions(other, tx)));
    expect(listed.map((s) => s.id)).toEqual([other.sessionId]);
  });

  it('end when one signs out', async () => {
    const secret = await begin();
    const as = await whoIs(secret);
    await must(does(as, june, (tx) => mutations.signOut(as, tx)));
    expect((await whoIs(secret)).kind).toBe('nobody');
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
    expect((await whoIs(secret)).kind).toBe('person');
    expect(await idle()).toBe(true);

    await rests('-1 second');
    expect((await whoIs(secret)).kind).toBe('nobody');
    await rests('1 hour');
    await owner.query(`update session set "expiresAt" = now() - interval '1 second' where "tokenHash" = $1`, [
      hash,
    ]);
    expect((await whoIs(secret)).kind).toBe('nobody');
  });

  it('that ended long ago are swept, with the links of that time', async () => {
    await owner.query(`update session set "expiresAt" = now() - interval '91 days' where "endedAt" is null`);
    await owner.query(`update sign_in_link set "expiresAt" = now() - interval '91 days'`);
    const swept = await asActor(system, (tx) => mutations.sweepExpired(system, tx));
    expect(swept.links).toBeGreaterThan(5);
    expect(swept.sessions).toBeGreaterThan(1);
    expect(await count('select count(*) from sign_in_link')).toBe(0);
  });

  it('and who had which form open are not kept by the sweep', async () => {
    const { services } = await askServices(owner);
    await owner.query(
      `insert into draft_presence ("requestId", "serviceId", "personId", "seenAt")
       select id, "serviceId", p, seen from request, (values ($2::uuid, now()), ($3, now() - interval '2 minutes')) as of (p, seen)
       where id = $1`,
      [services[0]?.requestId, leader, people.leaderMolde.personId],
    );
    await asActor(system, (tx) => mutations.sweepExpired(system, tx));
    const { rows } = await owner.query('select "personId" from draft_presence');
    expect(rows).toEqual([{ personId: leader }]);
  });
});

describe('API tokens', () => {
  const session = async () => whoIs((await must(useLink(await makeLink()))).secret);
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
    const { secret } = await must(useLink(await makeLink()));
    const as = await whoIs(secret);
    expect(as.serviceIds).not.toEqual([]);
    const { token } = await must(
      does(as, june, (tx) => mutations.createApiToken(as, tx, { name: 'x', lastDay: inAMonth })),
    );
    // To the millisecond, as the product's clock: rounded up it would be a moment to come.
    await owner.query(
      `update contact set "validTo" = date_trunc('milliseconds', now()) where "personId" = $1`,
      [leader],
    );
    expect((await bearer(token)).serviceIds).toEqual([]);
    expect((await whoIs(secret)).serviceIds).toEqual([]);
    expect((await actorByEmail(surnadal)).serviceIds).toEqual([]);
    await owner.query(`update contact set "validTo" = null where "personId" = $1`, [leader]);
  });
});

it('a person changes name, phone and language, and the audit says which fields but not what they hold', async () => {
  const as = await whoIs((await must(useLink(await makeLink()))).secret);
  const input = { name: 'Kari Nordmann', phone: '22 00 00 00', language: 'nn' as const };
  expect(await must(does(as, june, (tx) => mutations.updateMe(as, tx, input)))).toMatchObject(input);
  const { rows } = await owner.query(`select * from audit_event where kind = 'person.changed'`);
  expect(rows[0].after).toEqual({ fields: ['name', 'phone', 'language'] });
  expect(JSON.stringify(rows)).not.toContain('Nordmann');
});

it('in the demo one signs in through a link that is made and used at once', async () => {
  const enter = (email: string) =>
    does(nobody, june, (tx) => mutations.signInToDemo(nobody, tx, { email, userAgent: null }));
  expect((await whoIs((await must(enter(surnadal))).secret)).personId).toBe(leader);
  expect(
    await count(`select count(*) from sign_in_link where "usedAt" is null and "expiresAt" > now()`),
  ).toBe(0);
  expect(await enter('nobody-at-all@example.test')).toMatchObject({ status: 404 });
});
