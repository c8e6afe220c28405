import { nameOfOffice } from '@/domain/register/rules';
import { type Actor, authorityOffices, operatorOffices } from '@/lib/actor';
import { now } from '@/lib/clock';
import type { Tx } from '@/lib/db';
import { type FieldError, forbidden, type Outcome, ok } from '@/lib/outcome';
import type { PlacedRow } from '../list-csv';
import { canEditIncident } from '../policy';

type Owner = { id: string; officeId: string; officeName: string };

/**
 * In whose name a list speaks: `wanted`, or the office that sends it. The newest of a source holds, so nobody else may
 * speak in its name (403 NOT_ALLOWED), and one list of an incident is taken at a time, each held against what is known.
 */
export async function sourceOf(
  actor: Actor,
  tx: Tx,
  incident: Owner,
  wanted: string | undefined,
): Promise<Outcome<{ source: string; sourceOfficeId: string | null }>> {
  const sourceOfficeId = operatorOffices(actor)[0] ?? authorityOffices(actor)[0] ?? null;
  const ownName = (await officeName(tx, sourceOfficeId)) ?? incident.officeName;
  const source = wanted ?? ownName;
  if (source !== ownName && !canEditIncident(actor, incident)) return forbidden('NOT_ALLOWED');
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('kvittert.list'), hashtext(${incident.id}))::text`;
  return ok({ source, sourceOfficeId });
}

async function officeName(tx: Tx, officeId: string | null): Promise<string | null> {
  if (!officeId) return null;
  const office = await tx.office.findUnique({ where: { id: officeId }, select: { names: true } });
  return office ? nameOfOffice(office.names, now()) : null;
}

/** Rows that came as JSON, each with its place. */
export function placed<Row>(rows: readonly Row[]): PlacedRow<Row>[] {
  return rows.map((row, index) => ({ row, place: `rows.${index}`, line: null }));
}

/** What is wrong with one cell, by the file's line and column or by the row's place in the JSON. */
export function cellError(
  { place, line }: PlacedRow<unknown>,
  column: string,
  code: string,
  value: string,
): FieldError {
  return { path: `${place}.${column}`, code, params: line === null ? { value } : { line, column, value } };
}
