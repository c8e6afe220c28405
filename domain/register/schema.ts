import { z } from 'zod';

export const municipalityNumber = z.string().regex(/^\d{4}$/, 'MUNICIPALITY_NUMBER');
export const serviceId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'SERVICE_ID');
/** A civil date in Norway, YYYY-MM-DD. */
export const civilDate = z.iso.date();

export const serviceKinds = ['municipal', 'intermunicipal', 'district'] as const;
export type ServiceKind = (typeof serviceKinds)[number];

export const officeKinds = ['governor', 'directorate', 'ministry', 'observer', 'operator', 'other'] as const;
export type OfficeKind = (typeof officeKinds)[number];

/** In the order in which a service is turned to; the municipal director is for escalation only. */
export const contactRoles = ['leader', 'deputy', 'mailbox', 'municipal_director'] as const;
export type ContactRole = (typeof contactRoles)[number];

export const municipalityView = z.object({
  number: municipalityNumber,
  name: z.string(),
  parallelNames: z.string(),
  countyNumber: z.string(),
  countyName: z.string(),
  officeId: z.string(),
  officeName: z.string(),
  population: z.int().nullable(),
  validFrom: civilDate.nullable(),
  validTo: civilDate.nullable(),
  /** What came before and after by a dated change. */
  before: z.array(z.object({ number: municipalityNumber, date: civilDate })),
  after: z.array(z.object({ number: municipalityNumber, date: civilDate })),
  services: z.array(z.object({ id: serviceId, name: z.string(), part: z.string() })),
});
export type MunicipalityView = z.infer<typeof municipalityView>;

export const contactView = z.object({
  role: z.enum(contactRoles),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  order: z.int(),
});
export type ContactView = z.infer<typeof contactView>;

export const serviceView = z.object({
  id: serviceId,
  name: z.string(),
  kind: z.enum(serviceKinds),
  certainty: z.string(),
  source: z.string(),
  note: z.string(),
  members: z.array(
    z.object({ number: municipalityNumber, name: z.string(), part: z.string(), countyName: z.string() }),
  ),
  /** Null when the asker may not see contacts. An empty list: nobody is in place. */
  contacts: z.array(contactView).nullable(),
});
export type ServiceView = z.infer<typeof serviceView>;

/** A page of a register list. `cursor` is the last row's key. */
export const registerListQuery = z.object({
  search: z.string().trim().max(100).default(''),
  /** The day whose register is shown; today when left out. */
  on: civilDate.optional(),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type RegisterListQuery = z.infer<typeof registerListQuery>;

export const municipalityPage = z.object({
  on: civilDate,
  total: z.int(),
  rows: z.array(municipalityView),
  nextCursor: z.string().nullable(),
});
export const servicePage = z.object({
  on: civilDate,
  total: z.int(),
  rows: z.array(serviceView),
  nextCursor: z.string().nullable(),
});
export type MunicipalityPage = z.infer<typeof municipalityPage>;
export type ServicePage = z.infer<typeof servicePage>;
