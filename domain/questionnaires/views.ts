import { z } from 'zod';
import { definitionSchema } from './schema';

/** One published version of a questionnaire, as a survey is pinned to it. */
export const questionnaireVersionSchema = z
  .object({
    id: z.uuid(),
    questionnaireId: z.uuid(),
    /** Of a template that ships; stable. */
    key: z.string().nullable(),
    title: z.string(),
    version: z.number().int(),
    publishedAt: z.iso.datetime({ offset: true }).nullable(),
    definition: definitionSchema,
  })
  .meta({ id: 'QuestionnaireVersion' });
export type QuestionnaireVersionView = z.infer<typeof questionnaireVersionSchema>;
