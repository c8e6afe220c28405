import type { CountyRow, MunicipalityState } from '../schema';
import { findingCounts } from './finding';
import { totals } from './ladder';
import { coverage } from './response';

/** One row per county by number: its municipalities' coverage, findings and sums. The rows add up to the whole. */
export function byCounty(
  municipalities: readonly MunicipalityState[],
  countyNames: ReadonlyMap<string, string>,
): CountyRow[] {
  const groups = Map.groupBy(municipalities, (m) => m.countyNumber);
  return [...groups]
    .map(([number, members]) => ({
      number,
      name: countyNames.get(number) ?? number,
      municipalities: coverage(members.map((m) => m.response)),
      findings: findingCounts(members),
      totals: totals(members),
    }))
    .toSorted((a, b) => (a.number < b.number ? -1 : 1));
}
