import type { Localized } from './schema';

/** A text of a questionnaire in a language; Bokmål where it has no other. */
export function inLanguage(text: Localized, locale: string): string {
  const other = locale === 'nn' ? text.nn : locale === 'en' ? text.en : undefined;
  return other || text.nb;
}
