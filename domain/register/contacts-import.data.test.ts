import { beforeAll, expect, it } from 'vitest';
import { systemActor } from '@/lib/actor';
import { useDatabase } from '@/tests/database';
import { does, must } from '@/tests/outcomes';
import { insertSampleRegister, people } from '@/tests/sample-register';
import { browseServices } from './browse-data';
import { primaryContacts } from './data';
import { importRegister } from './mutations';
import { type ImportRegisterInput, registerListQuery } from './schema';

const { owner } = useDatabase();
const june = new Date('2023-06-09T13:05:00Z');
const system = systemActor('test');

beforeAll(() => insertSampleRegister(owner));

const imports = (csv: string, more: Partial<ImportRegisterInput> = {}, actor: typeof system = system) =>
  does(actor, june, (tx) => importRegister(actor, tx, { csv, dryRun: false, ...more }));

const head = 'service_id,role,name,email,phone,order,valid_from,valid_to\n';
const primary = async (service: string, at: string) =>
  (
    await must(
      does(system, june, async (tx) => ({
        ok: true,
        value: await primaryContacts(tx, [service], new Date(at)),
      })),
    )
  ).get(service)?.email;

it('contacts change with a date: the old leader ends, the new one begins', async () => {
  await must(
    imports(
      `${head}tr-trondheim,leader,,leadertrondheim@example.test,,1,,2023-09-01\ntr-trondheim,leader,Ny Leder,NY@tr-trondheim.example.test,,1,2023-09-01,\n`,
    ),
  );
  expect(await primary('tr-trondheim', '2023-08-31T21:59:59Z')).toBe('leadertrondheim@example.test');
  expect(await primary('tr-trondheim', '2023-08-31T22:00:00Z')).toBe('ny@tr-trondheim.example.test');
});

it('a contact that would end before it begins is refused, with the day as the file has it', async () => {
  expect(
    await imports(`${head}tr-trondheim,leader,Ny,ny@example.test,,1,2023-06-01,2023-01-01\n`),
  ).toMatchObject({
    more: { rowErrors: [{ line: 2, code: 'ENDS_BEFORE_START', params: { value: '2023-01-01' } }] },
  });
});

it('contacts end when the place is said to be vacant', async () => {
  expect(await must(imports(`${head}mr-molde,leader,,,,,,\n`, { kind: 'contacts' }))).toMatchObject({
    ended: [{ key: 'mr-molde · leader · leadermolde@example.test', on: '2023-06-09' }],
  });
  expect(await primary('mr-molde', '2023-06-10T12:00:00Z')).not.toBe('leadermolde@example.test');
});

it('contacts of one person in two services are one person', async () => {
  await must(imports(`${head}tr-orkland,deputy,,leadersurnadal@example.test,,2,,\n`));
  const { rows } = await owner.query(
    `select count(distinct "personId")::int as people, count(*)::int as contacts from contact c join person p on p.id = c."personId"
     where p.email = 'leadersurnadal@example.test'`,
  );
  expect(rows[0]).toEqual({ people: 1, contacts: 2 });
});

it('contacts are shown to authorities and administrators, not to a leader of another service', async () => {
  const see = async (actor: typeof system) =>
    (
      await must(
        does(actor, june, (tx) => browseServices(actor, tx, registerListQuery.parse({ search: 'surnadal' }))),
      )
    ).rows[0]?.contacts;
  for (const actor of [people.admin, people.bufdir, people.trondelag]) {
    expect((await see(actor))?.[0]).toMatchObject({ email: 'leadersurnadal@example.test' });
  }
  expect(await see(people.leaderMolde)).toBeNull();
  expect(
    await does(people.nobody, june, (tx) => browseServices(people.nobody, tx, registerListQuery.parse({}))),
  ).toMatchObject({
    status: 401,
  });
});

it('an import of contacts is in the audit with its counts, and without names or addresses', async () => {
  await must(
    imports(
      'service_id,role,name,email\ntr-oppdal,deputy,Ny Nestleder,ny@tr-oppdal.example.test\n',
      {},
      people.admin,
    ),
  );
  const { rows } = await owner.query(
    `select * from audit_event where kind = 'register.imported' order by id desc limit 1`,
  );
  expect(rows[0]).toMatchObject({
    personId: people.admin.personId,
    objectId: 'contacts',
    after: { counts: { added: 1 } },
  });
  expect(JSON.stringify(rows[0])).not.toMatch(/Nestleder|example\.test/);
});
