import { beforeAll, expect, it } from 'vitest';
import { nobody } from '@/lib/actor';
import { actorByEmail } from '@/lib/auth';
import type { Grant } from '@/lib/claims';
import { asActor } from '@/lib/db';
import { useDatabase } from '@/tests/database';
import { insertSampleRegister } from '@/tests/sample-register';
import { sessionStore } from './mutations';

const { owner } = useDatabase();

beforeAll(() => insertSampleRegister(owner));

const count = async (sql: string, values: unknown[] = []) =>
  Number((await owner.query(sql, values)).rows[0].count);

const admit = (email: string, grants: Grant[] | null) =>
  asActor(nobody, (tx) => sessionStore.admit(nobody, tx, { email, name: 'Ny', grants }));
const held = async (email: string) =>
  (
    await owner.query(
      `select m.role, m."officeId", m.source from membership m join person p on p.id = m."personId"
       where p.email = $1 and m."validTo" is null order by m.role`,
      [email],
    )
  ).rows.map((row) => `${row.role} ${row.officeId} ${row.source}`);

it('claims give a role to somebody new, move it to another office, and take it away', async () => {
  const email = 'claimed@example.test';
  expect(await admit(email, [{ role: 'governor', officeId: 'sf-tr' }])).toMatchObject({ email });
  expect(await held(email)).toEqual(['governor sf-tr claims']);
  await admit(email, [{ role: 'governor', officeId: 'sf-mr' }]);
  expect(await held(email)).toEqual(['governor sf-mr claims']);
  expect((await actorByEmail(email)).memberships).toEqual([{ role: 'governor', officeId: 'sf-mr' }]);
  expect(await admit(email, [])).toBeNull();
  expect((await actorByEmail(email)).memberships).toEqual([]);
});

it('claims leave what was given by hand, and do not double it', async () => {
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

it('claims make nobody of who is unknown and gets nothing, nor of an office that is not there', async () => {
  expect(await admit('claims stranger@example.test', [])).toBeNull();
  expect(await admit('claims stranger@example.test', null)).toBeNull();
  expect(await admit('claims stranger@example.test', [{ role: 'governor', officeId: 'nowhere' }])).toBeNull();
  expect(await count(`select count(*) from person where email = 'stranger@example.test'`)).toBe(0);
});

it('claims at two sign-ins at once give one membership', async () => {
  const email = 'twice@example.test';
  const grants: Grant[] = [{ role: 'ministry', officeId: 'bfd' }];
  await Promise.all(Array.from({ length: 4 }, () => admit(email, grants)));
  expect(await held(email)).toEqual(['ministry bfd claims']);
});
