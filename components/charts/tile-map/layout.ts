import { anneal } from './anneal';
import { neighbours, type Point, project, relax } from './relax';

/** A municipality and where it lies, in degrees. */
export type Place = { number: string; county: string; latitude: number; longitude: number };

/** One cell of the map: column from the west, row from the north. */
export type Tile = { number: string; county: string; column: number; row: number };

export type TileLayout = { columns: number; rows: number; tiles: Tile[] };

/**
 * One equal cell per municipality, neighbours near each other and each county in one piece: the coordinates are
 * projected, pulled and pushed until neighbours lie one cell apart, and then set on a grid. Deterministic: the
 * same places give the same map, in whatever order they come.
 */
export function tileLayout(places: readonly Place[]): TileLayout {
  const sorted = places.toSorted((a, b) => (a.number < b.number ? -1 : 1));
  if (sorted.length === 0) return { columns: 0, rows: 0, tiles: [] };
  const counties = sorted.map((place) => place.county);
  const start = sorted.map(project);
  const targets = relax(start, neighbours(start), counties);
  const cells = anneal(targets, counties);
  const left = least(cells.map((cell) => cell.x));
  const top = least(cells.map((cell) => cell.y));
  const tiles = sorted.map(({ number, county }, i) => {
    const { x, y } = cells[i] as Point;
    return { number, county, column: x - left, row: y - top };
  });
  return {
    columns: Math.max(...tiles.map((tile) => tile.column)) + 1,
    rows: Math.max(...tiles.map((tile) => tile.row)) + 1,
    tiles,
  };
}

function least(values: readonly number[]): number {
  return Math.min(...values);
}
