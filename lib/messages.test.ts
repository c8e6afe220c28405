import { expect, test } from 'vitest';
import { loadMessages, locales } from './messages';

/** Every path to a text, and the names of the values that the text wants. */
function texts(value: unknown, path = ''): Map<string, string[]> {
  if (typeof value === 'string') {
    // In a plural or select the braces of an option hold text, not a name.
    const name = /,\s*(plural|select|selectordinal)\s*,/.test(value)
      ? /\{\s*(\w+)\s*,/g
      : /\{\s*(\w+)\s*[,}]/g;
    const names = [...value.matchAll(name)].map((m) => m[1] as string);
    return new Map([[path, [...new Set(names)].sort()]]);
  }
  const entries = Object.entries(value as Record<string, unknown>);
  return new Map(entries.flatMap(([key, child]) => [...texts(child, path ? `${path}.${key}` : key)]));
}

const bokmal = texts(loadMessages('nb'));

test.each(locales.filter((locale) => locale !== 'nb'))(
  'every message of Bokmål stands in %s too, and no other',
  (locale) => {
    const other = texts(loadMessages(locale));
    expect([...other.keys()].sort()).toEqual([...bokmal.keys()].sort());
  },
);

test.each(locales.filter((locale) => locale !== 'nb'))(
  'a message in %s wants the same values as in Bokmål',
  (locale) => {
    const other = texts(loadMessages(locale));
    const differing = [...bokmal]
      .filter(([path, names]) => other.get(path)?.join() !== names.join())
      .map(([path]) => path);
    expect(differing).toEqual([]);
  },
);

test.each(locales)('no message in %s is empty', (locale) => {
  const empty = JSON.stringify(loadMessages(locale)).includes('""');
  expect(empty).toBe(false);
});
