import type { ReactNode } from 'react';
import { type Fill, fillColours, Swatch } from './fills';
import styles from './parts-bar.module.css';

export type Part = { key: string; fill: Fill; count: number; label: ReactNode };

/** One bar cut into its parts, with each part's number and name below it; drawn without a script. */
export function PartsBar({ parts }: { parts: Part[] }) {
  return (
    <div className={fillColours}>
      <div className={styles.bar} aria-hidden="true">
        {parts
          .filter((part) => part.count > 0)
          .map((part) => (
            <span key={part.key} className={styles[part.fill]} style={{ flexGrow: part.count }} />
          ))}
      </div>
      <ul className={styles.parts}>
        {parts.map((part) => (
          <li key={part.key}>
            <Swatch fill={part.fill} />
            <span>{part.label}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
