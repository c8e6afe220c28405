import { z } from 'zod';
import { freeText, identifier, requiredText } from '@/lib/free-text';
import { holdsIdentityNumber } from '@/lib/identity-number';
import { daySchema, momentSchema } from '@/lib/moment';
import { sentIdSchema } from '@/lib/sent-id';
import { revisionSchema } from '@/lib/versions';
import { incidentWordsSchema, newWordsSchema } from './words';

const certaintySchema = z.enum(['known', 'illustrative']);

/** The days of an incident, in the order in which they are asked for and told. */
export const dateKeys = [
  'inProductionOn',
  'discoveredOn',
  'notifiedOn',
  'fixedReleasedOn',
  'deletionStoppedOn',
] as const;

const incidentFields = {
  title: requiredText(200),
  system: requiredText(200),
  summary: requiredText(5000),
  inProductionOn: daySchema.nullable(),
  discoveredOn: daySchema.nullable(),
  notifiedOn: daySchema.nullable(),
  fixedReleasedOn: daySchema.nullable(),
  /** How many days the source keeps what it has delivered. */
  retentionDays: z.number().int().min(0).max(36_500).nullable(),
  deletionStoppedOn: daySchema.nullable(),
};

/** Dates that contradict each other, as [earlier, later]. */
const order = [
  ['inProductionOn', 'discoveredOn'],
  ['inProductionOn', 'notifiedOn'],
  ['inProductionOn', 'fixedReleasedOn'],
] as const;

type Dates = Partial<
  Record<'inProductionOn' | 'discoveredOn' | 'notifiedOn' | 'fixedReleasedOn', string | null | undefined>
>;

function inOrder(value: Dates, context: z.core.$RefinementCtx): void {
  for (const [earlier, later] of order) {
    const from = value[earlier];
    const to = value[later];
    if (from && to && to < from)
      context.addIssue({ code: 'custom', path: [later], message: 'BEFORE_INCIDENT' });
  }
}

/** A new incident. Without `words` it counts reports of concern; `officeId` is needed by who has several offices. */
export const newIncidentSchema = z
  .object({
    ...incidentFields,
    inProductionOn: incidentFields.inProductionOn.default(null),
    discoveredOn: incidentFields.discoveredOn.default(null),
    notifiedOn: incidentFields.notifiedOn.default(null),
    fixedReleasedOn: incidentFields.fixedReleasedOn.default(null),
    retentionDays: incidentFields.retentionDays.default(null),
    deletionStoppedOn: incidentFields.deletionStoppedOn.default(null),
    officeId: identifier(100).optional(),
    words: newWordsSchema.optional(),
    illustrative: z.boolean().default(false),
    sources: z
      .record(z.string(), z.json())
      .refine((given) => !holdsIdentityNumber(JSON.stringify(given)), 'IDENTITY_NUMBER')
      .default({}),
  })
  .superRefine(inOrder);
export type NewIncident = z.input<typeof newIncidentSchema>;

/**
 * What may be changed of an incident afterwards; what is left out stays. Words only until a survey was opened.
 * `editRevision` is the one that was read, so that nobody is overwritten.
 */
export const incidentChangesSchema = z
  .object({ ...incidentFields, words: newWordsSchema })
  .partial()
  .extend({ editRevision: revisionSchema })
  .superRefine(inOrder);
export type IncidentChanges = z.infer<typeof incidentChangesSchema>;

/** A dated note of the timeline. `precision` says how much of the moment is known. */
export const newNoteSchema = z.object({
  id: sentIdSchema,
  at: momentSchema,
  precision: z.enum(['time', 'day', 'month']).default('day'),
  text: requiredText(2000),
  source: freeText(500).default(''),
  certainty: certaintySchema.default('known'),
});
export type NewNote = z.input<typeof newNoteSchema>;

export const noticeKinds = ['self_check', 'fixed_version', 'retention', 'other'] as const;

/** A notice of the vendor or the operator, which leaders see beside the questions. */
export const newNoticeSchema = z.object({
  id: sentIdSchema,
  at: momentSchema,
  from: requiredText(200),
  kind: z.enum(noticeKinds),
  title: requiredText(200),
  body: requiredText(10_000),
  source: freeText(500).default(''),
  certainty: certaintySchema.default('known'),
});
export type NewNotice = z.input<typeof newNoticeSchema>;

export const noteSchema = z
  .object({
    id: z.uuid(),
    at: momentSchema,
    precision: z.enum(['time', 'day', 'month']),
    text: z.string(),
    source: z.string(),
    certainty: certaintySchema,
  })
  .meta({ id: 'IncidentNote' });
export const noticeSchema = z
  .object({
    id: z.uuid(),
    at: momentSchema,
    from: z.string(),
    kind: z.enum(noticeKinds),
    title: z.string(),
    body: z.string(),
    source: z.string(),
    certainty: certaintySchema,
    recordedAt: momentSchema,
    retractedAt: momentSchema.nullable(),
    mayRetract: z.boolean(),
  })
  .meta({ id: 'Notice' });
export type NoticeView = z.infer<typeof noticeSchema>;

