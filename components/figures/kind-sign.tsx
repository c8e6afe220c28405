import type { SaidKind } from '@/domain/figures/states';
import styles from './kind-sign.module.css';

/** What stands where no value does; a sign each, since "zero", "not known yet" and "not asked" are different things. */
export const signs = {
  partlyStated: '≥',
  notKnownYet: '?',
  notRelevant: '○',
  noReturn: '–',
  exempt: '◇',
  notAsked: '×',
  toCome: '→',
} satisfies Record<Exclude<SaidKind, 'stated'>, string>;

export type Signed = keyof typeof signs;

/** The sign of a kind, read out and shown on pointing as its word. */
export function KindSign({ kind, word }: { kind: SaidKind; word: string }) {
  return (
    <span role="img" aria-label={word} title={word} className={styles.sign}>
      {kind === 'stated' ? '' : signs[kind]}
    </span>
  );
}

/** A count; with a sign when not all that it counts have stated theirs. */
export function AtLeast({ count, kind, words }: { count: number; kind: SaidKind; words: string }) {
  if (kind !== 'partlyStated') return count;
  return (
    <span role="img" aria-label={words} title={words}>
      {signs.partlyStated} {count}
    </span>
  );
}

/** What the signs of a table mean, below it. Read out they are words already. */
export function KindLegend({ label, entries }: { label: string; entries: [Signed, string][] }) {
  if (entries.length === 0) return null;
  return (
    <p className={styles.legend} aria-hidden>
      {label}:
      {entries.map(([kind, word]) => (
        <span key={kind}>
          <strong>{signs[kind]}</strong> {word}
        </span>
      ))}
    </p>
  );
}
