import type { Tile } from './layout';

export type Direction = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

/** The tile to go to from one by an arrow key: the nearest that way, straight ahead before aslant; null at the edge. */
export function tileBeside(tiles: readonly Tile[], from: Tile, direction: Direction): Tile | null {
  const across = direction === 'ArrowLeft' || direction === 'ArrowRight';
  const sign = direction === 'ArrowRight' || direction === 'ArrowDown' ? 1 : -1;
  let best: Tile | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const tile of tiles) {
    const [ahead, aside] = across
      ? [tile.column - from.column, tile.row - from.row]
      : [tile.row - from.row, tile.column - from.column];
    if (ahead * sign <= 0) continue;
    const distance = Math.abs(ahead) + 3 * Math.abs(aside);
    if (distance < least) [best, least] = [tile, distance];
  }
  return best;
}

/** The lines between counties, as one SVG path in units of `cell`; towards the sea there are none. */
export function borders(tiles: readonly Tile[], cell: number): string {
  const countyAt = new Map(tiles.map((tile) => [`${tile.column},${tile.row}`, tile.county]));
  const lines: string[] = [];
  for (const { column, row, county } of tiles) {
    const east = countyAt.get(`${column + 1},${row}`);
    const south = countyAt.get(`${column},${row + 1}`);
    if (east && east !== county) lines.push(`M${(column + 1) * cell} ${row * cell}v${cell}`);
    if (south && south !== county) lines.push(`M${column * cell} ${(row + 1) * cell}h${cell}`);
  }
  return lines.join('');
}
