import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signInToDemo } from '@/domain/people/mutations';
import { type Actor, nobody } from '@/lib/actor';
import { authenticate } from '@/lib/auth';
import { useDatabase } from '@/tests/database';
import { does, must } from '@/tests/outcomes';
import { insertSampleRegister, people } from '@/tests/sample-register';
import { getPerson, listPeople } from './data';
import * as mutations from './mutations';
import { peopleQuerySchema } from './schema';

const { owner } = useDatabase();
const june = new Date('2023-06-09T13:05:00Z');
const idOf = (actor: Actor) => actor.personId as string;
const admin: Actor = { ...people.admin, sessionId: '00000000-0000-7000-8000-0000000000f1' };

beforeAll(() => insertSampleRegister(owner));
beforeEach(() => owner.query('delete from session; delete from api_token'));

const find = (actor: Actor, search: string) =>
  does(actor, june, (tx) => listPeople(actor, tx, peopleQuerySchema.parse({ search })));
const add = (actor: Actor, input: Parameters<typeof mutations.addMembership>[2]) =>
  does(actor, june, (tx) => mutations.addMembership(actor, tx, input));
const end = (actor: Actor, membershipId: string) =>
  does(actor, june, (tx) => mutations.endMembership(actor, tx, { membershipId }));
const signIn = async (email: string) =>
  (
    await must(
      does(nobody, june, (tx) => signInToDemo(nobody, tx, { email, userAgent: 'Firefox/140 Linux' })),
    )
  ).secret;
const who = async (cookie: string) =>
  (await authenticate({ cookie, bearer: null, address: null, correlation: null })).actor;
const events = async (kind: string) =>
  (await owner.query('select * from audit_event where kind = $1 order by id', [kind])).rows;

