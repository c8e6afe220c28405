import type { Tx } from '@/lib/db';

/** Where a municipality lies: a point inside it, in degrees. */
export type MunicipalityPlace = { number: string; county: string; latitude: number; longitude: number };

/** Where these municipalities lie, by number; open to everybody, as the register is. One query. */
export async function listPlaces(tx: Tx, numbers: string[]): Promise<MunicipalityPlace[]> {
  const rows = await tx.municipality.findMany({
    where: { number: { in: numbers } },
    select: { number: true, countyNumber: true, latitude: true, longitude: true },
    orderBy: { number: 'asc' },
  });
  return rows.map(({ countyNumber, ...row }) => ({ ...row, county: countyNumber }));
}
