import { TZDate } from '@date-fns/tz';
import type { ContactRole } from './schema';

const oslo = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The civil day in Norway of a moment, as YYYY-MM-DD. */
export function dayInNorway(moment: Date): string {
  return oslo.format(moment);
}

/** A civil date as the database's DATE wants it: midnight UTC. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

/** A DATE of the database as YYYY-MM-DD; null stays null. */
export function dayOf(date: Date | null): string | null {
  return date ? date.toISOString().slice(0, 10) : null;
}

/** The moment at which a civil day begins in Norway, summer and winter time observed. */
export function startOfDay(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(new TZDate(year, month - 1, date, 'Europe/Oslo').getTime());
}

/**
 * Whether a dated row is in force: from its first day or moment on, and no longer at its last. Days as YYYY-MM-DD.
 * The same as a condition for Prisma is inForce, and in SQL inForceSql of data.ts.
 */
export function isInForce<At extends string | Date>(
  { validFrom, validTo }: { validFrom: At | null; validTo: At | null },
  at: At,
): boolean {
  return (validFrom === null || validFrom <= at) && (validTo === null || validTo > at);
}

/** Contacts and memberships in force at a moment: `where: { serviceId, AND: inForce(moment) }`. */
export function inForce(moment: Date) {
  return [{ OR: [{ validFrom: null }, { validFrom: { lte: moment } }] }, notEnded(moment)];
}

/** In force at a moment, or to come. */
export function notEnded(moment: Date) {
  return { OR: [{ validTo: null }, { validTo: { gt: moment } }] };
}

const turnOrder: readonly ContactRole[] = ['leader', 'deputy', 'mailbox'];

/**
 * Whom a service is turned to: the leader, else the deputy, else the shared mailbox, each by order. Somebody
 * with an address goes before somebody without, since a mail to nobody reaches nobody. Null when vacant.
 */
export function primaryContact<C extends { role: string; order: number; email: string | null }>(
  contacts: readonly C[],
): C | null {
  const rank = (c: C) => turnOrder.indexOf(c.role as ContactRole);
  const asked = contacts
    .filter((c) => rank(c) >= 0)
    .sort(
      (a, b) => Number(a.email === null) - Number(b.email === null) || rank(a) - rank(b) || a.order - b.order,
    );
  return asked[0] ?? null;
}

/** A reform: from `date` (YYYY-MM-DD) on the new number holds. A split is several rows with one old number. */
export type ChangeRow = { oldNumber: string; newNumber: string; date: string };

/**
 * The number that a municipality has on a day (YYYY-MM-DD), after the reforms until then. A municipality that was
 * split has no one successor and keeps its number. Source: domain.md, "Register".
 */
export function numberOn(number: string, changes: readonly ChangeRow[], day: string): string {
  let current = number;
  for (const seen = new Set([number]); ; seen.add(current)) {
    const next = changes.filter((change) => change.oldNumber === current && change.date <= day);
    const [only] = next;
    if (!only || next.length > 1 || seen.has(only.newNumber)) return current;
    current = only.newNumber;
  }
}

type OfficeNames = readonly { from: string | null; name: string }[];

/** An office's name on a day; the names stand in order of time, the first one without a date. */
export function officeNameOn(names: OfficeNames, day: string): string {
  return names.findLast((n) => n.from === null || n.from <= day)?.name ?? names[0]?.name ?? '';
}

/** An office's name at a moment; `names` as the column holds them. */
export function nameOfOffice(names: unknown, moment: Date): string {
  return officeNameOn(names as OfficeNames, dayInNorway(moment));
}
