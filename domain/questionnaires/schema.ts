import { z } from 'zod';
import { grades, type IndicatorKey, indicatorKeys, questionTypes } from './indicators';

/** A text in the three languages; Bokmål is the one that must be there. */
export const localizedSchema = z.object({
  nb: z.string().min(1).max(1000),
  nn: z.string().max(1000).optional(),
  en: z.string().max(1000).optional(),
});
export type Localized = z.infer<typeof localizedSchema>;

/** Shown only when an earlier answer has one of these values. */
export const conditionSchema = z.object({ key: z.string(), in: z.array(z.string()).min(1) });

const indicatorKeySchema = z.enum(indicatorKeys as [IndicatorKey, ...IndicatorKey[]]);

const coreItemSchema = z.object({ type: z.literal('core'), key: indicatorKeySchema });

const ownItemSchema = z.object({
  type: z.enum(questionTypes),
  key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/),
  scope: z.enum(['request', 'municipality']),
  required: z.boolean().default(false),
  label: localizedSchema,
  help: localizedSchema.optional(),
  options: z.array(z.object({ key: z.string(), label: localizedSchema })).optional(),
  unit: localizedSchema.optional(),
  minimum: z.number().int().optional(),
  maximum: z.number().int().optional(),
  showWhen: conditionSchema.optional(),
  /** Files may be laid beside the answer (PDF, PNG, JPEG, CSV); not unless it says so. */
  allowAttachments: z.boolean().optional(),
});

/** The questions of one version, in the order they are asked. */
export const definitionSchema = z.object({
  items: z.array(z.discriminatedUnion('type', [coreItemSchema, ownItemSchema])).min(1),
});
export type Definition = z.infer<typeof definitionSchema>;
export type CoreItem = z.infer<typeof coreItemSchema>;
export type OwnItem = z.infer<typeof ownItemSchema>;

/** An answer stores a value and a kind; zero is a stated value. A key that is not there was not asked. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('stated'),
    value: z.union([z.string().max(10_000), z.number(), z.array(z.string().max(100)).max(50)]),
  }),
  z.object({ kind: z.literal('notKnownYet') }),
  z.object({ kind: z.literal('notRelevant') }),
]);
export type Answer = z.infer<typeof answerSchema>;
export type AnswerKind = Answer['kind'] | 'notAsked';

const answersSchema = z.record(z.string(), answerSchema);

export const lineContentSchema = z.object({
  municipalityNumber: z.string(),
  grade: z.enum(grades),
  answers: answersSchema,
  /** For a line that is not final: what is still to be found out, and on which day it is to be known. */
  remains: z.object({ text: z.string().optional(), until: z.string().optional() }).optional(),
});
export type LineContent = z.infer<typeof lineContentSchema>;

/** What a return holds. Its canonical JSON (RFC 8785) is stored, hashed and receipted. */
export const contentSchema = z.object({
  schema: z.literal(1),
  questionnaireVersionId: z.string(),
  requestId: z.string(),
  answers: answersSchema,
  lines: z.array(lineContentSchema),
  /** Random to everybody else: without it few possible answers could be guessed from the hash on a receipt. */
  salt: z.string().optional(),
});
export type Content = z.infer<typeof contentSchema>;

/** What every line has beside its answers; no question of a questionnaire may be called so. */
export const lineKeys = ['grade', 'remains', 'remainsUntil'] as const;

/** What is typed: `4601.lost` → answer; `.comment` for a question asked once per request; `4601.grade`. */
export const fieldsSchema = z.record(z.string().max(60), answerSchema);
export type Fields = z.infer<typeof fieldsSchema>;
