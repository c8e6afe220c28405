import { z } from 'zod';
import { localizedSchema } from '@/domain/questionnaires/schema';
import { identifier, requiredText } from '@/lib/free-text';
import { momentSchema } from '@/lib/moment';
import { sentIdSchema } from '@/lib/sent-id';
import { revisionSchema, versionSchema } from '@/lib/versions';

export const flagKinds = [
  'affectedWithoutCounts',
  'outOfLine',
  'fixedBeforeRelease',
  'awareAfterNotified',
  'noLongerAffected',
  'countedTwice',
  'silentNeighbour',
] as const;
export type FlagKind = (typeof flagKinds)[number];

/** What a plausibility check found, for a human to look at. */
export const flagSchema = z.object({
  /** Kind, place and the answers that raised it. */
  id: z.string(),
  kind: z.enum(flagKinds),
  requestId: z.uuid(),
  municipalityNumber: z.string(),
  /** The question that it is about; null: about the silence. */
  field: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Flag = z.infer<typeof flagSchema>;

const decisionSchema = z.object({ reason: z.string(), at: momentSchema, by: z.string().nullable() });
export const decidedFlagSchema = flagSchema.extend({
  /** Somebody has looked at it and said why it may stand. */
  dismissed: decisionSchema.nullable(),
});
export type DecidedFlag = z.infer<typeof decidedFlagSchema>;

/** Where the review of a return stands. */
export const reviewStates = ['none', 'waiting', 'returned', 'accepted'] as const;

const questionSchema = z.object({
  /** As in a draft: `4601.lost`, or `.comment`. */
  path: z.string().regex(/^(\d{4})?\.[a-zA-Z][a-zA-Z0-9]{0,39}$/, 'UNKNOWN_FIELD'),
  text: requiredText(1000),
});

/** Sends the version that was looked at back, with at least one question about a named field. */
export const sendBackSchema = z.object({
  id: sentIdSchema,
  version: versionSchema,
  dueAt: momentSchema,
  questions: z
    .array(questionSchema)
    .min(1)
    .max(50)
    .refine((all) => new Set(all.map((one) => one.path)).size === all.length, 'DUPLICATE_FIELD'),
});
export type SendBack = z.input<typeof sendBackSchema>;

export const sentBackSchema = z
  .object({
    correctionDueAt: momentSchema,
    /** Whether there was somebody to mail. */
    mailed: z.boolean(),
  })
  .meta({ id: 'SentBack' });

export const writeSchema = z.object({ id: sentIdSchema, text: requiredText(5000) });

export const decideFlagSchema = z.object({
  flag: requiredText(500).refine((id) => flagKinds.some((kind) => id.startsWith(`${kind} `)), 'NOT_A_FLAG'),
  decision: z.enum(['dismissed', 'restored']),
  reason: requiredText(1000),
});

export const tickSchema = z.object({
  version: versionSchema,
  key: identifier(40),
  ticked: z.boolean(),
});

const pointSchema = z.object({
  key: identifier(40).regex(/^[a-z0-9-]{1,40}$/, 'NOT_A_POINT'),
  text: requiredText(200),
});
/** `revision` is the one that was read, so that nobody is overwritten. */
export const checklistSchema = z.object({
  points: z
    .array(pointSchema)
    .max(15)
    .refine((all) => new Set(all.map((one) => one.key)).size === all.length, 'DUPLICATE_FIELD'),
  revision: revisionSchema,
});
export type Checklist = z.infer<typeof checklistSchema>;

const askedFieldSchema = z.object({ path: z.string(), text: z.string() });
export type AskedField = z.infer<typeof askedFieldSchema>;

export const correctionSchema = z.object({
  version: z.int(),
  at: momentSchema,
  dueAt: momentSchema,
  questions: z.array(askedFieldSchema),
});
export type CorrectionView = z.infer<typeof correctionSchema>;

export const entrySchema = z.object({
  id: z.uuid(),
  side: z.enum(['authority', 'service']),
  text: z.string(),
  at: momentSchema,
  by: z.string().nullable(),
  you: z.boolean(),
});
export type EntryView = z.infer<typeof entrySchema>;

const askedNowSchema = askedFieldSchema.extend({
  /** Not null: the question is not asked any more, and need not be answered; its words as they were. */
  former: localizedSchema.nullable(),
});
export type AskedNow = z.infer<typeof askedNowSchema>;

/** What both sides of a request see of its review. */
export const dialogueSchema = z
  .object({
    review: z.enum(reviewStates),
    /** The newest, if the return is sent back and not answered since. */
    correction: correctionSchema.extend({ questions: z.array(askedNowSchema) }).nullable(),
    /** The due time was extended, and why. */
    extension: z.object({ dueAt: momentSchema, at: momentSchema, reason: z.string().nullable() }).nullable(),
    entries: z.array(entrySchema),
    may: z.object({ write: z.boolean() }),
  })
  .meta({ id: 'Dialogue' });
export type Dialogue = z.infer<typeof dialogueSchema>;

/** What the authority has of a review for itself. */
export const reviewSchema = z
  .object({
    flags: z.array(decidedFlagSchema),
    corrections: z.array(correctionSchema),
    notes: z.array(entrySchema.omit({ side: true })),
    checklist: z.array(pointSchema.extend({ ticked: z.boolean(), by: z.string().nullable() })),
    may: z.object({ review: z.boolean(), sendBack: z.boolean() }),
  })
  .meta({ id: 'Review' });
export type ReviewView = z.infer<typeof reviewSchema>;
