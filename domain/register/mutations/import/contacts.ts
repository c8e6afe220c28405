import { z } from 'zod';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { dayInNorway, isInForce, startOfDay } from '../../rules';
import { type ContactRole, contactRoles } from '../../schema';
import * as cell from './cells';
import type { FileShape } from './csv';
import { type KindInput, type Planned, Planner } from './plan';
import { type ContactWrite, writeContacts } from './write-contacts';

const roles: Record<string, ContactRole> = {
  ...Object.fromEntries(contactRoles.map((role) => [role, role])),
  leder: 'leader',
  nestleder: 'deputy',
  postkasse: 'mailbox',
  kommunedirektør: 'municipal_director',
};

/** A civil date in Norway or a moment with its offset, as ISO text in UTC; or null. */
const moment = z
  .string()
  .default('')
  .refine(
    (v) =>
      v === '' || z.iso.date().safeParse(v).success || z.iso.datetime({ offset: true }).safeParse(v).success,
    'DATE',
  )
  .transform((v) => (v === '' ? null : (v.length === 10 ? startOfDay(v) : new Date(v)).toISOString()));

const row = z.object({
  serviceId: cell.slug,
  role: cell.word(roles),
  name: cell.text(200),
  email: cell.optionalEmail,
  phone: cell.optionalPhone,
  order: cell.wholeNumber(99),
  validFrom: moment,
  validTo: moment,
});
type Row = z.output<typeof row>;

export const contactsShape: FileShape<Row> = {
  columns: [
    { name: 'serviceId', header: /^service_id$/, required: true },
    { name: 'role', required: true },
    { name: 'name', required: true },
    { name: 'email', required: true },
    { name: 'phone' },
    { name: 'order' },
    { name: 'validFrom', header: /^valid_from$/ },
    { name: 'validTo', header: /^valid_to$/ },
  ],
  ignored: /^(service_name|certainty|note)$/,
  row,
};

/**
 * Contacts of services. A row is known by service, role, address (or name and phone) and first day. A row with a
 * role and nobody in it says that the place is vacant: whoever held it ends.
 */
export async function planContacts(tx: Tx, input: KindInput<Row>): Promise<Planned> {
  const planner = new Planner(input);
  const people = input.rows.filter((r) => !isVacant(r.values));
  planner.refuseTwice(people, 'email', keyOf);
  const services = new Map(
    (await tx.service.findMany({ select: { id: true, name: true } })).map((s) => [s.id, s.name]),
  );
  const stored = await storedContacts(tx);
  const known = new Map(stored.map((c) => [keyOf(c), c]));
  const label = (c: { serviceId: string; name: string | null; email: string | null }) =>
    [services.get(c.serviceId) ?? c.serviceId, c.name || c.email].filter(Boolean).join(' – ');

  const write: ContactWrite[] = [];
  for (const { line, values } of input.rows) {
    if (!services.has(values.serviceId)) {
      planner.error(line, 'serviceId', 'SERVICE_UNKNOWN', { value: values.serviceId });
    }
    if (values.validFrom && values.validTo && values.validTo <= values.validFrom) {
      const value = dayInNorway(new Date(values.validTo));
      planner.error(line, 'validTo', 'ENDS_BEFORE_START', { value });
    }
  }
  for (const { line, values } of people) {
    if (values.role === 'mailbox' && !values.email) planner.error(line, 'email', 'MISSING');
    const before = known.get(keyOf(values));
    const after = planner.kept(before, {
      name: values.name || null,
      phone: values.phone,
      order: values.order ?? 1,
      validTo: values.validTo,
    });
    // An empty cell leaves what the register knows.
    const kept = {
      ...after,
      name: after.name ?? before?.name ?? null,
      phone: after.phone ?? before?.phone ?? null,
    };
    const differs = planner.compare(keyOf(values), label(values), before && pickLike(before, kept), kept);
    if (!differs) continue;
    const { serviceId, role, email, validFrom } = values;
    const ids = { contactId: before?.contactId ?? null, personId: before?.personId ?? null };
    write.push({ ...ids, serviceId, role, email, validFrom, ...kept });
  }
  write.push(...endings(planner, input, stored, label));
  return planner.done((inTx) => writeContacts(inTx, write));
}

/** Contacts that end: of places said to be vacant, and those that a whole list leaves out. */
function endings(
  planner: Planner,
  { rows, completeFrom }: KindInput<Row>,
  stored: ContactWrite[],
  label: (c: ContactWrite) => string,
): ContactWrite[] {
  const vacant = new Map(
    rows
      .filter((r) => isVacant(r.values))
      .map(({ values }) => [`${values.serviceId} ${values.role}`, values.validFrom]),
  );
  const inFile = new Set(rows.map((r) => whoOf(r.values)));
  const whole = completeFrom ? startOfDay(completeFrom).toISOString() : null;
  return stored.flatMap((contact) => {
    const place = `${contact.serviceId} ${contact.role}`;
    if (inFile.has(whoOf(contact))) return [];
    const on = vacant.has(place) ? (vacant.get(place) ?? now().toISOString()) : whole;
    if (!on || !isInForce(contact, on)) return [];
    planner.plan.ended.push({ key: keyOf(contact), label: label(contact), on: dayInNorway(new Date(on)) });
    return [{ ...contact, validTo: on }];
  });
}

const isVacant = (r: Row) => !r.name && !r.email && !r.phone;

type Who = Pick<ContactWrite, 'serviceId' | 'role' | 'name' | 'email' | 'phone'>;
const whoOf = (c: Who) =>
  [c.serviceId, c.role, c.email ?? [c.name, c.phone].filter(Boolean).join(' ')].join(' · ');
const keyOf = (c: Who & { validFrom: string | null }) =>
  [whoOf(c), c.validFrom && dayInNorway(new Date(c.validFrom))].filter(Boolean).join(' · ');

function pickLike<T extends object>(from: Record<string, unknown>, like: T) {
  return Object.fromEntries(Object.keys(like).map((k) => [k, from[k] ?? null])) as Record<
    string,
    string | number | null
  >;
}

async function storedContacts(tx: Tx): Promise<ContactWrite[]> {
  const rows = await tx.contact.findMany({
    include: { person: { select: { name: true, email: true, phone: true } } },
  });
  return rows.map(({ id, person, validFrom, validTo, role, ...c }) => ({
    ...c,
    contactId: id,
    role: role as ContactRole,
    ...person,
    validFrom: validFrom?.toISOString() ?? null,
    validTo: validTo?.toISOString() ?? null,
  }));
}
