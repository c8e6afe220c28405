import { randomUUID } from 'node:crypto';
import { listMunicipalities } from '@/domain/register/data';
import { dayInNorway } from '@/domain/register/rules';
import type { Actor } from '@/lib/actor';
import { recordEvent } from '@/lib/audit';
import { now } from '@/lib/clock';
import { Prisma, type Tx } from '@/lib/db';
import { type FieldError, forbidden, invalid, notFound, type Outcome, ok } from '@/lib/outcome';
import { incidentOwner } from '../data';
import type { PlacedRow } from '../list-csv';
import { parseOperatorCsv } from '../operator-csv';
import { canImportOperatorList } from '../policy';
import {
  factKinds,
  type MunicipalityFactKind,
  type OperatorList,
  type OperatorListResult,
  type OperatorRow,
  operatorListSchema,
} from '../schema';
import { cellError, placed, sourceOf } from './list-source';

type ListedRow = PlacedRow<OperatorRow>;

type Known = { number: string; kind: MunicipalityFactKind; value: string | null; at: Date };
type NewFact = { row: OperatorRow; at: Date; kind: MunicipalityFactKind; value: string | null };

/**
 * Appends an operator's list as facts of the municipalities, or with `dryRun` only says what would change. The
 * newest of a source holds; an empty cell takes back what that source said before; sending the same list again
 * writes nothing. Errors: NOT_FOUND, NOT_ALLOWED, INVALID with `csv.<line>.<column>` or `rows.<index>.<field>`.
 */
export async function importOperatorList(
  actor: Actor,
  tx: Tx,
  { incidentId, ...input }: OperatorList & { incidentId: string },
): Promise<Outcome<OperatorListResult>> {
  const incident = await incidentOwner(actor, tx, incidentId);
  if (!incident) return notFound('NOT_FOUND');
  if (!canImportOperatorList(actor, incident)) return forbidden('NOT_ALLOWED');
  const list = operatorListSchema.parse(input);
  const read =
    list.csv === undefined
      ? ok({ rows: placed(list.rows ?? []), passedOver: [] })
      : parseOperatorCsv(list.csv);
  if (!read.ok) return read;
  const { rows, passedOver } = read.value;
  const moment = now();
  const at = (entry: ListedRow) => new Date(entry.row.at ?? list.at ?? moment);
  const municipalities = new Map((await listMunicipalities(tx, moment)).map((m) => [m.number, m]));
  const errors = problems(rows, municipalities, at, {
    moment,
    inProductionOn: incident.inProductionOn,
  });
  if (errors.length > 0) return invalid('INVALID', { fields: errors.slice(0, 200) });

  const from = await sourceOf(actor, tx, incident, list.source);
  if (!from.ok) return from;
  const { source, sourceOfficeId } = from.value;
  const known = await knownOfSource(tx, incidentId, source);
  const facts = newFacts(rows, at, known);
  const result = { ...resultOf(list.dryRun, rows, facts, known, municipalities), passedOver };
  if (list.dryRun || facts.length === 0) return ok(result);

  const lists = new Map<number, string>();
  for (const fact of facts) if (!lists.has(Number(fact.at))) lists.set(Number(fact.at), randomUUID());
  await tx.municipalityFact.createMany({
    data: facts.map(({ row, at: factAt, kind, value }) => ({
      incidentId,
      municipalityNumber: row.municipalityNumber,
      officeId: municipalities.get(row.municipalityNumber)?.officeId ?? '',
      kind,
      value: value ?? Prisma.JsonNull,
      source,
      sourceOfficeId,
      certainty: row.certainty,
      listId: lists.get(Number(factAt)) ?? null,
      at: factAt,
      recordedAt: moment,
      recordedById: actor.personId,
    })),
  });
  await recordEvent(tx, actor, 'incident.list_imported', {
    objectType: 'incident',
    objectId: incidentId,
    officeId: incident.officeId,
    after: { source, lists: [...lists.values()], rows: result.rows, facts: result.facts },
  });
  return ok(result);
}

