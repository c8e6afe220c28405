/**
 * What a log may say of an error: its name, code and message, without what people wrote. Databases quote values in their
 * messages (`Key (email)=(…)`), and Prisma whole arguments; an address, a long number or a secret may stand in any.
 */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return 'not an error';
  const { code } = error as { code?: unknown };
  const named = typeof code === 'string' && /^[\w-]{1,40}$/.test(code) ? `${error.name} ${code}` : error.name;
  return `${named}: ${withoutValues(error.message).slice(0, 300)}`;
}

/** Prisma puts the call with its arguments first and what is wrong last. */
const withoutValues = (message: string) => cleanText(message.trim().split('\n').at(-1) ?? '');

/** Without what is quoted, addresses, long numbers and secrets. */
export function cleanText(message: string): string {
  let text = message
    .replace(/\)=\([\s\S]*?\)(?=\s|\.|$)/g, ')=(…)')
    .replace(/Failing row contains \([\s\S]*\)/g, 'Failing row contains (…)');
  // One kind of mark at a time, since one stands within another.
  for (const quoted of [/"([^"]*)"/g, /'([^']*)'/g, /«([^»]*)»/g]) {
    text = text.replace(quoted, (whole, inner: string) => (isName(inner) ? whole : '…'));
  }
  return text
    .replace(/\S+@\S+/g, '…')
    .replace(/[\w-]{40,}/g, '…')
    .replace(/\+?\d(?:[ -]?\d){5,}/g, '…');
}

/** Of a table, a column or an argument: in small letters first, and no number. */
const isName = (text: string) => /^[a-z_][\w.]{0,40}$/.test(text) && !/\d{4}/.test(text);
