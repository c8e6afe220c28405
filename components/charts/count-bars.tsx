import { ChartFigure, type NumberTable } from '@/components/charts/chart-figure';
import { type Fill, fillColours } from '@/components/charts/fills';
import styles from './count-bars.module.css';

/** `lang` where the label is not in the page's language. */
export type CountBar = { key: string; label: string; lang?: string | undefined; count: number; fill: Fill };

type Props = {
  title: React.ReactNode;
  caption: React.ReactNode;
  bars: CountBar[];
  most: number;
  table: NumberTable;
  /** What sums the bars up, above them. */
  lead?: React.ReactNode;
};

/** A few counts under each other, each with its bar; drawn without a script. */
export function CountBars({ title, caption, bars, most, table, lead }: Props) {
  return (
    <ChartFigure title={title} caption={caption} table={table}>
      {lead}
      <ol className={`${styles.bars} ${fillColours}`}>
        {bars.map((bar) => (
          <li key={bar.key}>
            <span className={styles.label} lang={bar.lang}>
              {bar.label}
            </span>
            <span className={styles.count}>{bar.count}</span>
            <span className={styles.track} aria-hidden="true">
              {bar.count > 0 ? (
                <span className={styles[bar.fill]} style={{ width: `${(100 * bar.count) / most}%` }} />
              ) : null}
            </span>
          </li>
        ))}
      </ol>
    </ChartFigure>
  );
}
