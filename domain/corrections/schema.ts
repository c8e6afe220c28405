import { z } from 'zod';
import { definitionSchema } from '@/domain/questionnaires/schema';
import { requiredText } from '@/lib/free-text';
import { momentSchema } from '@/lib/moment';

const versionSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  version: z.int(),
  publishedAt: momentSchema.nullable(),
});

export const whys = ['missing', 'wrong', 'dropped', 'asked_again'] as const;

/** A service that has answered, and would be asked again: where, and why. */
const concernedSchema = z.object({
  requestId: z.uuid(),
  service: z.object({ id: z.string(), name: z.string() }),
  reasons: z.array(z.object({ path: z.string(), why: z.enum(whys) })),
});

/** What correcting the questions of an open survey would do; `proposed` is null until a version is chosen. */
export const questionCorrectionSchema = z
  .object({
    current: versionSchema.extend({ definition: definitionSchema }),
    /** Drafts made from the questions that are asked now: somebody is at work on a correction. */
    drafts: z.array(versionSchema),
    /** Published versions made from the questions that are asked now. */
    published: z.array(versionSchema),
    proposed: z
      .object({
        version: versionSchema.extend({ definition: definitionSchema }),
        concerned: z.array(concernedSchema),
        /** Services that have answered and are left in peace: everything they said is kept. */
        unconcerned: z.int(),
        /** Services that have opened the form and not answered: they are told that the questions have changed. */
        told: z.int(),
      })
      .nullable(),
  })
  .meta({ id: 'QuestionCorrection' });
export type QuestionCorrection = z.infer<typeof questionCorrectionSchema>;

const keysSchema = z.array(z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/, 'NOT_A_KEY')).max(200);

export const proposalQuerySchema = z.object({
  questionnaireVersionId: z.uuid().optional(),
  /** Keys of questions, with commas, that those who have answered are to answer anew. */
  askAgain: z
    .string()
    .max(10_000)
    .optional()
    .transform((text) => text?.split(',').filter(Boolean) ?? []),
});

export const correctQuestionsSchema = z.object({
  questionnaireVersionId: z.uuid(),
  askAgain: keysSchema.default([]),
  /** What was corrected, as those who are asked again read it. */
  reason: requiredText(1000),
  /** By when those who are asked again are to answer. */
  dueAt: momentSchema,
});
export type CorrectQuestions = z.input<typeof correctQuestionsSchema>;

export const correctedSchema = z
  .object({ surveyId: z.uuid(), questionnaireVersionId: z.uuid(), asked: z.int(), told: z.int() })
  .meta({ id: 'CorrectedQuestions' });
