import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signInToDemo } from '@/domain/people/mutations';
import { primaryContacts } from '@/domain/register/data';
import { type Actor, nobody } from '@/lib/actor';
import { authenticate } from '@/lib/auth';
import { useDatabase } from '@/tests/database';
import { does, must } from '@/tests/outcomes';
import { insertSampleRegister, people } from '@/tests/sample-register';
import { listContacts } from './data';
import * as mutations from './mutations';
import { addContactInput } from './schema';

const { owner } = useDatabase();
const june = new Date('2023-06-09T13:05:00Z');
const later = new Date('2023-06-10T08:00:00Z');
const serviceId = 'mr-surnadal-rindal';
const sessionId = '00000000-0000-7000-8000-0000000000f1';
const leader: Actor = { ...people.leaderSurnadal, sessionId };
const admin: Actor = { ...people.admin, sessionId };

beforeAll(() => insertSampleRegister(owner));
beforeEach(async () => {
  await owner.query(`delete from contact where "serviceId" = $1 and "personId" <> $2`, [
    serviceId,
    leader.personId,
  ]);
  await owner.query(`update contact set "validTo" = null, role = 'leader' where "serviceId" = $1`, [
    serviceId,
  ]);
});

type Given = { email?: string; name?: string; phone?: string; role?: string; order?: number };
const add = (actor: Actor, given: Given = {}, at = june, of = serviceId) => {
  const input = { role: 'deputy', name: 'Nina Nestleder', email: 'nina@example.test', ...given };
  return does(actor, at, (tx) =>
    mutations.addContact(actor, tx, { ...addContactInput.parse(input), serviceId: of }),
  );
};
const change = (actor: Actor, contactId: string, given: object, at = later) =>
  does(actor, at, (tx) => mutations.changeContact(actor, tx, { ...given, serviceId, contactId }));
const end = (actor: Actor, contactId: string, at = later, of = serviceId) =>
  does(actor, at, (tx) => mutations.endContact(actor, tx, { serviceId: of, contactId }));
const list = async (actor: Actor, at = later) =>
  (await must(does(actor, at, (tx) => listContacts(actor, tx, { serviceId })))).contacts;
const ownId = async () =>
  (await list(admin)).find((one) => one.email?.startsWith('leadersurnadal'))?.id as string;
const signIn = async (email: string, at = june) =>
  (await must(does(nobody, at, (tx) => signInToDemo(nobody, tx, { email, userAgent: null })))).secret;
const servicesOf = async (cookie: string) =>
  (await authenticate({ cookie, bearer: null, address: null, correlation: null })).actor.serviceIds;
const reason = (outcome: { ok: true } | { ok: false; reason: string }) =>
  outcome.ok ? 'ok' : outcome.reason;

