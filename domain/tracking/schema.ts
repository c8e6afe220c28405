import { z } from 'zod';
import { coverageSchema } from '@/domain/figures/schema';
import { findings, saidKinds } from '@/domain/figures/states';
import { answerSchema, attachmentSchema, definitionSchema } from '@/domain/questionnaires/schema';
import { factKinds } from '@/domain/requests/rules';
import {
  checklistSchema,
  decidedFlagSchema,
  dialogueSchema,
  flagKinds,
  reviewSchema,
  reviewStates,
} from '@/domain/reviews/schema';
import { requiredText } from '@/lib/free-text';
import { momentSchema } from '@/lib/moment';
import { revisionSchema, versionSchema } from '@/lib/versions';

export const responses = ['overdue', 'outstanding', 'answered_late', 'answered_on_time', 'exempt'] as const;
export type TrackedResponse = (typeof responses)[number];

/** How far the invitation came; none: nobody with an address was in place; hidden: another authority's mails. */
const invitationStates = ['none', 'queued', 'sent', 'failed', 'hidden'] as const;

const contactSchema = z.object({
  role: z.enum(['leader', 'deputy', 'mailbox', 'municipal_director']),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
});

const municipalitySchema = z.object({
  number: z.string(),
  name: z.string(),
  part: z.string(),
  countyNumber: z.string(),
  countyName: z.string(),
});

/** One request in the list of a survey. Counts are those of the latest version's lines that the actor may see. */
export const trackedRequestSchema = z
  .object({
    id: z.uuid(),
    serviceId: z.string(),
    serviceName: z.string(),
    municipalities: z.array(municipalitySchema),
    response: z.enum(responses),
    dueAt: momentSchema,
    /** The due time in force is not the first one that was set. */
    extended: z.boolean(),
    /** When the service was last asked: sent out, sent back for correction, or given a later due time. */
    askedAt: momentSchema,
    /** Returned for correction and not answered since. */
    correctionDueAt: momentSchema.nullable(),
    opened: z.boolean(),
    bounced: z.boolean(),
    invitation: z.enum(invitationStates),
    remindedAt: momentSchema.nullable(),
    version: z.number().int(),
    lastFact: z.object({ kind: z.enum(factKinds), at: momentSchema }).nullable(),
    contact: contactSchema.nullable(),
    /** Sum over the lines that state it; null: none does, and `lostKind` says why. */
    lost: z.number().int().nullable(),
    lostKind: z.enum(saidKinds),
    finding: z.enum(findings).nullable(),
    /** When the first version was given. */
    answeredAt: momentSchema.nullable(),
    /** Municipalities that the latest version leaves under investigation. */
    investigating: z.number().int(),
    /** The day by which the first of them is to be known; null: one of them has not said when. */
    knowsMoreOn: z.iso.date().nullable(),
    /** Who of the authority follows it; null: nobody (any more, when who did has left it), or not for the reader. */
    assignee: z.object({ id: z.uuid(), name: z.string().nullable(), you: z.boolean() }).nullable(),
    review: z.enum(reviewStates),
    /** The service does not stand by what was written down for it on the phone, and has not corrected it. */
    objected: z.boolean(),
    /** The service wrote last in the thread. */
    awaitsReply: z.boolean(),
    /** Findings that nobody has dismissed; none for who does not review. */
    flags: z.array(decidedFlagSchema.omit({ dismissed: true })),
  })
  .meta({ id: 'TrackedRequest' });
export type TrackedRequest = z.infer<typeof trackedRequestSchema>;

/** What the list can be filtered by: a response, or something that needs doing. */
export const statusFilters = [
  ...responses,
  'answered',
  'unanswered',
  'correction',
  'investigating',
  'chased',
  'not_opened',
  'bounced',
  'no_contact',
] as const;
export type StatusFilter = (typeof statusFilters)[number];

export const sortKeys = [
  'service',
  'municipalities',
  'status',
  'last',
  'contact',
  'lost',
  'finding',
  'remark',
] as const;
export type SortKey = (typeof sortKeys)[number];

/** How far the review has come, and what waits for the authority. */
export const reviewFilters = ['waiting', 'returned', 'accepted', 'unproblematic', 'reply'] as const;
/** Whose they are to follow. */
export const assignedFilters = ['mine', 'others', 'nobody'] as const;
export const readFilters = ['opened', 'unopened'] as const;
export const remarkFilters = ['any', 'none', ...flagKinds] as const;

export const trackingFilterSchema = z.object({
  search: z.string().trim().max(100).optional(),
  status: z.enum(statusFilters).optional(),
  county: z
    .string()
    .regex(/^\d{2}$/, 'NOT_COUNTY_NUMBER')
    .optional(),
  review: z.enum(reviewFilters).optional(),
  read: z.enum(readFilters).optional(),
  remark: z.enum(remarkFilters).optional(),
  assigned: z.enum(assignedFilters).optional(),
  sort: z.enum(sortKeys).default('status'),
  descending: z.stringbool().default(false),
});
export type TrackingFilter = z.output<typeof trackingFilterSchema>;

