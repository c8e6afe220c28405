import { z } from 'zod';
import { type IndicatorKey, indicatorKeys, indicators } from '@/domain/questionnaires/indicators';
import type { Definition } from '@/domain/questionnaires/schema';
import { freeText, identifier, requiredText } from '@/lib/free-text';

const indicatorKeySchema = z.enum(indicatorKeys as [IndicatorKey, ...IndicatorKey[]]);
export const wordLanguages = ['nb', 'nn', 'en'] as const;
export type WordLanguage = (typeof wordLanguages)[number];
export const rungKeys = ['lost', 'recovered', 'irretrievable', 'searching', 'followedUp'] as const;

/** A rung of the ladder in the forms that sentences need. */
const rungSchema = z.object({
  /** "tapte meldinger": after a number, two or more */
  many: requiredText(80),
  /** "tapt melding": after the number one */
  one: requiredText(80),
  /** "tapt": after a number when the thing was just named, and in table heads */
  short: requiredText(80),
});

const fieldSchema = z.object({
  label: requiredText(200),
  hint: freeText(300).optional(),
  options: z.record(identifier(60), requiredText(120)).optional(),
});

const languageWordsSchema = z.object({
  /** The thing that is counted: one, many, and the many that are known ("bekymringsmeldingene"). */
  thing: z.object({ one: requiredText(80), many: requiredText(80), theMany: requiredText(80) }),
  rungs: z.object({
    lost: rungSchema,
    recovered: rungSchema,
    irretrievable: rungSchema,
    searching: rungSchema,
    followedUp: rungSchema,
  }),
  fields: z.record(indicatorKeySchema, fieldSchema),
});

/** What is counted and whether there is any: without these there would be nothing to map. */
export const alwaysApply = ['affected', 'lost', 'recovered', 'irretrievable', 'searching'] as const;

/**
 * What an incident calls the thing it counts, the rungs of its ladder and every field, in each language, and which
 * fields apply (all, when left out). A new kind of incident needs other words, not other code (domain.md, "Incident").
 */
export const incidentWordsSchema = z.object({
  nb: languageWordsSchema,
  nn: languageWordsSchema,
  en: languageWordsSchema,
  applies: z.array(indicatorKeySchema).optional(),
  /** Texts that were suggested and that nobody has looked over yet, by path: `nn.rungs.lost.many`. */
  suggested: z.array(identifier(100)).max(400).optional(),
});
export type IncidentWords = z.infer<typeof incidentWordsSchema>;

/** The words as they come in: an option that a question offers must have a word, or people would read a code. */
export const newWordsSchema = incidentWordsSchema.superRefine((words, context) => {
  for (const language of wordLanguages) {
    for (const key of indicatorKeys) {
      const rule: { type: string; options?: readonly string[] } = indicators[key];
      const given = words[language].fields[key].options ?? {};
      for (const option of rule.options ?? []) {
        if (Object.hasOwn(given, option)) continue;
        const path = [language, 'fields', key, 'options', option];
        context.addIssue({ code: 'custom', path, message: 'REQUIRED' });
      }
    }
  }
});

/** One language's words, and the fields that apply in the incident. */
export type LanguageWords = z.infer<typeof languageWordsSchema> & { applies: IndicatorKey[] };

/** The words in a language; Bokmål when the language is none of the three. */
export function wordsIn(words: IncidentWords, locale: string): LanguageWords {
  const spoken = locale === 'nn' ? words.nn : locale === 'en' ? words.en : words.nb;
  return { ...spoken, applies: appliedFields(words.applies) };
}

/**
 * The fields that apply, in the order of the indicators: what every incident counts always does; why a notice came
 * late only where it is asked when it came, and the words on measures only beside the measures.
 */
export function appliedFields(chosen: readonly IndicatorKey[] | undefined): IndicatorKey[] {
  if (!chosen) return indicatorKeys;
  const wanted = new Set<IndicatorKey>([...alwaysApply, ...chosen]);
  if (!wanted.has('awareAt') || !wanted.has('dpaNotifiedAt')) wanted.delete('dpaDelayReason');
  if (!wanted.has('measures')) wanted.delete('measuresText');
  if (!wanted.has('usesSystem')) wanted.delete('integrationInUse');
  return indicatorKeys.filter((key) => wanted.has(key));
}

const appliesSchema = incidentWordsSchema.pick({ applies: true });

/**
 * The questions of a questionnaire that an incident with these words (as they are stored) asks: core questions that do
 * not apply there fall away.
 */
export function askedDefinition(definition: Definition, words: unknown): Definition {
  const { applies } = appliesSchema.parse(words);
  if (!applies) return definition;
  const applied = new Set<string>(appliedFields(applies));
  return {
    ...definition,
    items: definition.items.filter((item) => item.type !== 'core' || applied.has(item.key)),
  };
}
