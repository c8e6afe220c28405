import { z } from 'zod';
import { freeText } from '@/lib/free-text';
import { daySchema } from '@/lib/moment';

export const municipalityNumber = z.string().regex(/^\d{4}$/, 'MUNICIPALITY_NUMBER');
export const serviceId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'SERVICE_ID');

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
  /** Official names in Sámi and Kven, as the register's file has them; empty: none. */
  parallelNames: z.string(),
  organisationNumber: z.string().nullable(),
  languageForm: z.string().nullable(),
  /** A point inside the municipality, in degrees. */
  latitude: z.number(),
  longitude: z.number(),
  countyNumber: z.string(),
  countyName: z.string(),
  officeId: z.string(),
  officeName: z.string(),
  population: z.int().nullable(),
  validFrom: daySchema.nullable(),
  validTo: daySchema.nullable(),
  /** What came before and after by a dated change. */
  before: z.array(z.object({ number: municipalityNumber, date: daySchema })),
  after: z.array(z.object({ number: municipalityNumber, date: daySchema })),
  services: z.array(z.object({ id: serviceId, name: z.string(), part: z.string() })),
});
export type MunicipalityView = z.infer<typeof municipalityView>;

export const officeView = z.object({
  id: z.string(),
  /** As it is called on the day. */
  name: z.string(),
  /** Every name in order of time, the first one without a date. */
  names: z.array(z.object({ from: daySchema.nullable(), name: z.string() })),
  parallelNames: z.string(),
  kind: z.enum(officeKinds),
  organisationNumber: z.string().nullable(),
  languageForm: z.string().nullable(),
  /** Those that it covers on the day. */
  counties: z.array(z.object({ number: z.string(), name: z.string() })),
});
export type OfficeView = z.infer<typeof officeView>;

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
  search: freeText(100).default(''),
  /** The day whose register is shown; today when left out. */
  on: daySchema.optional(),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type RegisterListQuery = z.infer<typeof registerListQuery>;

export const municipalityPage = z.object({
  on: daySchema,
  total: z.int(),
  rows: z.array(municipalityView),
  nextCursor: z.string().nullable(),
});
export const servicePage = z.object({
  on: daySchema,
  total: z.int(),
  rows: z.array(serviceView),
  nextCursor: z.string().nullable(),
});
export const officePage = z.object({
  on: daySchema,
  total: z.int(),
  rows: z.array(officeView),
  nextCursor: z.string().nullable(),
});
export type OfficePage = z.infer<typeof officePage>;
export type MunicipalityPage = z.infer<typeof municipalityPage>;
export type ServicePage = z.infer<typeof servicePage>;

// ---------------------------------------------------------------- import

export const importKinds = [
  'offices',
  'counties',
  'municipalities',
  'changes',
  'services',
  'service-municipalities',
  'contacts',
] as const;
export type ImportKind = (typeof importKinds)[number];

/** One thing wrong with a file: where (the record's first line, the file's own column) and why (a code). */
export const rowError = z.object({
  line: z.int(),
  column: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type RowError = z.infer<typeof rowError>;

const fieldChange = z.object({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type FieldChange = z.infer<typeof fieldChange>;

export const importPlan = z.object({
  added: z.array(z.object({ key: z.string(), label: z.string() })),
  changed: z.array(z.object({ key: z.string(), label: z.string(), changes: z.array(fieldChange) })),
  /** Dated rows never vanish: they end, and no longer hold from `on`. */
  ended: z.array(z.object({ key: z.string(), label: z.string(), on: daySchema })),
  unchanged: z.int(),
});
export type ImportPlan = z.infer<typeof importPlan>;

export const importRegisterInput = z.object({
  /** Guessed from the header when left out. */
  kind: z.enum(importKinds).optional(),
  csv: z.string().max(1_000_000),
  /** As the errors name it; a year in it dates a set of municipalities (municipalities-2024.csv). */
  file: freeText(200).optional(),
  /** The file is the whole list: what holds on this day and is not in the file ends then. */
  completeFrom: daySchema.optional(),
  /** Says what would happen and writes nothing. */
  dryRun: z.boolean(),
});
export type ImportRegisterInput = z.infer<typeof importRegisterInput>;

export const importResult = importPlan.extend({
  kind: z.enum(importKinds),
  file: z.string(),
  dryRun: z.boolean(),
  rows: z.int(),
});
export type ImportResult = z.infer<typeof importResult>;
