import { type Board, nobody, swap } from './grid';
import { joinPieces } from './join-pieces';
import type { Point } from './relax';

const margin = 3;
/** What a border between two counties costs, against one cell squared away from where a place belongs. */
const border = 2;
/** What an edge towards empty cells costs: closes gaps without filling the fjords. */
const coast = 0.6;
const triesPerPlace = 800;
const hottest = 2;

/**
 * Sets the places on a grid, one each: near where they belong, with short borders between counties, so that each
 * county is one piece. Simulated annealing with dice of its own, so that the answer is always the same.
 *
 * @returns whole coordinates, one per target
 */
export function anneal(targets: readonly Point[], counties: readonly string[]): Point[] {
  const names = [...new Set(counties)].sort();
  const left = Math.floor(Math.min(...targets.map((t) => t.x))) - margin;
  const top = Math.floor(Math.min(...targets.map((t) => t.y))) - margin;
  const belongs = targets.map((t) => ({ x: t.x - left, y: t.y - top }));
  const board = nearest(
    belongs,
    Int32Array.from(counties, (county) => names.indexOf(county)),
  );
  const random = dice(20230605);
  const tries = triesPerPlace * targets.length;
  for (let n = 0; n < tries; n++) tryMove(board, belongs, random, hottest * (1 - n / tries) ** 2);
  if (!joinPieces(board)) return countyByCounty(counties);
  return [...board.cellOf].map((cell) => ({ x: cell % board.width, y: Math.floor(cell / board.width) }));
}

/** Everybody on the nearest cell that is free. */
function nearest(belongs: readonly Point[], county: Int32Array): Board {
  const width = Math.ceil(Math.max(...belongs.map((t) => t.x))) + 1 + margin;
  const height = Math.ceil(Math.max(...belongs.map((t) => t.y))) + 1 + margin;
  const at = new Int32Array(width * height).fill(nobody);
  const cellOf = new Int32Array(belongs.length);
  for (const [i, { x, y }] of belongs.entries()) {
    let best = nobody;
    let least = Number.POSITIVE_INFINITY;
    for (let cell = 0; cell < at.length; cell++) {
      if (at[cell] !== nobody) continue;
      const away = (x - (cell % width)) ** 2 + (y - Math.floor(cell / width)) ** 2;
      if (away < least) [best, least] = [cell, away];
    }
    at[best] = i;
    cellOf[i] = best;
  }
  return { width, height, at, cellOf, county };
}

/** When the counties lie too much in each other: one after the other along a winding row, so that each is one piece. */
function countyByCounty(counties: readonly string[]): Point[] {
  const width = Math.ceil(Math.sqrt(counties.length));
  const order = [...counties.keys()].sort((a, b) => ((counties[a] ?? '') < (counties[b] ?? '') ? -1 : 1));
  const cells: Point[] = [];
  for (const [position, place] of order.entries()) {
    const y = Math.floor(position / width);
    const along = position % width;
    cells[place] = { x: y % 2 === 0 ? along : width - 1 - along, y };
  }
  return cells;
}

/** Swaps a place with what is in one of the eight cells around it, if that is better or warm enough. */
function tryMove(board: Board, belongs: readonly Point[], random: () => number, heat: number): void {
  const from = board.cellOf[Math.floor(random() * board.cellOf.length)] ?? 0;
  const column = (from % board.width) + Math.floor(random() * 3) - 1;
  const row = Math.floor(from / board.width) + Math.floor(random() * 3) - 1;
  const inside = column > 0 && row > 0 && column < board.width - 1 && row < board.height - 1;
  const to = row * board.width + column;
  if (!inside || to === from) return;
  const before = costAt(board, belongs, from) + costAt(board, belongs, to);
  swap(board, from, to);
  const worse = costAt(board, belongs, from) + costAt(board, belongs, to) - before;
  if (worse > 0 && random() >= Math.exp(-worse / heat)) swap(board, from, to);
}

function costAt({ width, at, county }: Board, belongs: readonly Point[], cell: number): number {
  const place = at[cell] ?? nobody;
  if (place === nobody) return 0;
  const { x, y } = belongs[place] as Point;
  let cost = (x - (cell % width)) ** 2 + (y - Math.floor(cell / width)) ** 2;
  for (const step of [1, -1, width, -width]) {
    const other = at[cell + step] ?? nobody;
    if (other === nobody) cost += coast;
    else if (county[other] !== county[place]) cost += border;
  }
  return cost;
}

/** Pseudo-random numbers in [0, 1), always the same ones (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