describe('people', () => {
  it('are found by name, address, role, office and service, with what they have access to now', async () => {
    await signIn('leadersurnadal@example.test');
    const { rows } = await must(find(admin, 'surnadal'));
    expect(rows).toMatchObject([
      {
        email: 'leadersurnadal@example.test',
        memberships: [],
        contacts: [{ role: 'leader', service: 'Surnadal og Rindal barnevern' }],
        sessions: 1,
      },
    ]);
    expect((await must(find(admin, 'governor trøndelag'))).rows.map((row) => row.email)).toEqual([
      'trondelag@example.test',
    ]);
    expect((await must(find(admin, 'nobody-at-all'))).total).toBe(0);
  });

  it('come in pages without gap or double', async () => {
    const all = (await must(find(admin, ''))).rows.map((row) => row.id);
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const query = peopleQuerySchema.parse({ limit: 3, ...(cursor ? { cursor } : {}) });
      const page = await must(does(admin, june, (tx) => listPeople(admin, tx, query)));
      paged.push(...page.rows.map((row) => row.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(paged).toEqual(all);
  });

  it('are read by administrators and nobody else', async () => {
    for (const actor of [people.bufdir, people.trondelag, people.leaderMolde]) {
      expect(await find(actor, '')).toMatchObject({ status: 403 });
      const detail = await does(actor, june, (tx) => getPerson(actor, tx, { personId: idOf(people.admin) }));
      expect(detail).toMatchObject({ status: 403 });
    }
  });
});

describe('a role', () => {
  const governor = {
    email: 'ny@example.test',
    role: 'governor',
    officeId: 'sf-tr',
    name: 'Nora Ny',
  } as const;

  it('is given by address, opens what it opens at once, and closes it the moment it ends', async () => {
    const { membershipId, personId } = await must(add(admin, governor));
    const session = await signIn(governor.email);
    const held = [{ role: 'governor', officeId: 'sf-tr' }];
    expect((await who(session)).memberships).toEqual(held);
    expect(await add(admin, governor)).toMatchObject({ status: 409, reason: 'HAS_ROLE' });

    await must(end(admin, membershipId));
    // The very same session, without signing in again.
    expect(await who(session)).toMatchObject({ personId, memberships: [] });
    expect(await end(admin, membershipId)).toMatchObject({ status: 404 });
    const detail = await must(does(admin, june, (tx) => getPerson(admin, tx, { personId })));
    expect(detail.memberships).toMatchObject([{ id: membershipId, holds: false, source: 'hand' }]);

    expect(await events('membership.added')).toMatchObject([
      { personId: idOf(admin), objectId: personId, officeId: 'sf-tr', after: held[0] },
    ]);
    expect(await events('membership.ended')).toMatchObject([{ objectId: personId, before: held[0] }]);
    expect(JSON.stringify(await events('person.added'))).not.toContain('Nora');
  });

  it('is of an office of its own kind, an administrator of none', async () => {
    const wrong = [
      { email: 'x@example.test', role: 'governor', officeId: 'bufdir' },
      { email: 'x@example.test', role: 'governor', officeId: 'nowhere' },
      { email: 'x@example.test', role: 'governor' },
      { email: 'x@example.test', role: 'admin', officeId: 'bufdir' },
    ] as const;
    for (const input of wrong) {
      expect(await add(admin, input)).toMatchObject({
        fields: [{ path: 'officeId', code: 'OFFICE_UNKNOWN' }],
      });
    }
    expect((await owner.query(`select from person where email = 'x@example.test'`)).rowCount).toBe(0);
  });

  it('of the last administrator stays, also when two end each other at once', async () => {
    const second = await must(add(admin, { email: 'second@example.test', role: 'admin' }));
    const { rows } = await owner.query(`select id from membership where "personId" = $1`, [idOf(admin)]);
    const ends = await Promise.all([end(admin, rows[0].id), end(admin, second.membershipId)]);
    expect(ends.map((one) => (one.ok ? 'ok' : one.reason)).sort()).toEqual(['LAST_ADMIN', 'ok']);
    await owner.query(`update membership set "validTo" = null where role = 'admin'`);
    await must(end(admin, second.membershipId));
  });

  it('is neither given nor ended with a token, nor by others than administrators', async () => {
    const { rows } = await owner.query(`select id from membership where "personId" = $1`, [idOf(people.ks)]);
    const robot: Actor = { ...people.admin, tokenId: '00000000-0000-7000-8000-0000000000f2' };
    const bufdir: Actor = { ...people.bufdir, sessionId: admin.sessionId };
    for (const actor of [robot, bufdir, people.admin]) {
      expect(await add(actor, governor)).toMatchObject({ status: 403 });
      expect(await end(actor, rows[0].id)).toMatchObject({ status: 403 });
    }
  });
});

describe('sessions of somebody else', () => {
  const email = 'leadermolde@example.test';
  const personId = idOf(people.leaderMolde);

  it('are listed and ended by an administrator, one or all, with the tokens', async () => {
    const [here, there, third] = [await signIn(email), await signIn(email), await signIn(email)];
    const { sessionId } = await who(there);
    const one = { personId, sessionId: sessionId as string };
    await must(does(admin, june, (tx) => mutations.endSessionOf(admin, tx, one)));
    expect((await who(there)).kind).toBe('nobody');
    expect((await who(here)).kind).toBe('person');
    const detail = await must(does(admin, june, (tx) => getPerson(admin, tx, { personId })));
    expect(detail.sessions).toHaveLength(2);

    await owner.query(
      `insert into api_token (id, "tokenHash", "personId", name, "createdAt", "expiresAt")
       values (uuidv7(), 'hash', $1, 'Uttrekk', now(), now() + interval '1 day')`,
      [personId],
    );
    const ended = await must(does(admin, june, (tx) => mutations.endAllSessions(admin, tx, { personId })));
    expect(ended).toEqual({ sessions: 2, tokens: 1 });
    expect((await who(here)).kind).toBe('nobody');
    expect((await who(third)).kind).toBe('nobody');
    expect(await events('person.signed_out')).toMatchObject([{ objectId: personId, after: ended }]);
  });

  it('are not ended under another name', async () => {
    const { sessionId } = await who(await signIn(email));
    const other = { personId: idOf(people.ks), sessionId: sessionId as string };
    expect(await does(admin, june, (tx) => mutations.endSessionOf(admin, tx, other))).toMatchObject({
      status: 404,
    });
  });
});