export const trackingQuerySchema = trackingFilterSchema.extend({
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type TrackingQuery = z.output<typeof trackingQuerySchema>;

export const trackingPageSchema = z
  .object({
    /** The moment the statuses are worked out for. */
    asOf: momentSchema,
    /** All requests of the survey that the actor may see, whatever is filtered; in requests. */
    counts: coverageSchema,
    municipalityCount: z.number().int(),
    counties: z.array(z.object({ number: z.string(), name: z.string() })),
    /** First versions by day in Norway, since the survey opened. */
    answersPerDay: z.array(z.object({ day: z.iso.date(), count: z.int() })),
    /** Null for who does not run the survey. */
    settings: z
      .object({
        reminderPlan: z.object({ days: z.array(z.int()), revision: z.int() }),
        checklist: checklistSchema,
        /** The people of the survey's authority, who can be given requests to follow. */
        colleagues: z.array(z.object({ id: z.uuid(), name: z.string().nullable(), you: z.boolean() })),
      })
      .nullable(),
    /** Rows that the filter lets through, on all pages. */
    total: z.number().int(),
    rows: z.array(trackedRequestSchema),
    nextCursor: z.uuid().nullable(),
  })
  .meta({ id: 'TrackingPage' });
export type TrackingPage = z.infer<typeof trackingPageSchema>;

const answersSchema = z.record(z.string(), answerSchema);

export const trackedVersionSchema = z.object({
  version: z.number().int(),
  submittedAt: momentSchema,
  /** When it was given by phone, otherwise null. */
  givenAt: momentSchema.nullable(),
  onTime: z.boolean(),
  /** Null for who sees only the lines of the own counties. */
  givenBy: z.object({ name: z.string().nullable(), role: z.string() }).nullable(),
  recordedBy: z.string().nullable(),
  reason: z.string().nullable(),
  receiptNumber: z.string().nullable(),
  /** The questions that it answers; null for who sees only the lines of the own counties, which hold the core. */
  definition: definitionSchema.nullable(),
  answers: answersSchema,
  lines: z.array(
    z.object({
      municipalityNumber: z.string(),
      grade: z.string(),
      answers: answersSchema,
      /** What is still to be found out, and until when; the text not for who sees only the own counties' lines. */
      remains: z.object({ text: z.string().optional(), until: z.string().optional() }).optional(),
    }),
  ),
  /** Empty for who sees only the lines of the own counties. */
  attachments: z.array(attachmentSchema),
});
export type TrackedVersion = z.infer<typeof trackedVersionSchema>;

export const requestDetailSchema = z
  .object({
    request: trackedRequestSchema,
    surveyId: z.uuid(),
    incidentId: z.uuid(),
    /** Sees returns whole; otherwise only what the lines of the own counties hold. */
    whole: z.boolean(),
    contacts: z.array(contactSchema),
    facts: z.array(
      z.object({
        kind: z.enum(factKinds),
        at: momentSchema,
        recordedAt: momentSchema,
        by: z.string().nullable(),
        dueAt: momentSchema.nullable(),
        reason: z.string().nullable(),
        version: z.number().int().nullable(),
      }),
    ),
    messages: z.array(
      z.object({
        kind: z.string(),
        state: z.string(),
        createdAt: momentSchema,
        sentAt: momentSchema.nullable(),
        to: z.string().nullable(),
      }),
    ),
    /** Newest first. */
    versions: z.array(trackedVersionSchema),
    /** Null for who sees only the lines of the own counties. */
    dialogue: dialogueSchema.nullable(),
    review: reviewSchema.nullable(),
  })
  .meta({ id: 'RequestDetail' });
export type RequestDetail = z.infer<typeof requestDetailSchema>;

const chosenSchema = z.object({ requestIds: z.array(z.uuid()).min(1).max(1000) });
export const remindSchema = chosenSchema;
export const extendSchema = chosenSchema.extend({ dueAt: momentSchema, reason: requiredText(1000) });
/**
 * Gives the chosen requests to a colleague to follow; null: to nobody. Each with who followed it when it was looked
 * at, so that nobody's is taken unseen.
 */
export const assignSchema = z.object({
  requests: z
    .array(z.object({ requestId: z.uuid(), assigneeId: z.uuid().nullable() }))
    .min(1)
    .max(1000),
  personId: z.uuid().nullable(),
});
export const exemptSchema = chosenSchema.extend({ reason: requiredText(1000) });

const lookedAtSchema = z.object({
  answers: z
    .array(z.object({ requestId: z.uuid(), version: versionSchema }))
    .min(1)
    .max(1000),
});

/** Each with the version that was looked at. `unproblematic`: pass over whatever has become a problem meanwhile. */
export const acceptSchema = lookedAtSchema.extend({ unproblematic: z.boolean().default(false) });
/** Each with the version whose acceptance is taken back. */
export const unacceptSchema = lookedAtSchema;

/**
 * Days from the due time, negative before it; the worker reminds whoever is then on the chase list, once. `revision` is
 * the one that was read, so that nobody is overwritten.
 */
export const reminderPlanSchema = z.object({
  days: z
    .array(z.int().min(-30).max(30))
    .max(10)
    .overwrite((days) => [...new Set(days)].sort((a, b) => a - b)),
  revision: revisionSchema,
});
export type ReminderPlan = z.output<typeof reminderPlanSchema>;

export const skipReasons = [
  'ANSWERED',
  'EXEMPT',
  'NOT_EXEMPT',
  'NOT_LATER',
  'NO_CONTACT',
  'REMINDED_TODAY',
  'NOT_ANSWERED',
  'NEWER_VERSION',
  'ACCEPTED',
  'NOT_ACCEPTED',
  'PROBLEM',
  'SAME_PERSON',
  'ANOTHER_FOLLOWS',
] as const;

/** What a chase action did: how many requests it changed, and which it passed over and why. */
export const chasedSchema = z
  .object({
    changed: z.number().int(),
    skipped: z.array(z.object({ requestId: z.uuid(), serviceName: z.string(), reason: z.enum(skipReasons) })),
  })
  .meta({ id: 'Chased' });
export type Chased = z.infer<typeof chasedSchema>;
