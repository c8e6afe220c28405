import { z } from 'zod';
import { identifier } from '@/lib/free-text';
import { grades, type IndicatorKey, indicatorKeys, questionTypes } from './indicators';

const longestText = 1000;
/** How much a questionnaire can hold; and how far from zero a bound can be. */
export const most = { items: 200, options: 50, checks: 50, conditions: 5, bound: 1_000_000_000 };
const keySchema = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/, 'NOT_A_KEY');
const boundSchema = z.number().int().min(-most.bound).max(most.bound);
const indicatorKeySchema = z.enum(indicatorKeys as [IndicatorKey, ...IndicatorKey[]]);

/** Shown only when an earlier answer has one of these values, or is a number that is large enough. */
const conditionSchema = z.union([
  z.strictObject({ key: identifier(40), in: z.array(identifier(40)).min(1).max(50) }),
  z.strictObject({ key: identifier(40), atLeast: boundSchema }),
]);
export type Condition = z.infer<typeof conditionSchema>;

/** How two answers must stand to each other: "recovered" atMost "lost". */
export const relations = ['atMost', 'lessThan', 'equal', 'atLeast', 'moreThan'] as const;
export type Relation = (typeof relations)[number];

/** `shortest` 1: a question has its Bokmål text, as a published one must; 0: it may be missing yet, in a draft. */
function definitionOf(shortest: 0 | 1) {
  const text = z.strictObject({
    nb: identifier(longestText).min(shortest),
    nn: identifier(longestText).optional(),
    en: identifier(longestText).optional(),
  });
  const coreItem = z.strictObject({ type: z.literal('core'), key: indicatorKeySchema });
  const ownItem = z.strictObject({
    type: z.enum(questionTypes),
    key: keySchema,
    /** Asked once, or of every municipality. */
    scope: z.enum(['request', 'municipality']),
    required: z.boolean().default(false),
    label: text,
    help: text.optional(),
    /** Of single and multiple choice. Keys are stable: what is stored and exported. */
    options: z
      .array(z.strictObject({ key: z.string().regex(/^[a-z][a-zA-Z0-9_]{0,39}$/, 'NOT_A_KEY'), label: text }))
      .max(most.options)
      .optional(),
    /** Of whole numbers, as the bounds. Without a minimum it is 0. */
    unit: text.optional(),
    minimum: boundSchema.optional(),
    maximum: boundSchema.optional(),
    /** All of them must hold. */
    showWhen: z.array(conditionSchema).min(1).max(most.conditions).optional(),
    /** Files may be laid beside the answer (PDF, PNG, JPEG, CSV); not unless it says so. */
    allowAttachments: z.boolean().optional(),
  });
  /** Between two answers about the same municipality, or two that are asked once. Says its message at `left`. */
  const check = z.strictObject({
    left: identifier(40),
    is: z.enum(relations),
    right: identifier(40),
    message: text,
  });
  return {
    text,
    coreItem,
    ownItem,
    check,
    definition: z.strictObject({
      items: z
        .array(z.discriminatedUnion('type', [coreItem, ownItem]))
        .min(shortest)
        .max(most.items),
      checks: z.array(check).max(most.checks).optional(),
    }),
  };
}

const published = definitionOf(1);

/** A text in the three languages; Bokmål is the one that must be there. */
export const localizedSchema = published.text;
export type Localized = z.infer<typeof localizedSchema>;

/**
 * The questions of one published version, in the order they are asked. What a schema cannot say (keys that stand
 * twice, conditions on later questions) is in rules.ts.
 */
export const definitionSchema = published.definition;
export type Definition = z.infer<typeof definitionSchema>;
export type CoreItem = z.infer<typeof published.coreItem>;
export type OwnItem = z.infer<typeof published.ownItem>;
export type Item = Definition['items'][number];
export type Check = z.infer<typeof published.check>;

/** A draft may lack texts and questions. */
export const draftDefinitionSchema = definitionOf(0).definition;

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

/** A file beside an answer, as a return names it: which field, and the hash of its bytes (SHA-256, hexadecimal). */
export const attachmentSchema = z.object({
  id: z.string(),
  path: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
  sha256: z.string(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** What a return holds. Its canonical JSON (RFC 8785) is stored, hashed and receipted. */
export const contentSchema = z.object({
  schema: z.literal(1),
  questionnaireVersionId: z.string(),
  requestId: z.string(),
  answers: answersSchema,
  lines: z.array(lineContentSchema),
  attachments: z.array(attachmentSchema).optional(),
  /** Random to everybody else: without it few possible answers could be guessed from the hash on a receipt. */
  salt: z.string().optional(),
});
export type Content = z.infer<typeof contentSchema>;

/** What a return's column `content` holds. */
export const contentOf = (stored: string): Content => contentSchema.parse(JSON.parse(stored));

/** What every line has beside its answers; no question of a questionnaire may be called so. */
export const lineKeys = ['grade', 'remains', 'remainsUntil'] as const;

/** What is typed: `4601.lost` → answer; `.comment` for a question asked once per request; `4601.grade`. */
export const fieldsSchema = z.record(z.string().max(60), answerSchema);
export type Fields = z.infer<typeof fieldsSchema>;
