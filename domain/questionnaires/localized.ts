import type { Localized } from './schema';

/** A text of a questionnaire in a language; Bokmål where it has no other. */
export function inLanguage(text: Localized, locale: string): string {
  const other = locale === 'nn' ? text.nn : locale === 'en' ? text.en : undefined;
  return other || text.nb;
}

/** `nb` where a text lacks the reader's language and Bokmål stands in, for those who have it read aloud. */
export function standIn(text: Localized, locale: string): 'nb' | undefined {
  if (locale !== 'nn' && locale !== 'en') return undefined;
  return text[locale]?.trim() ? undefined : 'nb';
}
