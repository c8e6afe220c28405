import { startOfDay } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import type { Prisma, Tx } from '@/lib/db';
import { forbidden, type Outcome, ok, unauthenticated } from '@/lib/outcome';
import { canReadAudit, readsWholeAudit, visibleEvents } from './policy';
import { cursorOf, type Place, placeOf } from './rules';
import type { AuditChoices, AuditEventView, AuditFilter, AuditPage, AuditQuery } from './schema';

const eventSelect = {
  id: true,
  at: true,
  personId: true,
  role: true,
  tokenId: true,
  correlation: true,
  kind: true,
  objectType: true,
  objectId: true,
  officeId: true,
  before: true,
  after: true,
} satisfies Prisma.AuditEventSelect;

export type EventRow = Prisma.AuditEventGetPayload<{ select: typeof eventSelect }>;

/** 401 SIGN_IN and 403 NOT_ALLOWED, for whoever may not read the audit. */
export function mayRead(actor: Actor): Outcome<null> {
  if (actor.kind === 'nobody') return unauthenticated('SIGN_IN');
  return canReadAudit(actor) ? ok(null) : forbidden('NOT_ALLOWED');
}

/**
 * A page of the events that the actor may see, newest first. What is added meanwhile is newer than the cursor, so
 * that pages neither repeat nor skip an event.
 */
export async function listEvents(
  actor: Actor,
  tx: Tx,
  { cursor, limit, ...filter }: AuditQuery,
): Promise<Outcome<AuditPage>> {
  const may = mayRead(actor);
  if (!may.ok) return may;
  const rows = await eventRows(actor, tx, filter, cursor ? placeOf(cursor) : null, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return ok({
    events: await withTitles(tx, await eventViews(actor, tx, page)),
    nextCursor: rows.length > limit && last ? cursorOf(last) : null,
  });
}

/** Rows older than `after`, newest first. */
export function eventRows(
  actor: Actor,
  tx: Tx,
  filter: AuditFilter,
  after: Place | null,
  take: number,
): Promise<EventRow[]> {
  return tx.auditEvent.findMany({
    where: { AND: [visibleEvents(actor), filterWhere(filter), after ? olderThan(after) : {}] },
    select: eventSelect,
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take,
  });
}

/** How many events there are up to and including `from`. */
export function countEvents(actor: Actor, tx: Tx, filter: AuditFilter, from: Place): Promise<number> {
  const upTo = { OR: [olderThan(from), { id: from.id }] };
  return tx.auditEvent.count({ where: { AND: [visibleEvents(actor), filterWhere(filter), upTo] } });
}

/** The first condition says the same once more, in a form that an index can begin at. */
function olderThan({ at, id }: Place): Prisma.AuditEventWhereInput {
  return { AND: [{ at: { lte: at } }, { OR: [{ at: { lt: at } }, { id: { lt: id } }] }] };
}

function filterWhere({ from, to, ...equal }: AuditFilter): Prisma.AuditEventWhereInput {
  const given = Object.entries(equal).filter(([, value]) => value !== undefined);
  const times: Prisma.AuditEventWhereInput[] = [];
  if (from) times.push({ at: { gte: startOfDay(from) } });
  if (to) times.push({ at: { lt: startOfDay(dayAfter(to)) } });
  return { AND: [Object.fromEntries(given), ...times] };
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** Rows with the names and addresses that their persons have now, or with the word that they are erased. */
export async function eventViews(actor: Actor, tx: Tx, rows: readonly EventRow[]): Promise<AuditEventView[]> {
  const people = await peopleOf(
    tx,
    rows.flatMap((row) => row.personId ?? []),
  );
  const addresses = readsWholeAudit(actor) ? await addressesOf(tx, rows) : new Map<bigint, string>();
  return rows.map((row) => ({
    id: String(row.id),
    at: row.at.toISOString(),
    kind: row.kind,
    who: {
      personId: row.personId,
      ...(row.personId ? (people.get(row.personId) ?? gone) : notOne),
      role: row.role,
      tokenId: row.tokenId,
      networkAddress: addresses.get(row.id) ?? null,
    },
    object: { type: row.objectType, id: row.objectId, title: null, surveyId: null },
    officeId: row.officeId,
    correlation: row.correlation,
    before: row.before,
    after: row.after,
  }));
}

/** Where events came from, as far as it is not erased; the addresses stand beside the events, not in them. */
async function addressesOf(tx: Tx, rows: readonly EventRow[]): Promise<Map<bigint, string>> {
  const found = await tx.auditAddress.findMany({
    where: { eventId: { in: rows.map((row) => row.id) } },
    select: { eventId: true, address: true },
  });
  return new Map(found.map(({ eventId, address }) => [eventId, address]));
}

type Named = { name: string | null; email: string | null; erased: boolean };
const gone: Named = { name: null, email: null, erased: true };
const notOne: Named = { name: null, email: null, erased: false };

async function peopleOf(tx: Tx, ids: string[]): Promise<Map<string, Named>> {
  const people = await tx.person.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true, email: true, erasedAt: true },
  });
  return new Map(
    people.map(({ id, name, email, erasedAt }) => [id, erasedAt ? gone : { name, email, erased: false }]),
  );
}

/**
 * What incidents, surveys, requests and persons are called now. Whoever sees the event sees its object's name;
 * requests are under row-level security besides, so that an administrator gets none.
 */
async function withTitles(tx: Tx, events: AuditEventView[]): Promise<AuditEventView[]> {
  const ids = (type: string) => [
    ...new Set(
      events.flatMap(({ object }) => (object.type === type && isUuid(object.id) ? [object.id] : [])),
    ),
  ];
  const found = new Map<string, { title: string | null; surveyId: string | null }>();
  const titled = { id: true, title: true } as const;
  const incidents = await tx.incident.findMany({ where: { id: { in: ids('incident') } }, select: titled });
  const surveys = await tx.survey.findMany({ where: { id: { in: ids('survey') } }, select: titled });
  const requests = await tx.request.findMany({
    where: { id: { in: ids('request') } },
    select: { id: true, surveyId: true, service: { select: { name: true } } },
  });
  for (const { id, title } of incidents) found.set(id, { title, surveyId: null });
  for (const { id, title } of surveys) found.set(id, { title, surveyId: id });
  for (const { id, surveyId, service } of requests) found.set(id, { title: service.name, surveyId });
  for (const [id, { name }] of await peopleOf(tx, ids('person')))
    found.set(id, { title: name, surveyId: null });
  return events.map((event) => ({ ...event, object: { ...event.object, ...found.get(event.object.id) } }));
}

function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}

/** What the filter offers, from the events that the actor may see; people by name, those without one last. */
export async function auditChoices(actor: Actor, tx: Tx): Promise<Outcome<AuditChoices>> {
  const may = mayRead(actor);
  if (!may.ok) return may;
  const groups = await tx.auditEvent.groupBy({
    by: ['personId', 'kind', 'objectType'],
    where: visibleEvents(actor),
  });
  const people = await peopleOf(
    tx,
    groups.flatMap((group) => group.personId ?? []),
  );
  const order = new Intl.Collator('nb');
  const sortName = ({ name, email }: Named) => name ?? email ?? '\uffff';
  const distinct = (values: string[]) => [...new Set(values)].sort();
  return ok({
    people: [...people]
      .map(([id, named]) => ({ id, ...named }))
      .sort((a, b) => order.compare(sortName(a), sortName(b)) || a.id.localeCompare(b.id)),
    kinds: distinct(groups.map((group) => group.kind)),
    objectTypes: distinct(groups.map((group) => group.objectType)),
  });
}
