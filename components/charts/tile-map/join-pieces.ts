import { type Board, nobody, swap } from './grid';

const mostRounds = 200;

/**
 * Moves stray pieces of a county, place by place along the shortest way, until every county is in one piece.
 *
 * @returns whether that came to an end
 */
export function joinPieces(board: Board): boolean {
  for (let round = 0; round < mostRounds; round++) {
    const stray = strayCell(board);
    if (stray === null) return true;
    const way = wayHome(board, stray.cell, stray.main);
    for (let step = 1; step < way.length; step++) swap(board, way[step - 1] ?? 0, way[step] ?? 0);
  }
  return strayCell(board) === null;
}

/** A cell of a county's smaller piece, and the cells of its largest; null when every county is in one piece. */
function strayCell(board: Board): { cell: number; main: Set<number> } | null {
  const pieces = new Map<number, Set<number>[]>();
  const seen = new Set<number>();
  for (const cell of board.cellOf) {
    if (seen.has(cell)) continue;
    const county = countyAt(board, cell) ?? 0;
    const piece = new Set([cell]);
    for (const from of piece) {
      for (const next of around(board, from)) if (countyAt(board, next) === county) piece.add(next);
    }
    for (const member of piece) seen.add(member);
    pieces.set(county, [...(pieces.get(county) ?? []), piece]);
  }
  for (const [, parts] of [...pieces].sort(([a], [b]) => a - b)) {
    const bySize = parts.sort((a, b) => b.size - a.size);
    const [main] = bySize;
    const smallest = bySize.at(-1);
    if (main && smallest && smallest !== main) return { cell: Math.min(...smallest), main };
  }
  return null;
}

/** The cells from `cell` to one beside `main`, both included; through cells of other counties and empty ones. */
function wayHome(board: Board, cell: number, main: ReadonlySet<number>): number[] {
  const cameFrom = new Map<number, number>([[cell, cell]]);
  for (const here of cameFrom.keys()) {
    if (around(board, here).some((next) => main.has(next))) {
      const way = [here];
      for (let back = here; back !== cell; ) {
        back = cameFrom.get(back) ?? cell;
        way.unshift(back);
      }
      return way;
    }
    for (const next of around(board, here)) if (!cameFrom.has(next)) cameFrom.set(next, here);
  }
  return [cell];
}

function around({ width, at }: Board, cell: number): number[] {
  const column = cell % width;
  const beside = [cell - width, cell + width];
  if (column > 0) beside.push(cell - 1);
  if (column < width - 1) beside.push(cell + 1);
  return beside.filter((next) => next >= 0 && next < at.length);
}

function countyAt({ at, county }: Board, cell: number): number | null {
  const place = at[cell] ?? nobody;
  return place === nobody ? null : (county[place] ?? null);
}
