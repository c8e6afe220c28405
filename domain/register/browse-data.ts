import type { Actor } from '@/lib/actor';
import { now } from '@/lib/clock';
import { Prisma, type Tx } from '@/lib/db';
import { type Outcome, ok, unauthenticated } from '@/lib/outcome';
import { inForceSql } from './data';
import { canReadRegister, contactReach } from './policy';
import { dayInNorway, officeNameOn } from './rules';
import type {
  MunicipalityPage,
  MunicipalityView,
  OfficePage,
  OfficeView,
  RegisterListQuery,
  ServicePage,
  ServiceView,
} from './schema';

type MunicipalityRow = Omit<MunicipalityView, 'officeName'> & {
  officeNames: { from: string | null; name: string }[];
};

/**
 * A page of the municipalities of a day, by number, each with the services that answer for it and the numbers
 * before and after it. Searches number, names, county and service. 401 SIGN_IN.
 */
export async function browseMunicipalities(
  actor: Actor,
  tx: Tx,
  query: RegisterListQuery,
): Promise<Outcome<MunicipalityPage>> {
  if (!canReadRegister(actor)) return unauthenticated('SIGN_IN');
  const on = query.on ?? dayInNorway(now());
  const matching = Prisma.sql`
    from municipality m
    join county c on c.number = m."countyNumber"
    join office o on o.id = m."officeId"
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'part', sm.part) order by s.name), '[]') as list,
        coalesce(string_agg(s.name, ' '), '') as names
      from service_municipality sm join service s on s.id = sm."serviceId"
      where sm."municipalityNumber" = m.number and ${holds('sm', on)}
    ) services
    where ${holds('m', on)}
      and ${found(query.search, Prisma.sql`concat_ws(' ', m.number, m.name, m."parallelNames", c.name, services.names)`)}`;
  const [counted] = await tx.$queryRaw<{ total: number }[]>`select count(*)::int as total ${matching}`;
  const rows = await tx.$queryRaw<MunicipalityRow[]>`
    select m.number, m.name, m."parallelNames", m."organisationNumber", m."languageForm", m.latitude, m.longitude, m."countyNumber", c.name as "countyName", m."officeId",
      o.names as "officeNames", m.population, to_char(m."validFrom", 'YYYY-MM-DD') as "validFrom",
      to_char(m."validTo", 'YYYY-MM-DD') as "validTo", services.list as services,
      (select coalesce(jsonb_agg(jsonb_build_object('number', x."oldNumber", 'date', x.date) order by x."oldNumber"), '[]')
        from municipality_change x where x."newNumber" = m.number and x."oldNumber" <> m.number) as before,
      (select coalesce(jsonb_agg(jsonb_build_object('number', x."newNumber", 'date', x.date) order by x."newNumber"), '[]')
        from municipality_change x where x."oldNumber" = m.number and x."newNumber" <> m.number) as after
    ${matching} and m.number > ${query.cursor ?? ''}
    order by m.number
    limit ${query.limit + 1}`;
  const page = rows.slice(0, query.limit);
  return ok({
    on,
    total: counted?.total ?? 0,
    rows: page.map(({ officeNames, ...row }) => ({ ...row, officeName: officeNameOn(officeNames, on) })),
    nextCursor: rows.length > page.length ? (page.at(-1)?.number ?? null) : null,
  });
}

/**
 * A page of the offices, by id, each with the name it has on a day and the counties that it covers then. Searches
 * id, every name and the counties. 401 SIGN_IN.
 */
