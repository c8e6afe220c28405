import type { Tx } from '@/lib/db';
import { sha256 } from '@/lib/secrets';
import { readFigureRows } from './rows-data';
import { figuresOf } from './rules/figures';

/** The SHA-256 of the figures of an incident as of a moment. */
export type Fingerprint = { incidentId: string; asOf: string; sha256: string };

/**
 * The figures of every incident, worked out from the rows and hashed; the same rows give the same hash, in whatever
 * order the database returns them. For showing that a restored database says what the saved one said. The system's.
 */
export async function figureFingerprints(tx: Tx, asOf: Date): Promise<Fingerprint[]> {
  const incidents = await tx.incident.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  const prints: Fingerprint[] = [];
  // One at a time: each holds all rows of its incident.
  for (const { id: incidentId } of incidents) {
    const rows = await readFigureRows(tx, { incidentId, surveyId: null, offices: null, asOf });
    const scope = { kind: 'incident', id: incidentId, incidentId, county: null, ownCounties: false } as const;
    const figures = figuresOf(rows, scope, asOf);
    prints.push({ incidentId, asOf: asOf.toISOString(), sha256: sha256(JSON.stringify(ordered(figures))) });
  }
  return prints;
}

/** Lists by their content and objects by their keys, all the way down. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(ordered).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  );
}
