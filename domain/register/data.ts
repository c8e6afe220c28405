import { Prisma, type Tx } from '@/lib/db';
import { dayInNorway, dayOf, inForce, numberOn, primaryContact } from './rules';
import type { ContactRole, ServiceKind } from './schema';

/** Whether rows of the table with this alias are in force at `at`, a day (`…::date`) or a moment; see isInForce. */
export function inForceSql(alias: string, at: Prisma.Sql): Prisma.Sql {
  const [from, to] = [Prisma.raw(`${alias}."validFrom"`), Prisma.raw(`${alias}."validTo"`)];
  return Prisma.sql`(${from} is null or ${from} <= ${at}) and (${to} is null or ${to} > ${at})`;
}

export type ServingMunicipality = {
  number: string;
  name: string;
  /** The named part that the service answers for; empty: the whole. */
  part: string;
  countyNumber: string;
  countyName: string;
  officeId: string;
};

export type ServingService = {
  id: string;
  name: string;
  kind: ServiceKind;
  municipalities: ServingMunicipality[];
};

/**
 * The services that serve any of the municipalities on a day (in Norway), each with those of its members that
 * are in scope; without numbers every service with every member. Sorted by id and number. One query.
 */
export async function servicesServing(
  tx: Tx,
  { municipalityNumbers, on }: { municipalityNumbers?: string[]; on: Date },
): Promise<ServingService[]> {
  const day = Prisma.sql`${dayInNorway(on)}::date`;
  const numbers = municipalityNumbers ?? null;
  const rows = await tx.$queryRaw<
    (ServingMunicipality & { serviceId: string; serviceName: string; kind: ServiceKind })[]
  >`
    select s.id as "serviceId", s.name as "serviceName", s.kind, m.number, m.name,
      string_agg(distinct nullif(sm.part, ''), ', ' order by nullif(sm.part, '')) as part,
      m."countyNumber", c.name as "countyName", m."officeId"
    from service_municipality sm
    join service s on s.id = sm."serviceId"
    join municipality m on m.number = sm."municipalityNumber"
    join county c on c.number = m."countyNumber"
    where ${inForceSql('sm', day)} and ${inForceSql('m', day)}
      and (${numbers}::text[] is null or m.number = any (${numbers}::text[]))
    group by s.id, m.number, c.number
    order by s.id, m.number`;
  const services = new Map<string, ServingService>();
  for (const { serviceId, serviceName, kind, part, ...municipality } of rows) {
    const service = services.get(serviceId) ?? { id: serviceId, name: serviceName, kind, municipalities: [] };
    service.municipalities.push({ ...municipality, part: part ?? '' });
    services.set(serviceId, service);
  }
  return [...services.values()];
}

/**
 * What numbers of before the reforms are on the day of the moment, and which numbers of before a number stands for. What
 * was said then is known of what became of it. One query.
 */
export async function renumbering(
  tx: Tx,
  moment: Date,
): Promise<{ today: (number: string) => string; before: (number: string) => string[] }> {
  const rows = await tx.municipalityChange.findMany({
    select: { oldNumber: true, newNumber: true, date: true },
  });
  const changes = rows
    .filter(({ oldNumber, newNumber }) => oldNumber !== newNumber)
    .map(({ date, ...change }) => ({ ...change, date: dayOf(date) ?? '' }));
  const day = dayInNorway(moment);
  const today = (number: string) => numberOn(number, changes, day);
  const olds = [...new Set(changes.map((change) => change.oldNumber))];
  return { today, before: (number) => olds.filter((old) => old !== number && today(old) === number) };
}

export type PrimaryContact = {
  personId: string;
  role: ContactRole;
  name: string | null;
  email: string | null;
  phone: string | null;
};

/**
 * Whom each service is turned to at a moment: leader, else deputy, else mailbox, by order, and with an address
 * before without. A service where nobody is in place is not in the map. One query.
 */
export async function primaryContacts(
  tx: Tx,
  serviceIds: string[],
  at: Date,
): Promise<Map<string, PrimaryContact>> {
  const rows = await tx.contact.findMany({
    where: {
      serviceId: { in: serviceIds },
      person: { erasedAt: null },
      AND: inForce(at),
    },
    select: {
      serviceId: true,
      personId: true,
      role: true,
      order: true,
      person: { select: { name: true, email: true, phone: true } },
    },
    orderBy: [{ serviceId: 'asc' }, { order: 'asc' }, { id: 'asc' }],
  });
  const byService = new Map<string, (PrimaryContact & { order: number })[]>();
  for (const { serviceId, role, person, ...contact } of rows) {
    const known = byService.get(serviceId) ?? [];
    byService.set(serviceId, [...known, { ...contact, role: role as ContactRole, ...person }]);
  }
  const chosen = new Map<string, PrimaryContact>();
  for (const [serviceId, contacts] of byService) {
    const first = primaryContact(contacts);
    if (!first) continue;
    const { order: _, ...contact } = first;
    chosen.set(serviceId, contact);
  }
  return chosen;
}

export type ListedMunicipality = {
  number: string;
  name: string;
  countyNumber: string;
  countyName: string;
  officeId: string;
  population: number | null;
  latitude: number;
  longitude: number;
};

/** The municipalities that exist on a day (in Norway), by number: 356 in 2023, 357 in 2024. */
export async function listMunicipalities(tx: Tx, on: Date): Promise<ListedMunicipality[]> {
  return tx.$queryRaw<ListedMunicipality[]>`
    select m.number, m.name, m."countyNumber", c.name as "countyName", m."officeId", m.population, m.latitude, m.longitude
    from municipality m
    join county c on c.number = m."countyNumber"
    where ${inForceSql('m', Prisma.sql`${dayInNorway(on)}::date`)}
    order by m.number`;
}
