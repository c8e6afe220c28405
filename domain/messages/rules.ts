/** Tries until a message is given up, and the pauses in seconds between them: from half a minute to six hours. */
export const triesAtMost = 8;
const pauses = [30, 120, 480, 1800, 3600, 10_800, 21_600];

/** When to try again after a number of tries; null when it is given up. */
export function nextTry(tries: number, moment: Date): Date | null {
  const pause = pauses[tries - 1];
  if (tries >= triesAtMost || pause === undefined) return null;
  return new Date(moment.getTime() + pause * 1000);
}

/** The same for every try, so that a mail server or reader that got it twice shows it once. */
export function messageId(id: string, baseUrl: string): string {
  return `<${id}@${new URL(baseUrl).hostname}>`;
}

export type SendFailure = { code: string; permanent: boolean };

/**
 * What a mail server's refusal means. A 5xx to the address or the text is for good (a bounce); everything else,
 * our own password and a lost connection too, may pass. The code holds no address.
 */
export function failureOf(error: unknown): SendFailure {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
  const number = typeof responseCode === 'number' ? responseCode : null;
  const name = typeof code === 'string' && /^[A-Z_]{1,30}$/.test(code) ? code : 'UNKNOWN';
  const permanent = number !== null && number >= 500 && (name === 'EENVELOPE' || name === 'EMESSAGE');
  return { code: number === null ? name : `${name} ${number}`, permanent };
}

/** Bokmål or Nynorsk as most of the municipalities write; what the person chose goes before. */
export function languageOf(
  chosen: string | null,
  municipalityForms: readonly (string | null)[],
): 'nb' | 'nn' | 'en' {
  if (chosen === 'nb' || chosen === 'nn' || chosen === 'en') return chosen;
  const nynorsk = municipalityForms.filter((form) => form === 'nynorsk').length;
  return nynorsk * 2 > municipalityForms.length ? 'nn' : 'nb';
}
