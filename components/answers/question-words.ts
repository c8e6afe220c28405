import type { LanguageWords } from '@/domain/incidents/words';
import { ownItems } from '@/domain/questionnaires/compose';
import { indicators, isIndicator, type QuestionType } from '@/domain/questionnaires/indicators';
import { inLanguage, standIn } from '@/domain/questionnaires/localized';
import type { Definition } from '@/domain/questionnaires/schema';

/** A question as it is put to people: of the core in the incident's words, else in the questionnaire's own. */
export type QuestionWords = {
  key: string;
  type: QuestionType;
  label: string;
  hint?: string | undefined;
  options: { key: string; label: string; lang?: 'nb' | undefined }[];
  /** The language of the label, of the hint and of the unit where it is not the reader's. */
  lang?: { label?: 'nb' | undefined; hint?: 'nb' | undefined; unit?: 'nb' | undefined };
  /** What "not known yet" is called here, where it has a name of its own: "not notified yet". */
  unknown?: string | undefined;
  unit?: string;
};

type Spoken = { definition: Definition; words: LanguageWords; locale: string };

/** The words of one question; null when the questionnaire does not have it. */
export function questionWords(key: string, { definition, words, locale }: Spoken): QuestionWords | null {
  if (isIndicator(key)) {
    const said = words.fields[key];
    const rule: { type: QuestionType; options?: readonly string[] } = indicators[key];
    const options = (rule.options ?? []).map((option) => ({
      key: option,
      label: said.options?.[option] ?? option,
    }));
    const unknown = said.options?.not_known_yet;
    return { key, type: rule.type, label: said.label, hint: said.hint, options, unknown };
  }
  const item = [...ownItems(definition, 'municipality'), ...ownItems(definition, 'request')].find(
    (i) => i.key === key,
  );
  if (!item) return null;
  return {
    key,
    type: item.type,
    label: inLanguage(item.label, locale),
    options: (item.options ?? []).map((o) => ({
      key: o.key,
      label: inLanguage(o.label, locale),
      lang: standIn(o.label, locale),
    })),
    lang: {
      label: standIn(item.label, locale),
      hint: item.help ? standIn(item.help, locale) : undefined,
      unit: item.unit ? standIn(item.unit, locale) : undefined,
    },
    ...(item.help ? { hint: inLanguage(item.help, locale) } : {}),
    ...(item.unit ? { unit: inLanguage(item.unit, locale) } : {}),
  };
}
