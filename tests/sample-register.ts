import type pg from 'pg';
import { type Actor, nobody } from '@/lib/actor';

const ids = {
  bufdir: '00000000-0000-7000-8000-000000000001',
  trondelag: '00000000-0000-7000-8000-000000000002',
  more: '00000000-0000-7000-8000-000000000003',
  ks: '00000000-0000-7000-8000-000000000004',
  ministry: '00000000-0000-7000-8000-000000000005',
  admin: '00000000-0000-7000-8000-000000000006',
  leaderTrondheim: '00000000-0000-7000-8000-000000000011',
  leaderSurnadal: '00000000-0000-7000-8000-000000000012',
  leaderMolde: '00000000-0000-7000-8000-000000000013',
  mailboxOrkland: '00000000-0000-7000-8000-000000000014',
} as const;

function person(personId: string, more: Partial<Actor>): Actor {
  return { ...nobody, kind: 'person', personId, name: 'Test', ...more };
}

const member = (role: Actor['memberships'][number]['role'], officeId: string | null) => ({
  memberships: [{ role, officeId }],
});

/** The people of the sample register, as actors. */
export const people = {
  bufdir: person(ids.bufdir, member('directorate', 'bufdir')),
  trondelag: person(ids.trondelag, member('governor', 'sf-tr')),
  more: person(ids.more, member('governor', 'sf-mr')),
  ks: person(ids.ks, member('operator', 'ks')),
  ministry: person(ids.ministry, member('ministry', 'bfd')),
  admin: person(ids.admin, member('admin', null)),
  leaderTrondheim: person(ids.leaderTrondheim, { serviceIds: ['tr-trondheim'] }),
  leaderSurnadal: person(ids.leaderSurnadal, { serviceIds: ['mr-surnadal-rindal'] }),
  leaderMolde: person(ids.leaderMolde, { serviceIds: ['mr-molde'] }),
  nobody,
};

/**
 * A small register with every difficulty: two counties, a service across their border (Surnadal and Rindal), a
 * shared mailbox (Orkland), a service that nobody can be reached at (Oppdal), and a municipality without any
 * service (Røros).
 */
export async function insertSampleRegister(owner: pg.Client): Promise<void> {
  const office = (name: string) => JSON.stringify([{ from: null, name }]);
  await owner.query(
    `insert into office (id, kind, names) values ('sf-tr', 'governor', $1), ('sf-mr', 'governor', $2),
      ('bufdir', 'directorate', $3), ('ks', 'operator', $4), ('bfd', 'ministry', $5)`,
    [
      'Statsforvalteren i Trøndelag',
      'Statsforvaltaren i Møre og Romsdal',
      'Bufdir',
      'KS',
      'Departementet',
    ].map(office),
  );
  await owner.query(`
    insert into county (number, name, "officeId") values ('50', 'Trøndelag', 'sf-tr'), ('15', 'Møre og Romsdal', 'sf-mr');
    insert into municipality (number, name, "countyNumber", "officeId", population, latitude, longitude) values
      ('5001', 'Trondheim', '50', 'sf-tr', 212660, 63.42, 10.39), ('5059', 'Orkland', '50', 'sf-tr', 18580, 63.3, 9.85),
      ('5061', 'Rindal', '50', 'sf-tr', 2020, 63.05, 9.2), ('5021', 'Oppdal', '50', 'sf-tr', 7200, 62.59, 9.69),
      ('5025', 'Røros', '50', 'sf-tr', 5600, 62.57, 11.38),
      ('1566', 'Surnadal', '15', 'sf-mr', 5900, 62.97, 8.71), ('1506', 'Molde', '15', 'sf-mr', 32000, 62.73, 7.16);
    insert into service (id, name, kind) values ('tr-trondheim', 'Trondheim barneverntjeneste', 'municipal'),
      ('tr-orkland', 'Orkland barneverntjeneste', 'municipal'), ('tr-oppdal', 'Oppdal barneverntjeneste', 'municipal'),
      ('mr-surnadal-rindal', 'Surnadal og Rindal barnevern', 'intermunicipal'), ('mr-molde', 'Molde barneverntjeneste', 'municipal');
    insert into service_municipality (id, "serviceId", "municipalityNumber") values
      (uuidv7(), 'tr-trondheim', '5001'), (uuidv7(), 'tr-orkland', '5059'), (uuidv7(), 'tr-oppdal', '5021'),
      (uuidv7(), 'mr-surnadal-rindal', '1566'), (uuidv7(), 'mr-surnadal-rindal', '5061'), (uuidv7(), 'mr-molde', '1506');
  `);
  for (const [name, id] of Object.entries(ids)) {
    await owner.query('insert into person (id, name, email) values ($1, $2, $3)', [
      id,
      name,
      `${name.toLowerCase()}@example.test`,
    ]);
  }
  for (const actor of Object.values(people)) {
    for (const { role, officeId } of actor.memberships) {
      await owner.query(
        'insert into membership (id, "personId", role, "officeId") values (uuidv7(), $1, $2, $3)',
        [actor.personId, role, officeId],
      );
    }
  }
  await owner.query(
    `insert into contact (id, "serviceId", "personId", role) values (uuidv7(), 'tr-trondheim', $1, 'leader'),
      (uuidv7(), 'mr-surnadal-rindal', $2, 'leader'), (uuidv7(), 'mr-molde', $3, 'leader'), (uuidv7(), 'tr-orkland', $4, 'mailbox')`,
    [ids.leaderTrondheim, ids.leaderSurnadal, ids.leaderMolde, ids.mailboxOrkland],
  );
}
