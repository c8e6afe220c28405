'use client';

import { type KeyboardEvent, memo, useId, useMemo, useState } from 'react';
import type { ShownState } from '@/domain/figures/states';
import { FillPatterns, fillColours } from '../fills';
import type { Tile, TileLayout } from './layout';
import { StateTile } from './state-tile';
import styles from './tile-map.module.css';
import { borders, type Direction, tileBeside } from './walk';

export type TileMark = {
  state: ShownState;
  /** At most three characters in the tile, beside colour and pattern. */
  text: string;
  /** The municipality and its state in words. */
  label: string;
};

type Props = {
  layout: TileLayout;
  marks: ReadonlyMap<string, TileMark>;
  legend: { state: ShownState; label: string; count: number }[];
  /** How to use it, read out when it gets the focus. */
  label: string;
  hint: string;
  legendLabel: string;
  county: string | null;
  onCounty: (county: string) => void;
};

const cell = 20;

/** One equal cell per municipality. Arrow keys walk from cell to cell; a click or Enter chooses the county. */
export function TileMap({ layout, marks, legend, label, hint, legendLabel, county, onCounty }: Props) {
  const id = useId().replaceAll(':', '');
  const [active, setActive] = useState<string | null>(null);
  const [walking, setWalking] = useState(false);
  const tiles = layout.tiles;
  const current = tiles.find((tile) => tile.number === active);
  const lines = useMemo(() => borders(tiles, cell), [tiles]);

  const onKeyDown = (event: KeyboardEvent) => {
    const from = current ?? tiles[0];
    if (!from) return;
    if (event.key === 'Enter' || event.key === ' ') onCounty(from.county);
    else if (event.key === 'Escape') setActive(null);
    else if (event.key.startsWith('Arrow')) {
      const next = current ? tileBeside(tiles, from, event.key as Direction) : from;
      if (next) setActive(next.number);
    } else return;
    event.preventDefault();
  };

  return (
    <div className={`${styles.map} ${fillColours}`}>
      <div
        className={styles.tiles}
        role="listbox"
        aria-label={label}
        aria-activedescendant={current ? `${id}-${current.number}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={() => setWalking(true)}
        onBlur={() => setWalking(false)}
        onPointerLeave={() => setActive(null)}
      >
        <svg viewBox={`-2 -2 ${layout.columns * cell + 4} ${layout.rows * cell + 4}`} role="presentation">
          <FillPatterns id={id} />
          <Tiles
            id={id}
            tiles={tiles}
            marks={marks}
            county={county}
            onCounty={onCounty}
            onActive={setActive}
          />
          <path className={styles.borders} d={lines} />
          {current ? (
            <rect
              className={walking ? styles.focus : styles.hover}
              x={current.column * cell - 1}
              y={current.row * cell - 1}
              width={cell + 2}
              height={cell + 2}
              rx="3"
            />
          ) : null}
        </svg>
      </div>
      <p className={styles.about} aria-hidden="true">
        {(current && marks.get(current.number)?.label) ?? hint}
      </p>
      <ul className={styles.legend} aria-label={legendLabel}>
        {legend.map((entry) => (
          <li key={entry.state}>
            <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
              <FillPatterns id={`${id}-${entry.state}`} />
              <StateTile
                id={`${id}-${entry.state}`}
                state={entry.state}
                x={0}
                y={0}
                text={sampleText[entry.state] ?? ''}
              />
            </svg>
            <span>
              {entry.label} <strong>{entry.count}</strong>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What stands in a cell of each state; an affected one shows how many are lost. */
export const sampleText: Partial<Record<ShownState, string>> = {
  affected: 'n',
  under_investigation: '?',
  not_affected: '✓',
  answered: '•',
  overdue: '!',
  exempt: '–',
};

type TilesProps = {
  id: string;
  tiles: readonly Tile[];
  marks: ReadonlyMap<string, TileMark>;
  county: string | null;
  onCounty: (county: string) => void;
  onActive: (number: string) => void;
};

/** Drawn once, not again for every move of the pointer. */
const Tiles = memo(function Tiles({ id, tiles, marks, county, onCounty, onActive }: TilesProps) {
  return tiles.map((tile) => {
    const mark = marks.get(tile.number);
    if (!mark) return null;
    return (
      <g
        key={tile.number}
        id={`${id}-${tile.number}`}
        role="option"
        aria-label={mark.label}
        aria-selected={county === tile.county}
        className={county && county !== tile.county ? styles.dimmed : styles.tile}
        onClick={() => onCounty(tile.county)}
        onPointerEnter={() => onActive(tile.number)}
      >
        <StateTile id={id} state={mark.state} x={tile.column * cell} y={tile.row * cell} text={mark.text} />
      </g>
    );
  });
});
