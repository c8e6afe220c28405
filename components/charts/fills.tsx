import styles from './fills.module.css';

/**
 * What areas are filled with; each colour means one thing over the whole product (screens.md, Tone). Red comes in
 * three strengths, so that the parts of a loss are told apart without another colour.
 */
export type Fill =
  | 'red'
  | 'red-hatched'
  | 'red-light'
  | 'amber'
  | 'green'
  | 'blue'
  | 'neutral'
  | 'neutral-light'
  | 'hatched';

const patterned = ['red-hatched', 'hatched'] as const;

/** The SVG paint of a fill; the patterns of FillPatterns with the same `id` must be in the same SVG. */
export function paint(fill: Fill, id: string): string {
  return (patterned as readonly Fill[]).includes(fill) ? `url(#${id}-${fill})` : `var(--fill-${fill})`;
}

export function FillPatterns({ id }: { id: string }) {
  return (
    <defs>
      {patterned.map((fill) => (
        <pattern
          key={fill}
          id={`${id}-${fill}`}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="5" height="5" fill={`var(--fill-${fill}-ground)`} />
          <rect width="2" height="5" fill={`var(--fill-${fill}-line)`} />
        </pattern>
      ))}
    </defs>
  );
}

/** A sample of a fill beside its word. */
export function Swatch({ fill }: { fill: Fill }) {
  return <span className={`${styles.swatch} ${styles[fill]}`} aria-hidden="true" />;
}

/** Gives everything inside it the colours of the fills. */
export const fillColours = styles.colours;
