import { memo } from 'react';
import { AtLeast, KindSign } from '@/components/figures/kind-sign';
import { StateTag, type Tone } from '@/components/ui/state-tag';
import { type Rung, rungs, type SaidKind, type ShownState } from '@/domain/figures/states';
import styles from './municipality-table.module.css';
import { type Column, type TableRow, withoutReturn } from './table-rows';

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
  uses: (uses: boolean) => string;
  kind: (kind: SaidKind) => string;
  atLeast: (count: number) => string;
  differs: string;
  day: (text: string) => string;
};

/** One municipality. Where no value is stated, a sign says why not. */
export const MunicipalityRow = memo(function MunicipalityRow({
  row,
  columns,
  words,
}: {
  row: TableRow;
  columns: readonly Column[];
  words: RowWords;
}) {
  const sign = (kind: SaidKind) => <KindSign kind={kind} word={words.kind(kind)} />;
  const nothing = sign(withoutReturn(row));
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
            <Count row={row} rung={rung} words={words} />
          </td>
        ))}
      <td>{words.response(row.response)}</td>
      <td>{row.grade ? words.grade(row.grade) : nothing}</td>
      {columns.includes('usesSystem') ? (
        <td>
          {row.usesSystem === null ? sign(row.kinds.usesSystem) : words.uses(row.usesSystem)}
          {row.usesSystemDiffers ? (
            <abbr className={styles.differs} title={words.differs}>
              *
            </abbr>
          ) : null}
        </td>
      ) : null}
      {columns.includes('fixedVersion') ? (
        <td>{row.fixedVersionOn ? words.day(row.fixedVersionOn) : sign(row.kinds.fixedVersionOn)}</td>
      ) : null}
      <td>{row.lastAnsweredAt ? words.day(row.lastAnsweredAt) : nothing}</td>
    </tr>
  );
});

type CountProps = { row: TableRow; rung: Rung; words: RowWords };

function Count({ row, rung, words }: CountProps) {
  const count = row.ladder[rung];
  const kind = row.kinds[rung];
  if (count === null) return <KindSign kind={kind} word={words.kind(kind)} />;
  return <AtLeast count={count} kind={kind} words={words.atLeast(count)} />;
}
