import { randomUUID } from 'node:crypto';
import { listMunicipalities } from '@/domain/register/data';
import { dayInNorway } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import { Prisma, type Tx } from '@/lib/db';
import { type FieldError, forbidden, invalid, notFound, type Outcome, ok } from '@/lib/outcome';
import { type CountedRow, parseCountsCsv } from '../counts-csv';
import { type OperatorCounts, type OperatorCountsResult, operatorCountsSchema } from '../counts-schema';
import { incidentOwner } from '../data';
import { authorityOffices, canEditIncident, canImportOperatorList, operatorOffices } from '../policy';
import { officeName } from './import-operator-list';

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
  const read = given.csv === undefined ? ok(fromRows(given.rows ?? [])) : parseCountsCsv(given.csv);
  if (!read.ok) return read;
  const moment = now();
  const municipalities = new Map((await listMunicipalities(tx, moment)).map((m) => [m.number, m]));
  const errors = problems(read.value, municipalities, dayInNorway(moment).slice(0, 7));
  if (errors.length > 0) return invalid('INVALID', { fields: errors.slice(0, 200) });
  const sourceOfficeId = operatorOffices(actor)[0] ?? authorityOffices(actor)[0] ?? null;
  const ownName = (await officeName(tx, sourceOfficeId)) ?? incident.officeName;
  const source = given.source ?? ownName;
  // The newest of a source holds, so nobody else may speak in its name.
  if (source !== ownName && !canEditIncident(actor, incident)) return forbidden('NOT_ALLOWED');
  // One list of an incident at a time: each is held against what is known, and the newest of a source holds.
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('kvittert.list'), hashtext(${incidentId}))::text`;
  const known = await knownCounts(tx, incidentId, source);
  const facts = read.value.flatMap(({ row }) =>
    (['sent', 'delivered'] as const).flatMap((kind) => {
      const value = row[kind];
      const before = known.get(`${row.municipalityNumber} ${kind} ${row.month}`);
      return value === null || value === before ? [] : { row, kind, value, replaces: before !== undefined };
    }),
  );
  const result = {
    dryRun: given.dryRun,
    rows: read.value.length,
    municipalities: new Set(read.value.map(({ row }) => row.municipalityNumber)).size,
    months: new Set(read.value.map(({ row }) => row.month)).size,
    changed: facts.filter((fact) => fact.replaces).length,
    facts: facts.length,
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

function fromRows(rows: CountedRow['row'][]): CountedRow[] {
  return rows.map((row, index) => ({ row, place: `rows.${index}`, line: null }));
}

function problems(
  rows: CountedRow[],
  municipalities: ReadonlyMap<string, unknown>,
  thisMonth: string,
): FieldError[] {
  const seen = new Set<string>();
  return rows.flatMap(({ row, place, line }) => {
    const error = (field: string, code: string, value: string): FieldError => ({
      path: `${place}.${field}`,
      code,
      params: line === null ? { value } : { line, column: field, value },
    });
    const { municipalityNumber: number, month } = row;
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