/** What one lost thing and several are called, per language. */
const lostWordsSchema = z.object({ one: z.string(), many: z.string() });

export const incidentSummarySchema = z
  .object({
    id: z.uuid(),
    title: z.string(),
    system: z.string(),
    officeId: z.string(),
    officeName: z.string(),
    discoveredOn: daySchema.nullable(),
    createdAt: momentSchema,
    lostWords: z.object({ nb: lostWordsSchema, nn: lostWordsSchema, en: lostWordsSchema }),
    surveys: z.object({ draft: z.number().int(), open: z.number().int(), closed: z.number().int() }),
  })
  .meta({ id: 'IncidentSummary' });
export type IncidentSummary = z.infer<typeof incidentSummarySchema>;

/** What the visitor may do with an incident; the server asks the same questions again. */
const incidentMaySchema = z.object({
  edit: z.boolean(),
  /** Until a survey was opened: answers were given to these words. */
  editWords: z.boolean(),
  postNotice: z.boolean(),
  importList: z.boolean(),
  readFacts: z.boolean(),
  createSurvey: z.boolean(),
});

export const incidentSchema = z
  .object({
    ...incidentFields,
    id: z.uuid(),
    officeId: z.string(),
    officeName: z.string(),
    words: incidentWordsSchema,
    illustrative: z.boolean(),
    sources: z.record(z.string(), z.json()),
    /** Counts every write that can change a figure. */
    revision: z.number().int(),
    /** Counts the changes of the incident's own fields and words. */
    editRevision: z.number().int(),
    createdAt: momentSchema,
    notes: z.array(noteSchema),
    notices: z.array(noticeSchema),
    may: incidentMaySchema,
  })
  .meta({ id: 'Incident' });
export type IncidentView = z.infer<typeof incidentSchema>;

/**
 * One row of an operator's list. Stored as facts of the municipality: usesSystem and integrationInUse are
 * 'yes' | 'no', fixedVersionOn is YYYY-MM-DD; JSON null takes back what an earlier list of the source said.
 */
export const operatorRowSchema = z.object({
  municipalityNumber: z.string().regex(/^\d{4}$/, 'NOT_MUNICIPALITY_NUMBER'),
  usesSystem: z.enum(['yes', 'no']),
  integrationInUse: z.enum(['yes', 'no']).nullable().default(null),
  fixedVersionOn: daySchema.nullable().default(null),
  certainty: certaintySchema.default('known'),
  /** When the list says so, when that is not the moment of the whole list. */
  at: momentSchema.optional(),
});
export type OperatorRow = z.output<typeof operatorRowSchema>;

export const operatorListSchema = z
  .object({
    /** The moment the list speaks of; now, when left out. */
    at: momentSchema.optional(),
    /** Whose list it is, in words; the name of the office that sends it, when left out. */
    source: requiredText(200).optional(),
    csv: z.string().max(1_000_000).optional(),
    rows: z.array(operatorRowSchema).max(2000).optional(),
    /** Only say what would change. */
    dryRun: z.boolean().default(false),
  })
  .refine((list) => (list.csv === undefined) !== (list.rows === undefined), {
    path: ['csv'],
    message: 'CSV_OR_ROWS',
  });
export type OperatorList = z.input<typeof operatorListSchema>;

export const factKinds = ['usesSystem', 'integrationInUse', 'fixedVersionOn'] as const;
export type MunicipalityFactKind = (typeof factKinds)[number];

export const operatorListResultSchema = z
  .object({
    dryRun: z.boolean(),
    rows: z.number().int(),
    /** Municipalities that nothing was known of from this source before. */
    added: z.number().int(),
    unchanged: z.number().int(),
    changes: z.array(
      z.object({
        municipalityNumber: z.string(),
        name: z.string(),
        kind: z.enum(factKinds),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    ),
    /** Facts written (or that would be). */
    facts: z.number().int(),
    usesSystem: z.number().int(),
    fixedVersion: z.number().int(),
    /** Municipalities of the register that the list does not name. */
    notNamed: z.number().int(),
    /** Columns of the file that were not read: one of them may be misspelt. */
    passedOver: z.array(z.string()),
  })
  .meta({ id: 'OperatorListResult' });
export type OperatorListResult = z.infer<typeof operatorListResultSchema>;

const knownValueSchema = z.object({
  /** The own answer when there is one, else the newest list's. */
  value: z.string().nullable(),
  list: z
    .object({
      value: z.string().nullable(),
      source: z.string(),
      at: momentSchema,
      certainty: certaintySchema,
    })
    .nullable(),
  own: z.object({ value: z.string(), at: momentSchema }).nullable(),
  /** The list and the municipality say different things. */
  differs: z.boolean(),
});
export type KnownValue = z.infer<typeof knownValueSchema>;

export const municipalityFactsSchema = z
  .object({
    number: z.string(),
    name: z.string(),
    countyNumber: z.string(),
    countyName: z.string(),
    usesSystem: knownValueSchema,
    integrationInUse: knownValueSchema,
    fixedVersionOn: knownValueSchema,
  })
  .meta({ id: 'MunicipalityFacts' });
export type MunicipalityFacts = z.infer<typeof municipalityFactsSchema>;