export async function browseOffices(
  actor: Actor,
  tx: Tx,
  query: RegisterListQuery,
): Promise<Outcome<OfficePage>> {
  if (!canReadRegister(actor)) return unauthenticated('SIGN_IN');
  const on = query.on ?? dayInNorway(now());
  const matching = Prisma.sql`
    from office o
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('number', c.number, 'name', c.name) order by c.number), '[]') as list,
        coalesce(string_agg(c.name, ' '), '') as words
      from county c where c."officeId" = o.id and ${holds('c', on)}
    ) counties
    where ${found(query.search, Prisma.sql`concat_ws(' ', o.id, (select string_agg(n ->> 'name', ' ') from jsonb_array_elements(o.names) n), o."parallelNames", counties.words)`)}`;
  const [counted] = await tx.$queryRaw<{ total: number }[]>`select count(*)::int as total ${matching}`;
  const rows = await tx.$queryRaw<Omit<OfficeView, 'name'>[]>`
    select o.id, o.names, o."parallelNames", o.kind, o."organisationNumber", o."languageForm", counties.list as counties
    ${matching} and o.id > ${query.cursor ?? ''}
    order by o.id
    limit ${query.limit + 1}`;
  const page = rows.slice(0, query.limit);
  return ok({
    on,
    total: counted?.total ?? 0,
    rows: page.map((row) => ({ ...row, name: officeNameOn(row.names, on) })),
    nextCursor: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
  });
}

/**
 * A page of the services, by id, with the members of a day and, for those who may see them, the contacts in place.
 * Searches id, name, members and contacts. 401 SIGN_IN.
 */
export async function browseServices(
  actor: Actor,
  tx: Tx,
  query: RegisterListQuery,
): Promise<Outcome<ServicePage>> {
  if (!canReadRegister(actor)) return unauthenticated('SIGN_IN');
  const on = query.on ?? dayInNorway(now());
  const reach = contactReach(actor);
  const offices = reach === 'all' ? null : reach.offices;
  const mayReadContacts = Prisma.sql`(${offices}::text[] is null or exists (
    select from service_municipality sm join municipality m on m.number = sm."municipalityNumber"
    where sm."serviceId" = s.id and m."officeId" = any (${offices}::text[])))`;
  const contactWords = Prisma.sql`case when ${mayReadContacts} then contacts.words end`;
  const matching = Prisma.sql`
    from service s
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('number', m.number, 'name', m.name, 'part', sm.part, 'countyName', c.name)
          order by m.number, sm.part), '[]') as list,
        coalesce(string_agg(concat_ws(' ', m.number, m.name, sm.part), ' '), '') as words
      from service_municipality sm
      join municipality m on m.number = sm."municipalityNumber"
      join county c on c.number = m."countyNumber"
      where sm."serviceId" = s.id and ${holds('sm', on)} and ${holds('m', on)}
    ) members
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('role', k.role, 'name', p.name, 'email', p.email, 'phone', p.phone,
          'order', k."order") order by array_position(array['leader', 'deputy', 'mailbox'], k.role), k."order"), '[]') as list,
        coalesce(string_agg(concat_ws(' ', p.name, p.email), ' '), '') as words
      from contact k join person p on p.id = k."personId"
      where k."serviceId" = s.id and p."erasedAt" is null
        and (k."validFrom" is null or (k."validFrom" at time zone 'Europe/Oslo')::date <= ${on}::date)
        and (k."validTo" is null or (k."validTo" at time zone 'Europe/Oslo')::date > ${on}::date)
    ) contacts
    where ${found(query.search, Prisma.sql`concat_ws(' ', s.id, s.name, members.words, ${contactWords})`)}`;
  const [counted] = await tx.$queryRaw<{ total: number }[]>`select count(*)::int as total ${matching}`;
  const rows = await tx.$queryRaw<ServiceView[]>`
    select s.id, s.name, s.kind, s.certainty, s.source, s.note, members.list as members,
      case when ${mayReadContacts} then contacts.list end as contacts
    ${matching} and s.id > ${query.cursor ?? ''}
    order by s.id
    limit ${query.limit + 1}`;
  const page = rows.slice(0, query.limit);
  return ok({
    on,
    total: counted?.total ?? 0,
    rows: page,
    nextCursor: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
  });
}

const holds = (alias: 'm' | 'sm' | 'c', day: string) => inForceSql(alias, Prisma.sql`${day}::date`);

/** Every word of the search somewhere in the text, whatever the case; no wildcards. */
function found(search: string, text: Prisma.Sql): Prisma.Sql {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return Prisma.sql`true`;
  return Prisma.join(
    words.map((word) => Prisma.sql`position(${word} in lower(${text})) > 0`),
    ' and ',
  );
}
