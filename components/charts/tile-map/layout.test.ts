import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Place, type TileLayout, tileLayout } from './layout';
import { borders, tileBeside } from './walk';

function norway(year: number): Place[] {
  const file = join(process.cwd(), 'prisma', 'replay', `municipalities-${year}.csv`);
  const rows = parse(readFileSync(file), { columns: true }) as Record<string, string>[];
  return rows.map((row) => ({
    number: row.number ?? '',
    county: row.county_number ?? '',
    latitude: Number(row.lat),
    longitude: Number(row.lon),
  }));
}

const key = ({ column, row }: { column: number; row: number }) => `${column},${row}`;

/** How many pieces each county is in. */
function pieces(layout: TileLayout): Map<string, number> {
  const countyAt = new Map(layout.tiles.map((tile) => [key(tile), tile.county]));
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  for (const start of layout.tiles) {
    if (seen.has(key(start))) continue;
    counts.set(start.county, (counts.get(start.county) ?? 0) + 1);
    const piece = [start as { column: number; row: number }];
    for (const { column, row } of piece) {
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const) {
        const next = { column: column + dx, row: row + dy };
        if (seen.has(key(next)) || countyAt.get(key(next)) !== start.county) continue;
        seen.add(key(next));
        piece.push(next);
      }
    }
    seen.add(key(start));
  }
  return counts;
}

function expectSound(layout: TileLayout, places: readonly Place[]): void {
  expect(layout.tiles).toHaveLength(places.length);
  expect(new Set(layout.tiles.map(key)).size).toBe(places.length);
  for (const { column, row } of layout.tiles) {
    expect(column >= 0 && column < layout.columns && row >= 0 && row < layout.rows).toBe(true);
  }
  expect([...pieces(layout)].filter(([, count]) => count > 1)).toEqual([]);
}

describe.each([2023, 2024])('the map of the municipalities of %i', (year) => {
  const places = norway(year);
  const layout = tileLayout(places);
  const at = (number: string) =>
    layout.tiles.find((tile) => tile.number === number) ?? { column: -1, row: -1 };

  test('has one cell for each, none over another, and every county in one piece', () => {
    expectSound(layout, places);
  });

  test('is the same whatever order they come in', () => {
    expect(tileLayout(places.toReversed())).toEqual(layout);
  });

  test('is fit for a telephone: at most 27 columns, higher than wide', () => {
    expect(layout.columns).toBeLessThanOrEqual(27);
    expect(layout.rows).toBeGreaterThanOrEqual(layout.columns);
  });

  test('has the shape of the country: north above south, Bergen west of Oslo, Finnmark furthest east', () => {
    const [bergen, oslo, trondheim, kristiansand] = ['4601', '0301', '5001', '4204'].map(at);
    const vadso = at(year === 2023 ? '5405' : '5607');
    expect(vadso.row).toBeLessThan(trondheim?.row ?? 0);
    expect(trondheim?.row).toBeLessThan(bergen?.row ?? 0);
    expect(oslo?.row).toBeLessThan(kristiansand?.row ?? 0);
    expect(bergen?.column).toBeLessThan(oslo?.column ?? 0);
    expect(vadso.column).toBeGreaterThan(oslo?.column ?? 0);
  });

  test('places keep their order from south to north, nearly', () => {
    const byLatitude = places.toSorted((a, b) => a.latitude - b.latitude);
    let inOrder = 0;
    let pairs = 0;
    for (const [i, south] of byLatitude.entries()) {
      for (const north of byLatitude.slice(i + 1)) {
        if (north.latitude - south.latitude < 0.5) continue;
        pairs++;
        if (at(north.number).row <= at(south.number).row) inOrder++;
      }
    }
    expect(inOrder / pairs).toBeGreaterThan(0.95);
  });
});

test('any places at all get a sound map', () => {
  const place = fc.record({
    county: fc.constantFrom('03', '46', '50'),
    latitude: fc.double({ min: 58, max: 71, noNaN: true }),
    longitude: fc.double({ min: 5, max: 31, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(place, { maxLength: 25 }), (found) => {
      const places = found.map((p, i) => ({ ...p, number: String(1000 + i) }));
      expectSound(tileLayout(places), places);
    }),
    { numRuns: 50 },
  );
});

test('an arrow key goes straight ahead before aslant, and stops at the edge', () => {
  const tile = (number: string, column: number, row: number) => ({ number, county: '46', column, row });
  const tiles = [tile('a', 0, 0), tile('b', 3, 0), tile('c', 1, 1), tile('d', 0, 2)];
  const from = tiles[0] as (typeof tiles)[number];
  expect(tileBeside(tiles, from, 'ArrowRight')?.number).toBe('b');
  expect(tileBeside(tiles, from, 'ArrowDown')?.number).toBe('d');
  expect(tileBeside(tiles, from, 'ArrowUp')).toBeNull();
});

test('borders are drawn between counties and nowhere else', () => {
  const tile = (county: string, column: number, row: number) => ({
    number: `${column}${row}`,
    county,
    column,
    row,
  });
  expect(borders([tile('46', 0, 0), tile('50', 1, 0), tile('46', 0, 1)], 10)).toBe('M10 0v10');
});
