import type { Tx } from '@/lib/db';
import type { ContactRole } from '../../schema';

/** A contact as it is to be written; without an address the person is known by the contact alone. */
export type ContactWrite = {
  contactId: string | null;
  personId: string | null;
  serviceId: string;
  role: ContactRole;
  name: string | null;
  email: string | null;
  phone: string | null;
  order: number;
  validFrom: string | null;
  validTo: string | null;
};

/** Writes people and contacts in at most four statements, whatever their number. */
export async function writeContacts(tx: Tx, rows: ContactWrite[]): Promise<void> {
  if (rows.length === 0) return;
  const withAddress = rows.filter((r) => r.email !== null);
  // Without an address a person cannot be found again: a new one per new contact.
  const without = rows
    .filter((r) => r.email === null)
    .map((r) => ({ ...r, personId: r.personId ?? crypto.randomUUID() }));
  await tx.$executeRaw`
    insert into person (id, name, email, phone)
    select distinct on (email) uuidv7(), name, email, phone
    from jsonb_to_recordset(${JSON.stringify(withAddress)}::jsonb) as r(name text, email text, phone text)
    on conflict (email) do update set name = coalesce(excluded.name, person.name),
      phone = coalesce(excluded.phone, person.phone)`;
  if (without.length > 0) {
    await tx.$executeRaw`
      insert into person (id, name, phone)
      select "personId", name, phone
      from jsonb_to_recordset(${JSON.stringify(without)}::jsonb) as r("personId" uuid, name text, phone text)
      on conflict (id) do update set name = excluded.name, phone = excluded.phone`;
  }
  const all = JSON.stringify([...withAddress, ...without]);
  await tx.$executeRaw`
    insert into contact (id, "serviceId", "personId", role, "order", "validFrom", "validTo")
    select uuidv7(), r."serviceId", coalesce(r."personId", p.id), r.role, r."order", r."validFrom", r."validTo"
    from jsonb_to_recordset(${all}::jsonb) as r("contactId" uuid, "personId" uuid, email text, "serviceId" text, role text,
      "order" int, "validFrom" timestamptz, "validTo" timestamptz)
    left join person p on p.email = r.email
    where r."contactId" is null`;
  await tx.$executeRaw`
    update contact c set "order" = r."order", "validTo" = r."validTo"
    from jsonb_to_recordset(${all}::jsonb) as r("contactId" uuid, "order" int, "validTo" timestamptz)
    where c.id = r."contactId"`;
}
