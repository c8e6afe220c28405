import { cleanText, describeError } from '@/lib/describe-error';
import { log } from '@/lib/log';

const levels = { error: 'error', warn: 'warn', log: 'info', info: 'info', debug: 'debug' } as const;

/**
 * What Next and other packages print goes to the log like everything else: in its form, under its level, and without
 * what people wrote. Next prints whole errors, and PostgreSQL's name the value that was in the way.
 */
export function consoleToLog(): void {
  for (const [name, level] of Object.entries(levels) as [keyof typeof levels, 'info'][]) {
    console[name] = (...said: unknown[]) => {
      const text = said.map(describe).filter(Boolean).join(' ');
      if (text) log[level]({ from: 'console' }, text);
    };
  }
}

/** Colours are for a terminal; of objects nothing is known, so nothing is said. */
function describe(said: unknown): string {
  if (said instanceof Error) return describeError(said);
  if (typeof said === 'object' && said !== null) return '{…}';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
  return cleanText(String(said).replace(/\u001b\[[\d;]*m/g, ''))
    .trim()
    .slice(0, 300);
}
