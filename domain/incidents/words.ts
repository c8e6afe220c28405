import { z } from 'zod';
import { type IndicatorKey, indicatorKeys } from '@/domain/questionnaires/indicators';

/** A rung of the ladder in the forms that sentences need. */
const rungSchema = z.object({
  /** "tapte meldinger": after a number, two or more */
  many: z.string(),
  /** "tapt melding": after the number one */
  one: z.string(),
  /** "tapt": after a number when the thing was just named, and in table heads */
  short: z.string(),
});

const fieldSchema = z.object({
  label: z.string(),
  hint: z.string().optional(),
  options: z.record(z.string(), z.string()).optional(),
});

const languageWordsSchema = z.object({
  /** The thing that is counted: one, many, and the many that are known ("bekymringsmeldingene"). */
  thing: z.object({ one: z.string(), many: z.string(), theMany: z.string() }),
  rungs: z.object({
    lost: rungSchema,
    recovered: rungSchema,
    irretrievable: rungSchema,
    searching: rungSchema,
    followedUp: rungSchema,
  }),
  fields: z.record(z.enum(indicatorKeys as [IndicatorKey, ...IndicatorKey[]]), fieldSchema),
});

/**
 * What an incident calls the thing it counts, the rungs of its ladder and every field, in each language. A new
 * kind of incident needs other words, not other code (domain.md, "Incident").
 */
export const incidentWordsSchema = z.object({
  nb: languageWordsSchema,
  nn: languageWordsSchema,
  en: languageWordsSchema,
});

export type LanguageWords = z.infer<typeof languageWordsSchema>;
export type IncidentWords = z.infer<typeof incidentWordsSchema>;

/** The words in a language; Bokmål when the language is none of the three. */
export function wordsIn(words: IncidentWords, locale: string): LanguageWords {
  return locale === 'nn' ? words.nn : locale === 'en' ? words.en : words.nb;
}