function problems(
  rows: ListedRow[],
  municipalities: ReadonlyMap<string, unknown>,
  at: (entry: ListedRow) => Date,
  { moment, inProductionOn }: { moment: Date; inProductionOn: string | null },
): FieldError[] {
  const today = dayInNorway(moment);
  const seen = new Set<string>();
  return rows.flatMap((entry) => {
    const { row } = entry;
    const error = (column: string, code: string, value: string) => cellError(entry, column, code, value);
    const number = row.municipalityNumber;
    const found: FieldError[] = [];
    if (!municipalities.has(number)) found.push(error('municipality_number', 'UNKNOWN_MUNICIPALITY', number));
    const key = `${number} ${at(entry).toISOString()}`;
    if (seen.has(key)) found.push(error('municipality_number', 'DUPLICATE', number));
    seen.add(key);
    if (row.usesSystem === 'no' && row.integrationInUse === 'yes')
      found.push(error('integration', 'CONTRADICTS', 'yes'));
    const fixedOn = row.fixedVersionOn;
    if (fixedOn && fixedOn > today) found.push(error('fixed_version_on', 'IN_FUTURE', fixedOn));
    if (fixedOn && inProductionOn && fixedOn < inProductionOn)
      found.push(error('fixed_version_on', 'BEFORE_INCIDENT', fixedOn));
    if (at(entry) > moment) found.push(error('list_date', 'IN_FUTURE', at(entry).toISOString()));
    return found;
  });
}

/** What this source has said, newest first. */
async function knownOfSource(tx: Tx, incidentId: string, source: string): Promise<Known[]> {
  return tx.$queryRaw<Known[]>`
    select "municipalityNumber" as number, kind, value #>> '{}' as value, at
    from municipality_fact
    where "incidentId" = ${incidentId}::uuid and source = ${source} and kind = any (${[...factKinds]})
    order by at desc, "recordedAt" desc, id desc`;
}

/** What the rows add to what their source has said, in order of time: all they state, and what they take back. */
function newFacts(rows: ListedRow[], at: (entry: ListedRow) => Date, known: readonly Known[]): NewFact[] {
  const said = new Map<string, { value: string | null; at: Date }[]>();
  for (const { number, kind, value, at: saidAt } of known) {
    const key = `${number} ${kind}`;
    said.set(key, [...(said.get(key) ?? []), { value, at: saidAt }]);
  }
  const facts: NewFact[] = [];
  for (const entry of rows.toSorted((a, b) => Number(at(a)) - Number(at(b)))) {
    for (const kind of factKinds) {
      const key = `${entry.row.municipalityNumber} ${kind}`;
      const before = said.get(key) ?? [];
      const fact = { value: entry.row[kind], at: at(entry) };
      const repeated = before.some((f) => f.value === fact.value && Number(f.at) === Number(fact.at));
      if (repeated || (fact.value === null && (before[0]?.value ?? null) === null)) continue;
      said.set(key, [fact, ...before]);
      facts.push({ row: entry.row, kind, ...fact });
    }
  }
  return facts;
}

function resultOf(
  dryRun: boolean,
  rows: ListedRow[],
  facts: NewFact[],
  known: readonly Known[],
  municipalities: ReadonlyMap<string, { name: string }>,
): Omit<OperatorListResult, 'passedOver'> {
  const current = new Map<string, string | null>();
  for (const fact of known)
    if (!current.has(`${fact.number} ${fact.kind}`)) current.set(`${fact.number} ${fact.kind}`, fact.value);
  const numbersKnown = new Set(known.map((fact) => fact.number));
  const named = new Set(rows.map((entry) => entry.row.municipalityNumber));
  const latest = new Map(rows.map((entry) => [entry.row.municipalityNumber, entry.row]));
  const changes = facts.flatMap(({ row, kind, value }) => {
    const before = current.get(`${row.municipalityNumber} ${kind}`) ?? null;
    if (!numbersKnown.has(row.municipalityNumber) || before === value) return [];
    const name = municipalities.get(row.municipalityNumber)?.name ?? '';
    return { municipalityNumber: row.municipalityNumber, name, kind, before, after: value };
  });
  const changed = new Set(changes.map((change) => change.municipalityNumber));
  const added = [...named].filter((number) => !numbersKnown.has(number)).length;
  return {
    dryRun,
    rows: rows.length,
    added,
    unchanged: named.size - added - changed.size,
    changes,
    facts: facts.length,
    usesSystem: [...latest.values()].filter((row) => row.usesSystem === 'yes').length,
    fixedVersion: [...latest.values()].filter((row) => row.usesSystem === 'yes' && row.fixedVersionOn).length,
    notNamed: [...municipalities.keys()].filter((number) => !named.has(number)).length,
  };
}
