import { z } from 'zod';
import { identifier, requiredText } from '@/lib/free-text';
import { momentSchema } from '@/lib/moment';
import { revisionSchema } from '@/lib/versions';
import { definitionSchema, draftDefinitionSchema } from './schema';

/** One version of a questionnaire: published, as a survey is pinned to it, or the draft of the next. */
export const questionnaireVersionSchema = z
  .object({
    id: z.uuid(),
    questionnaireId: z.uuid(),
    /** Of a template that ships; stable. */
    key: z.string().nullable(),
    title: z.string(),
    /** Whose it is; null for a template that ships. */
    officeId: z.string().nullable(),
    officeName: z.string().nullable(),
    version: z.number().int(),
    publishedAt: momentSchema.nullable(),
    /** The version that it was made from. */
    basedOnId: z.uuid().nullable(),
    /** Of the draft, so that nobody is overwritten. */
    revision: z.number().int(),
    savedAt: momentSchema.nullable(),
    /** Who saved the draft last, for its own authority alone; a name that was erased is null. */
    savedBy: z.object({ name: z.string().nullable(), you: z.boolean() }).nullable(),
    definition: draftDefinitionSchema,
    /** `publish`: also under the two-person rule, where whoever saved the draft last may edit it and not publish it. */
    may: z.object({ edit: z.boolean(), publish: z.boolean() }),
  })
  .meta({ id: 'QuestionnaireVersion' });
export type QuestionnaireVersionView = z.infer<typeof questionnaireVersionSchema>;

const versionRowSchema = z.object({
  id: z.uuid(),
  version: z.number().int(),
  publishedAt: momentSchema.nullable(),
  savedAt: momentSchema.nullable(),
  questions: z.number().int(),
});

/** A questionnaire with its versions, the newest first; a draft stands before what is published. */
export const questionnaireSchema = z
  .object({
    id: z.uuid(),
    key: z.string().nullable(),
    title: z.string(),
    officeId: z.string().nullable(),
    officeName: z.string().nullable(),
    versions: z.array(versionRowSchema),
    may: z.object({ edit: z.boolean() }),
  })
  .meta({ id: 'Questionnaire' });
export type QuestionnaireView = z.infer<typeof questionnaireSchema>;

const titleSchema = requiredText(200);

/** From scratch, or as a copy of any version that one may read. */
export const newQuestionnaireSchema = z.object({
  officeId: identifier(100).optional(),
  title: titleSchema,
  copyOfId: z.uuid().optional(),
});
export type NewQuestionnaire = z.infer<typeof newQuestionnaireSchema>;

/** What may be changed of a draft; `revision` is the one that was read. */
export const questionnaireChangesSchema = z.object({
  revision: revisionSchema,
  title: titleSchema.optional(),
  definition: draftDefinitionSchema.optional(),
});
export type QuestionnaireChanges = z.infer<typeof questionnaireChangesSchema>;

/** A questionnaire as a file: exported, kept, edited by hand, imported again. Its JSON Schema is published. */
export const questionnaireFileSchema = z
  .strictObject({
    $schema: z.string().max(500).optional(),
    kind: z.literal('kvittert-questionnaire').meta({ description: 'Tells the file from others' }),
    title: titleSchema,
    definition: definitionSchema,
  })
  .meta({ title: 'Questionnaire of Kvittert' });
export type QuestionnaireFile = z.infer<typeof questionnaireFileSchema>;
