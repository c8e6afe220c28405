import type { ReactNode } from 'react';
import styles from './chart-figure.module.css';
import { type Fill, fillColours, Swatch } from './fills';

/** `langs`: the language of a row's head, by its text, where it is not the page's. */
export type NumberTable = {
  label: string;
  head: string[];
  rows: (string | number)[][];
  langs?: Record<string, string | undefined>;
};
export type LegendEntry = { key: string; label: ReactNode; fill?: Fill; sample?: ReactNode };

type Props = {
  /** What the chart shows, as a sentence: the finding. */
  title: ReactNode;
  caption: ReactNode;
  legend?: LegendEntry[];
  /** The same numbers, for those who would rather read them. The first cell of a row heads it. */
  table: NumberTable;
  children: ReactNode;
};

/** A longer table stays on the screen. */
const mostOnPaper = 20;

/** A chart with what it says above it and its numbers in a table below it. */
export function ChartFigure({ title, caption, legend, table, children }: Props) {
  return (
    <figure className={`${styles.figure} ${fillColours}`}>
      <h2 className={styles.title}>{title}</h2>
      {legend ? (
        <ul className={styles.legend}>
          {legend.map((entry) => (
            <li key={entry.key}>
              {entry.fill ? <Swatch fill={entry.fill} /> : entry.sample}
              <span>{entry.label}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <div className={styles.chart}>{children}</div>
      <figcaption className={styles.caption}>{caption}</figcaption>
      <details className={table.rows.length > mostOnPaper ? styles.notPrinted : styles.numbers}>
        <summary>{table.label}</summary>
        <Numbers table={table} />
      </details>
    </figure>
  );
}

function Numbers({ table }: { table: NumberTable }) {
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            {table.head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, i) =>
                i === 0 ? (
                  <th key={table.head[i]} scope="row" lang={table.langs?.[String(cell)]}>
                    {cell}
                  </th>
                ) : (
                  <td key={table.head[i]}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
