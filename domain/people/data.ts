import { servicesServing } from '@/domain/register/data';
import { dayInNorway, nameOfOffice } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import { now, realNow } from '@/lib/clock';
import type { Prisma, Tx } from '@/lib/db';
import { knowing } from '@/lib/knowing';
import { notFound, type Outcome, ok, unauthenticated } from '@/lib/outcome';
import { sha256 } from '@/lib/secrets';
import { demoLeaders, demoOffices } from './demo';
import { canReadMe } from './policy';
import { deviceName, maskEmail } from './rules';
import type { ApiTokenView, DemoPersonView, LinkView, MeView, SessionView } from './schema';

type Described = {
  personId: string;
  requestId: string | null;
  state: LinkView['state'];
  email: string | null;
  asks: {
    survey: string;
    incident: string;
    dueAt: string;
    closed: boolean;
    answered: boolean;
    service: string;
    officeNames: { from: string | null; name: string }[];
    municipalities: number;
  } | null;
};

/** What a link's page says. Reading uses nothing up. 404 LINK_UNKNOWN. */
export async function getLink(actor: Actor, tx: Tx, token: string): Promise<Outcome<LinkView>> {
  const [row] = await tx.$queryRaw<{ described: Described | null }[]>`
    select describe_link(${sha256(token)}, ${realNow()}) as described`;
  const described = row?.described;
  if (!described) return notFound('LINK_UNKNOWN');
  const { requestId, asks } = described;
  return ok({
    state: described.state,
    maskedEmail: maskEmail(described.email ?? ''),
    mine: actor.personId === described.personId,
    asks:
      requestId && asks
        ? {
            requestId,
            survey: asks.survey,
            incident: asks.incident,
            office: nameOfOffice(asks.officeNames, now()),
            service: asks.service,
            municipalities: asks.municipalities,
            dueAt: new Date(asks.dueAt).toISOString(),
            closed: asks.closed,
            answered: asks.answered,
          }
        : null,
  });
}

/** Names by person; of nobody (null), and of whoever has none or is erased, nothing. One query at most. */
export async function namesOf(
  tx: Tx,
  personIds: (string | null)[],
): Promise<Map<string | null, string | null>> {
  const ids = [...new Set(personIds)].filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const people = await tx.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(people.map((person) => [person.id, person.name]));
}

/** Who the signed-in person is here: name, address, roles, services. 401 SIGN_IN. */
export async function getMe(actor: Actor, tx: Tx): Promise<Outcome<MeView>> {
  if (!canReadMe(actor)) return unauthenticated('SIGN_IN');
  const person = await tx.person.findUnique({
    where: { id: actor.personId },
    select: { name: true, email: true, phone: true, language: true },
  });
  if (!person) return unauthenticated('SIGN_IN');
  const officeIds = actor.memberships.flatMap((m) => (m.officeId ? [m.officeId] : []));
  // One after the other: a transaction is one connection, which does one thing at a time.
  const offices = await tx.office.findMany({
    where: { id: { in: officeIds } },
    select: { id: true, names: true },
  });
  const services = await tx.service.findMany({
    where: { id: { in: actor.serviceIds } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  });
  const moment = now();
  const names = new Map(offices.map((o) => [o.id, nameOfOffice(o.names, moment)]));
  return ok({
    ...person,
    language: person.language as MeView['language'],
    roles: actor.memberships.map(({ role, officeId }) => ({
      role,
      officeId,
      office: officeId ? (names.get(officeId) ?? officeId) : null,
    })),
    services,
    mailboxOnly: actor.mailboxOnly,
  });
}

/** The person's sessions that are in force, newest first. 401 SIGN_IN. */
export async function listSessions(actor: Actor, tx: Tx): Promise<Outcome<SessionView[]>> {
  if (!canReadMe(actor)) return unauthenticated('SIGN_IN');
  const rows = await tx.session.findMany({
    where: { personId: actor.personId, ...liveSession(realNow()) },
    orderBy: { createdAt: 'desc' },
  });
  return ok(rows.map((row) => sessionViewOf(row, actor)));
}

/** A session that has neither been ended nor lasted too long nor rested too long. */
export const liveSession = (at: Date): Prisma.SessionWhereInput => ({
  endedAt: null,
  expiresAt: { gt: at },
  OR: [{ idleUntil: null }, { idleUntil: { gt: at } }],
});

type SessionRow = {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  address: string | null;
  userAgent: string | null;
};

export function sessionViewOf(row: SessionRow, actor: Actor): SessionView {
  return {
    id: row.id,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    address: row.address,
    userAgent: deviceName(row.userAgent),
    current: row.id === actor.sessionId,
  };
}

/** The person's API tokens that work, newest first; never the tokens themselves. 401 SIGN_IN. */
export async function listApiTokens(actor: Actor, tx: Tx): Promise<Outcome<ApiTokenView[]>> {
  if (!canReadMe(actor)) return unauthenticated('SIGN_IN');
  const rows = await tx.apiToken.findMany({
    where: { personId: actor.personId, revokedAt: null, expiresAt: { gt: realNow() } },
    orderBy: { createdAt: 'desc' },
  });
  return ok(rows.map(tokenView));
}

export function tokenView(row: {
  id: string;
  name: string;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
}): ApiTokenView {
  return {
    id: row.id,
    name: row.name,
    createdAt: row.createdAt.toISOString(),
    lastDay: dayInNorway(new Date(row.expiresAt.getTime() - 1)),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}

/** The demo's people who exist, in the order in which the sign-in page offers them. */
export async function listDemoPeople(_actor: Actor, tx: Tx): Promise<DemoPersonView[]> {
  const emails = [...demoOffices, ...demoLeaders].map((p) => p.email as string);
  await knowing(tx, { addresses: emails });
  const people = await tx.person.findMany({
    where: { email: { in: emails } },
    select: { email: true, name: true },
  });
  const nameOf = new Map(people.map((p) => [p.email, p.name]));
  const serving = await servicesServing(tx, { on: now() });
  const services = new Map(serving.map((s) => [s.id, s]));
  const found = [
    ...demoOffices.map(({ email, role }): DemoPersonView => ({ email, role, name: null, service: null })),
    ...demoLeaders.map(({ email, serviceId }): DemoPersonView => {
      const service = services.get(serviceId);
      return {
        email,
        role: 'leader',
        name: null,
        service: service ? { name: service.name, municipalities: service.municipalities.length } : null,
      };
    }),
  ];
  return found.filter((p) => nameOf.has(p.email)).map((p) => ({ ...p, name: nameOf.get(p.email) ?? null }));
}
