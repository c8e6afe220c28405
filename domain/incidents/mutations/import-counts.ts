import { randomUUID } from 'node:crypto';
import { listMunicipalities } from '@/domain/register/data';
import { dayInNorway } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import { Prisma, type Tx } from '@/lib/db';
import { type FieldError, forbidden, invalid, notFound, type Outcome, ok } from '@/lib/outcome';
import { parseCountsCsv } from '../counts-csv';
import {
  type CountRow,
  type OperatorCounts,
  type OperatorCountsResult,
  operatorCountsSchema,
} from '../counts-schema';
import { incidentOwner } from '../data';
import type { PlacedRow } from '../list-csv';
import { canImportOperatorList } from '../policy';
import { cellError, placed, sourceOf } from './list-source';

/**
 * Appends what an operator sent and delivered per municipality and month, or with `dryRun` only says what would
 * change. The newest of a source holds; an empty cell says nothing and takes nothing back; the same counts again
 * write nothing. Errors: NOT_FOUND, NOT_ALLOWED, INVALID with `csv.<line>.<column>` or `rows.<index>.<field>`.
 */
export async function importOperatorCounts(
  actor: Actor,
  tx: Tx,
  { incidentId, ...input }: OperatorCounts & { incidentId: string },
): Promise<Outcome<OperatorCountsResult>> {
  const incident = await incidentOwner(actor, tx, incidentId);
  if (!incident) return notFound('NOT_FOUND');
  if (!canImportOperatorList(actor, incident)) return forbidden('NOT_ALLOWED');
  const given = operatorCountsSchema.parse(input);
  const read =
    given.csv === undefined
      ? ok({ rows: placed(given.rows ?? []), passedOver: [] })
      : parseCountsCsv(given.csv);
  if (!read.ok) return read;
  const { rows, passedOver } = read.value;
  const moment = now();
  const municipalities = new Map((await listMunicipalities(tx, moment)).map((m) => [m.number, m]));
  const errors = problems(rows, municipalities, dayInNorway(moment).slice(0, 7));
  if (errors.length > 0) return invalid('INVALID', { fields: errors.slice(0, 200) });
  const from = await sourceOf(actor, tx, incident, given.source);
  if (!from.ok) return from;
  const { source, sourceOfficeId } = from.value;
  const known = await knownCounts(tx, incidentId, source);
  const facts = rows.flatMap(({ row }) =>
    (['sent', 'delivered'] as const).flatMap((kind) => {
      const value = row[kind];
      const before = known.get(`${row.municipalityNumber} ${kind} ${row.month}`);
      return value === null || value === before ? [] : { row, kind, value, replaces: before !== undefined };
    }),
  );
  const result = {
    dryRun: given.dryRun,
    rows: rows.length,
    municipalities: new Set(rows.map(({ row }) => row.municipalityNumber)).size,
    months: new Set(rows.map(({ row }) => row.month)).size,
    changed: facts.filter((fact) => fact.replaces).length,
    facts: facts.length,
    passedOver,
  };
  if (given.dryRun || facts.length === 0) return ok(result);
  const listId = randomUUID();
  await tx.municipalityFact.createMany({
    data: facts.map(({ row, kind, value }) => ({
      incidentId,
      municipalityNumber: row.municipalityNumber,
      officeId: municipalities.get(row.municipalityNumber)?.officeId ?? '',
      kind,
      month: row.month,
      value: value ?? Prisma.JsonNull,
      source,
      sourceOfficeId,
      listId,
      at: moment,
      recordedAt: moment,
      recordedById: actor.personId,
    })),
  });
  await recordEvent(tx, actor, 'incident.counts_imported', {
    objectType: 'incident',
    objectId: incidentId,
    officeId: incident.officeId,
    after: { source, listId, rows: result.rows, facts: result.facts },
  });
  return ok(result);
}

function problems(
  rows: PlacedRow<CountRow>[],
  municipalities: ReadonlyMap<string, unknown>,
  thisMonth: string,
): FieldError[] {
  const seen = new Set<string>();
  return rows.flatMap((entry) => {
    const error = (column: string, code: string, value: string) => cellError(entry, column, code, value);
    const { municipalityNumber: number, month } = entry.row;
    const found: FieldError[] = [];
    if (!municipalities.has(number)) found.push(error('municipality_number', 'UNKNOWN_MUNICIPALITY', number));
    if (seen.has(`${number} ${month}`)) found.push(error('month', 'DUPLICATE', month));
    seen.add(`${number} ${month}`);
    if (month > thisMonth) found.push(error('month', 'IN_FUTURE', month));
    return found;
  });
}

/** What this source has said last, by municipality, kind and month. */
async function knownCounts(tx: Tx, incidentId: string, source: string): Promise<Map<string, number>> {
  const rows = await tx.municipalityFact.findMany({
    where: { incidentId, source, kind: { in: ['sent', 'delivered'] } },
    select: { municipalityNumber: true, kind: true, month: true, value: true },
    orderBy: [{ at: 'asc' }, { recordedAt: 'asc' }, { id: 'asc' }],
  });
  return new Map(
    rows.flatMap(({ municipalityNumber, kind, month, value }) =>
      typeof value === 'number' ? [[`${municipalityNumber} ${kind} ${month}`, value]] : [],
    ),
  );
}
