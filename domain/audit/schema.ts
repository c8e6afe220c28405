import { z } from 'zod';
import { holdsIdentityNumber } from '@/lib/identity-number';
import { momentSchema } from '@/lib/moment';

/** What the list is narrowed to. Days are days in Norway, both included. */
const filterFields = z.object({
  personId: z.uuid().optional(),
  objectType: z
    .string()
    .regex(/^[a-z_]{1,40}$/, 'OBJECT_TYPE')
    .optional(),
  objectId: z
    .string()
    .trim()
    .regex(/^[\w.:-]{1,100}$/, 'OBJECT_ID')
    // An export records its filter; an id may by chance look like such a number.
    .refine((id) => z.uuid().safeParse(id).success || !holdsIdentityNumber(id), 'IDENTITY_NUMBER')
    .optional(),
  /** survey.opened */
  kind: z
    .string()
    .regex(/^[a-z_.]{1,60}$/, 'KIND')
    .optional(),
  from: z.iso.date('DATE').optional(),
  to: z.iso.date('DATE').optional(),
});

const inOrder = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
  !from || !to || from <= to;
const order = { path: ['to'], error: 'BEFORE_FROM' };

export const auditFilterSchema = filterFields.refine(inOrder, order);
export type AuditFilter = z.output<typeof auditFilterSchema>;

/** The moment and the id of an event, of which the page shows what is older. */
const cursorSchema = z.string().regex(/^\d{1,15}-\d{1,18}$/, 'CURSOR');

export const auditQuerySchema = filterFields
  .extend({ cursor: cursorSchema.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) })
  .refine(inOrder, order);
export type AuditQuery = z.output<typeof auditQuerySchema>;

export const exportFormats = ['csv', 'jsonl'] as const;
export const exportQuerySchema = filterFields
  .extend({ format: z.enum(exportFormats).default('csv') })
  .refine(inOrder, order);
export type ExportQuery = z.output<typeof exportQuerySchema>;

export const auditEventSchema = z
  .object({
    /** Digits; larger than what a JavaScript number holds. */
    id: z.string(),
    at: momentSchema,
    /** noun.verb: survey.opened */
    kind: z.string(),
    who: z.object({
      /** Null: the system, or somebody before it is known who. */
      personId: z.uuid().nullable(),
      name: z.string().nullable(),
      email: z.string().nullable(),
      /** The person's name and address have been erased; the event stays. */
      erased: z.boolean(),
      /** The roles held at that moment, with commas between; else system or nobody. */
      role: z.string(),
      /** Set when an API token was used. */
      tokenId: z.uuid().nullable(),
      /** Where it came from; for administrators only. */
      networkAddress: z.string().nullable(),
    }),
    object: z.object({
      type: z.string(),
      id: z.string(),
      /** What it is called now; null when the reader may not see it, or it has no name. */
      title: z.string().nullable(),
      /** The survey that a request belongs to. */
      surveyId: z.uuid().nullable(),
    }),
    /** The authority on whose page it stands. */
    officeId: z.string().nullable(),
    /** The HTTP request's or the job's id. */
    correlation: z.string().nullable(),
    before: z.unknown(),
    after: z.unknown(),
  })
  .meta({ id: 'AuditEvent' });
export type AuditEventView = z.infer<typeof auditEventSchema>;

export const auditPageSchema = z
  .object({
    /** Newest first. */
    events: z.array(auditEventSchema),
    nextCursor: cursorSchema.nullable(),
  })
  .meta({ id: 'AuditPage' });
export type AuditPage = z.infer<typeof auditPageSchema>;

/** What the filter offers: who has done what to which type of object, among the events that the reader may see. */
export type AuditChoices = {
  people: { id: string; name: string | null; email: string | null; erased: boolean }[];
  kinds: string[];
  objectTypes: string[];
};
