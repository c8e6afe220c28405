import { type Place, type TileLayout, tileLayout } from '@/components/charts/tile-map/layout';
import { BoundedCache } from '@/lib/bounded-cache';

const maps = new BoundedCache<TileLayout>(16);

/** The map of these municipalities, worked out once per set of them: that takes a few hundred milliseconds. */
export function mapOf(places: readonly Place[]): TileLayout {
  const name = JSON.stringify(places);
  const known = maps.get(name);
  if (known) return known;
  const layout = tileLayout(places);
  maps.set(name, layout);
  return layout;
}
