import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const locales = ['nb', 'nn', 'en'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'nb';

export type Messages = Record<string, Record<string, unknown>>;

const cache = new Map<Locale, Messages>();

export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && (locales as readonly string[]).includes(value);
}

/** All messages of a language: one namespace per file of messages/<language>/. */
export function loadMessages(locale: Locale): Messages {
  const known = cache.get(locale);
  if (known) return known;
  const folder = join(process.cwd(), 'messages', locale);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const messages = Object.fromEntries(
    files.map((name) => [
      name.slice(0, -'.json'.length),
      JSON.parse(readFileSync(join(folder, name), 'utf8')),
    ]),
  );
  if (process.env.NODE_ENV === 'production') cache.set(locale, messages);
  return messages;
}