describe("a service's contacts", () => {
  it('are added by its leader: the new one may sign in and answer at once, and loses it the moment it ends', async () => {
    const { contactId } = await must(add(leader));
    const session = await signIn('nina@example.test');
    expect(await servicesOf(session)).toEqual([serviceId]);
    expect(await list(leader)).toMatchObject([
      { role: 'leader', self: true, holds: true },
      { id: contactId, role: 'deputy', name: 'Nina Nestleder', holds: true, validFrom: june.toISOString() },
    ]);
    await must(end(leader, contactId));
    expect(await servicesOf(session)).toEqual([]);
    expect(await list(leader)).toMatchObject([
      { role: 'leader' },
      { id: contactId, holds: false, validTo: later.toISOString() },
    ]);
    expect(await end(leader, contactId)).toMatchObject({ status: 404 });
  });

  it('are recorded by who, what and when, without names or addresses', async () => {
    const { contactId } = await must(add(leader));
    await must(end(leader, contactId));
    const { rows } = await owner.query(
      `select * from audit_event where kind like 'contact.%' and coalesce(after, before) ->> 'contactId' = $1 order by id`,
      [contactId],
    );
    expect(rows).toMatchObject([
      { kind: 'contact.added', personId: leader.personId, objectId: serviceId, after: { role: 'deputy' } },
      { kind: 'contact.ended', personId: leader.personId, before: { contactId, role: 'deputy' } },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/Nina|nina/);
  });

  it('always leave somebody who can answer, also when two end each other at once', async () => {
    expect(await end(leader, await ownId())).toMatchObject({ status: 409, reason: 'LAST_CONTACT' });
    expect(await change(leader, await ownId(), { role: 'municipal_director' })).toMatchObject({
      reason: 'LAST_CONTACT',
    });
    await must(add(leader, { role: 'municipal_director', name: 'Dag Direktør', email: '' }));
    expect(await end(leader, await ownId())).toMatchObject({ reason: 'LAST_CONTACT' });

    const { contactId } = await must(add(leader));
    const ends = await Promise.all([end(admin, contactId), end(leader, await ownId())]);
    expect(ends.map(reason).sort()).toEqual(['LAST_CONTACT', 'ok']);
  });

  it('pass to another person with another address, and the address of the old one stays its own', async () => {
    const session = await signIn('leadersurnadal@example.test');
    await must(change(leader, await ownId(), { name: 'Ny Leder', email: 'ny.leder@example.test' }));
    expect(await servicesOf(session)).toEqual([]);
    expect(await servicesOf(await signIn('ny.leder@example.test', later))).toEqual([serviceId]);
    const contacts = await must(
      does(admin, later, async (tx) => ({
        ok: true as const,
        value: await primaryContacts(tx, [serviceId], later),
      })),
    );
    expect(contacts.get(serviceId)).toMatchObject({ role: 'leader', email: 'ny.leder@example.test' });
    const { rows } = await owner.query('select email from person where id = $1', [leader.personId]);
    expect(rows).toEqual([{ email: 'leadersurnadal@example.test' }]);
  });

  it('change name, phone, order and role in place or as a new dated row', async () => {
    const { contactId } = await must(add(leader));
    await must(change(leader, contactId, { name: 'Nina N.', phone: '22 00 00 00', order: 2 }));
    expect((await list(leader))[1]).toMatchObject({
      id: contactId,
      name: 'Nina N.',
      phone: '22 00 00 00',
      order: 2,
    });
    await must(change(leader, contactId, { role: 'leader' }));
    const [, second, before] = await list(leader);
    expect(second).toMatchObject({ role: 'leader', name: 'Nina N.', validFrom: later.toISOString() });
    expect(before).toMatchObject({ id: contactId, role: 'deputy', holds: false });
    expect(await add(leader, { role: 'leader' }, later)).toMatchObject({ reason: 'ALREADY_CONTACT' });
    expect(await change(leader, second?.id ?? '', { email: '' })).toMatchObject({
      fields: [{ path: 'email' }],
    });
  });

  it('leave names of people who are known elsewhere alone', async () => {
    const { contactId } = await must(add(leader, { email: 'admin@example.test', name: 'Kapret' }));
    expect((await list(leader)).find((one) => one.id === contactId)?.name).toBe('admin');
    expect(await change(leader, contactId, { name: 'Kapret' })).toMatchObject({
      fields: [{ path: 'name', code: 'KNOWN_ELSEWHERE' }],
    });
    const molde = await must(add(leader, { email: 'leadermolde@example.test' }));
    expect(await change(leader, molde.contactId, { phone: '22 00 00 00' })).toMatchObject({
      fields: [{ path: 'phone', code: 'KNOWN_ELSEWHERE' }],
    });
    await must(change(leader, await ownId(), { name: 'Eget Navn' }));
  });

  it('are not there for another service, for authorities, with a token or from a shared mailbox', async () => {
    const { contactId } = await must(add(leader));
    for (const actor of [people.leaderMolde, people.bufdir, people.trondelag, people.more, people.ministry]) {
      const other = { ...actor, sessionId };
      expect(await add(other)).toMatchObject({ status: 404 });
      expect(await end(other, contactId)).toMatchObject({ status: 404 });
      expect(await does(other, june, (tx) => listContacts(other, tx, { serviceId }))).toMatchObject({
        status: 404,
      });
    }
    for (const actor of [
      { ...leader, tokenId: sessionId },
      { ...leader, mailboxOnly: true },
    ]) {
      expect(await add(actor)).toMatchObject({ status: 403 });
      expect(await end(actor, contactId)).toMatchObject({ status: 403 });
    }
    // A contact of one's own service is not reached through another's.
    expect(await end(admin, contactId, later, 'mr-molde')).toMatchObject({ status: 404 });
  });

  it('need an address to answer, and hold no identity number', () => {
    const wrong = (given: Given) =>
      addContactInput.safeParse({ role: 'leader', name: 'A', email: 'a@b.no', ...given }).error?.issues[0]
        ?.path;
    expect(wrong({ email: '' })).toEqual(['email']);
    expect(wrong({ email: '', role: 'municipal_director' })).toBeUndefined();
    expect(wrong({ name: 'Født 13097248022' })).toEqual(['name']);
    expect(wrong({ order: 0 })).toEqual(['order']);
  });
});
