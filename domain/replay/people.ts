import { systemActor } from '@/lib/actor';
import { asActor } from '@/lib/db';

/** The demo's people besides the leaders, who come with the register's contacts. Nobody real. */
const demoPeople = [
  { email: 'bufdir@example.test', name: 'Koordinator, Bufdir', role: 'directorate', officeId: 'bufdir' },
  {
    email: 'trondelag@example.test',
    name: 'Saksbehandler, Statsforvalteren i Trøndelag',
    role: 'governor',
    officeId: 'sf-tr',
  },
  { email: 'departementet@example.test', name: 'Leser, departementet', role: 'ministry', officeId: 'bfd' },
  {
    email: 'datatilsynet@example.test',
    name: 'Observatør, Datatilsynet',
    role: 'observer',
    officeId: 'datatilsynet',
  },
  { email: 'ks@example.test', name: 'Drifter, KS', role: 'operator', officeId: 'ks' },
  { email: 'admin@example.test', name: 'Administrator', role: 'admin', officeId: null },
] as const;

/** Creates the demo's people and offices' memberships; those that are there stay. */
export async function ensureDemoPeople(): Promise<void> {
  await asActor(systemActor('replay'), async (tx) => {
    await tx.person.createMany({
      data: demoPeople.map(({ email, name }) => ({ email, name })),
      skipDuplicates: true,
    });
    const people = await tx.person.findMany({
      where: { email: { in: demoPeople.map((p) => p.email) } },
      select: { id: true, email: true, memberships: { select: { id: true } } },
    });
    const ids = new Map(people.filter((p) => p.memberships.length === 0).map((p) => [p.email, p.id]));
    await tx.office.createMany({
      data: demoPeople.flatMap((p) => (p.officeId ? [{ id: p.officeId, kind: p.role, names: [] }] : [])),
      skipDuplicates: true,
    });
    await tx.membership.createMany({
      data: demoPeople.flatMap(({ email, role, officeId }) => {
        const personId = ids.get(email);
        return personId ? [{ personId, role, officeId }] : [];
      }),
    });
  });
}
