import { memo } from 'react';
import { StateTag, type Tone } from '@/components/ui/state-tag';
import { rungs, type ShownState } from '@/domain/figures/states';
import styles from './municipality-table.module.css';
import type { Column, TableRow } from './table-rows';

export const toneOf: Record<ShownState, Tone> = {
  affected: 'danger',
  under_investigation: 'attention',
  not_affected: 'good',
  does_not_use: 'outside',
  answered: 'answered',
  outstanding: 'neutral',
  overdue: 'danger',
  exempt: 'neutral',
  not_asked: 'neutral',
};

/** What a row's values are called; put together once for all rows. */
export type RowWords = {
  state: (state: TableRow['shown']) => string;
  response: (response: TableRow['response']) => string;
  grade: (grade: NonNullable<TableRow['grade']>) => string;
  uses: (uses: boolean | null) => string;
  differs: string;
  day: (text: string) => string;
};

/** One municipality. A dash: nobody has stated it. */
export const MunicipalityRow = memo(function MunicipalityRow({
  row,
  columns,
  words,
}: {
  row: TableRow;
  columns: readonly Column[];
  words: RowWords;
}) {
  return (
    <tr>
      <th scope="row">{row.name}</th>
      <td>{row.countyName}</td>
      <td>
        <StateTag tone={toneOf[row.shown]}>{words.state(row.shown)}</StateTag>
      </td>
      {rungs
        .filter((rung) => columns.includes(rung))
        .map((rung) => (
          <td key={rung} className={styles.number}>
            {row.ladder[rung] ?? '–'}
          </td>
        ))}
      <td>{words.response(row.response)}</td>
      <td>{row.grade ? words.grade(row.grade) : '–'}</td>
      {columns.includes('usesSystem') ? (
        <td>
          {words.uses(row.usesSystem)}
          {row.usesSystemDiffers ? (
            <abbr className={styles.differs} title={words.differs}>
              *
            </abbr>
          ) : null}
        </td>
      ) : null}
      {columns.includes('fixedVersion') ? (
        <td>{row.fixedVersionOn ? words.day(row.fixedVersionOn) : '–'}</td>
      ) : null}
      <td>{row.lastAnsweredAt ? words.day(row.lastAnsweredAt) : '–'}</td>
    </tr>
  );
});
