export type Point = { x: number; y: number };

const radians = Math.PI / 180;
/** Cells per radius of the earth; with it Norway's 356 municipalities have about the area of their cells. */
const scale = 90;
const centre = { latitude: 65 * radians, longitude: 15 * radians };

/** Lambert's azimuthal equal-area projection about the middle of Norway, in cells, south downwards. */
export function project({ latitude, longitude }: { latitude: number; longitude: number }): Point {
  const phi = latitude * radians;
  const lambda = longitude * radians - centre.longitude;
  const along = Math.cos(phi) * Math.cos(lambda);
  const cosine = Math.sin(centre.latitude) * Math.sin(phi) + Math.cos(centre.latitude) * along;
  const k = scale * Math.sqrt(2 / (1 + cosine));
  return {
    x: k * Math.cos(phi) * Math.sin(lambda),
    y: -k * (Math.cos(centre.latitude) * Math.sin(phi) - Math.sin(centre.latitude) * along),
  };
}

/** Who lies beside whom: pairs with nobody in the circle between them (a Gabriel graph). */
export function neighbours(points: readonly Point[]): [number, number][] {
  const pairs: [number, number][] = [];
  for (const [i, a] of points.entries()) {
    for (let j = i + 1; j < points.length; j++) {
      const b = points[j] as Point;
      const x = (a.x + b.x) / 2;
      const y = (a.y + b.y) / 2;
      const reach = ((a.x - b.x) ** 2 + (a.y - b.y) ** 2) / 4;
      const between = points.some((c, k) => k !== i && k !== j && (c.x - x) ** 2 + (c.y - y) ** 2 < reach);
      if (!between) pairs.push([i, j]);
    }
  }
  return pairs;
}

const rounds = 200;

/** Pulls neighbours together and pushes everybody apart until they lie about one cell from each other. */
export function relax(
  start: readonly Point[],
  pairs: readonly [number, number][],
  counties: readonly string[],
): Point[] {
  const points = start.map((point) => ({ ...point }));
  for (let round = 0; round < rounds; round++) {
    const moves = points.map(() => ({ x: 0, y: 0 }));
    const force = (i: number, j: number, rest: number, strength: number) => {
      const a = points[i] as Point;
      const b = points[j] as Point;
      const distance = Math.hypot(b.x - a.x, b.y - a.y) || 1e-6;
      const k = (strength * (distance - rest)) / distance;
      const [from, to] = [moves[i] as Point, moves[j] as Point];
      from.x += k * (b.x - a.x);
      from.y += k * (b.y - a.y);
      to.x -= k * (b.x - a.x);
      to.y -= k * (b.y - a.y);
    };
    for (const [i, j] of pairs) force(i, j, counties[i] === counties[j] ? 1 : 1.1, 0.18);
    for (let i = 0; i < points.length; i++) {
      const a = points[i] as Point;
      for (let j = i + 1; j < points.length; j++) {
        const b = points[j] as Point;
        const dx = b.x - a.x;
        const dy = b.y - a.y;
        if (dx * dx + dy * dy < 1) force(i, j, 1, 0.3);
      }
    }
    for (const [i, point] of points.entries()) {
      const home = start[i] as Point;
      const move = moves[i] as Point;
      point.x += move.x + 0.004 * (home.x - point.x);
      point.y += move.y + 0.004 * (home.y - point.y);
    }
  }
  return points;
}
