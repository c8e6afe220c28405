import { liveSession, sessionViewOf, tokenView } from '@/domain/people/data';
import { inForceSql } from '@/domain/register/data';
import { isInForce, nameOfOffice } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import { now, realNow } from '@/lib/clock';
import { Prisma, type Tx } from '@/lib/db';
import { forbidden, notFound, type Outcome, ok } from '@/lib/outcome';
import { canReadPeople } from './policy';
import type {
  MemberRole,
  MembershipView,
  OfficeChoice,
  PeoplePage,
  PeopleQuery,
  PersonDetail,
  PersonRow,
} from './schema';

type Row = Omit<PersonRow, 'memberships'> & {
  place: string;
  memberships: (Omit<PersonRow['memberships'][number], 'office'> & { names: object | null })[];
};

/**
 * People by name, each with the roles and contacts that hold now and how many sessions. Searches name, address, role,
 * office and service. 403 NOT_ALLOWED.
 */
export async function listPeople(actor: Actor, tx: Tx, query: PeopleQuery): Promise<Outcome<PeoplePage>> {
  if (!canReadPeople(actor)) return forbidden('NOT_ALLOWED');
  const at = now();
  const holds = (alias: 'm' | 'k') => inForceSql(alias, Prisma.sql`${at}`);
  const words = query.search.toLowerCase().split(/\s+/).filter(Boolean);
  const text = Prisma.sql`lower(concat_ws(' ', p.name, p.email, members.words, places.words))`;
  const matching = Prisma.sql`
    from person p
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('role', m.role, 'officeId', m."officeId", 'names', o.names,
          'source', m.source) order by m.role, m."officeId"), '[]') as list,
        coalesce(string_agg(concat_ws(' ', m.role, m."officeId", o.names::text), ' '), '') as words
      from membership m left join office o on o.id = m."officeId"
      where m."personId" = p.id and ${holds('m')}
    ) members
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('role', k.role, 'serviceId', s.id, 'service', s.name)
          order by s.name, k.role), '[]') as list,
        coalesce(string_agg(s.name, ' '), '') as words
      from contact k join service s on s.id = k."serviceId"
      where k."personId" = p.id and ${holds('k')}
    ) places
    where p."erasedAt" is null
      and ${Prisma.join([Prisma.sql`true`, ...words.map((word) => Prisma.sql`position(${word} in ${text}) > 0`)], ' and ')}`;
  const place = Prisma.sql`lower(coalesce(nullif(p.name, ''), p.email, '')) || ' ' || p.id`;
  const [counted] = await tx.$queryRaw<{ total: number }[]>`select count(*)::int as total ${matching}`;
  const rows = await tx.$queryRaw<Row[]>`
    select p.id, p.name, p.email, members.list as memberships, places.list as contacts, ${place} as place,
      (select count(*)::int from session s where s."personId" = p.id and s."endedAt" is null
        and s."expiresAt" > ${realNow()} and (s."idleUntil" is null or s."idleUntil" > ${realNow()})) as sessions
    ${matching} and ${place} > ${query.cursor ?? ''}
    order by place
    limit ${query.limit + 1}`;
  const page = rows.slice(0, query.limit);
  return ok({
    total: counted?.total ?? 0,
    rows: page.map(({ place: _, memberships, ...row }) => ({
      ...row,
      memberships: memberships.map(({ names, ...held }) => ({
        ...held,
        office: names && nameOfOffice(names, at),
      })),
    })),
    nextCursor: rows.length > page.length ? (page.at(-1)?.place ?? null) : null,
  });
}

/** One person with roles and contacts of then and now, sessions and tokens in force. 403 NOT_ALLOWED, 404 NOT_FOUND. */
export async function getPerson(
  actor: Actor,
  tx: Tx,
  { personId }: { personId: string },
): Promise<Outcome<PersonDetail>> {
  if (!canReadPeople(actor)) return forbidden('NOT_ALLOWED');
  const at = now();
  const person = await tx.person.findFirst({
    where: { id: personId, erasedAt: null },
    select: {
      id: true,
      name: true,
      email: true,
      phone: true,
      memberships: { include: { office: { select: { names: true } } } },
      contacts: { include: { service: { select: { name: true } } } },
      sessions: { where: liveSession(realNow()), orderBy: { createdAt: 'desc' } },
      tokens: { where: { revokedAt: null, expiresAt: { gt: realNow() } }, orderBy: { createdAt: 'desc' } },
    },
  });
  if (!person) return notFound('NOT_FOUND');
  return ok({
    ...person,
    memberships: inOrder(
      person.memberships.map(({ id, role, officeId, office, source, ...dates }) => ({
        id,
        role: role as MemberRole,
        officeId,
        office: office && nameOfOffice(office.names, at),
        source: source as MembershipView['source'],
        ...datesOf(dates, at),
      })),
    ),
    contacts: inOrder(
      person.contacts.map(({ role, serviceId, service, ...dates }) => ({
        role: role as PersonDetail['contacts'][number]['role'],
        serviceId,
        service: service.name,
        ...datesOf(dates, at),
      })),
    ),
    sessions: person.sessions.map((row) => sessionViewOf(row, actor)),
    tokens: person.tokens.map(tokenView),
  });
}

type Dates = { validFrom: Date | null; validTo: Date | null };

function datesOf({ validFrom, validTo }: Dates, at: Date) {
  return {
    validFrom: validFrom?.toISOString() ?? null,
    validTo: validTo?.toISOString() ?? null,
    holds: isInForce({ validFrom, validTo }, at),
  };
}

function inOrder<T extends { holds: boolean; validTo: string | null }>(rows: T[]): T[] {
  return rows.sort(
    (a, b) => Number(b.holds) - Number(a.holds) || (b.validTo ?? '').localeCompare(a.validTo ?? ''),
  );
}

/** The offices to choose from, by name. 403 NOT_ALLOWED. */
export async function listOffices(actor: Actor, tx: Tx): Promise<Outcome<OfficeChoice[]>> {
  if (!canReadPeople(actor)) return forbidden('NOT_ALLOWED');
  const offices = await tx.office.findMany({ select: { id: true, kind: true, names: true } });
  const at = now();
  return ok(
    offices
      .map(({ names, ...office }) => ({ ...office, name: nameOfOffice(names, at) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'nb')),
  );
}
